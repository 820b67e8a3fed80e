/* Who is in the room: the heads beside the devices, the door, and letting a device go. */

import { button } from "../controls.js";
import { confirmDialog } from "../dialog.js";
import { h, plural, W } from "../dom.js";
import { makeVoice } from "../say.js";
import { keyed } from "./draw.js";
import { briefButton, numberBox, whole } from "./fields.js";

const MOST_HEADS = 2_000;

/** The part of the room's drawer that tells devices from people; made once, so that typing in it is not disturbed. */
export function makeDevices(board) {
  const field = numberBox({
    label: W("board.devices.heads"),
    hint: W("board.devices.heads_hint"),
    name: board.uid("heads"),
    value: board.room().heads ?? "",
    min: 0,
    max: MOST_HEADS,
    onInput: () => {},
  });
  field.querySelector("input").addEventListener("change", (event) => {
    const { value } = event.target;
    board.ask("heads", { heads: value === "" ? null : Math.min(whole(value), MOST_HEADS) });
  });
  const compared = h("p", {});
  const voice = makeVoice(compared);
  const door = h("div", {});
  const list = h("div", {});
  const node = h(
    "div",
    { class: "six-board-devices" },
    field,
    compared,
    door,
    h("h4", {}, W("board.devices.title")),
    list,
  );

  const drawDoor = keyed(door, (state) => [
    h("p", {}, W(`board.devices.door_${state}`)),
    button(
      W(state === "open" ? "board.devices.door_close" : "board.devices.door_reopen"),
      () => board.ask("door", { door: state === "open" ? "closed" : "open" }),
      { id: board.uid("door") },
    ),
  ]);

  const drawList = keyed(list, (devices) =>
    devices.length
      ? [
        h(
          "ul",
          { class: "six-board-agreed" },
          devices.map(({ id, badge }) =>
            h(
              "li",
              {},
              h("b", {}, badge),
              briefButton(
                W("board.devices.let_go_short"),
                W("board.devices.let_go", { badge }),
                board.uid(`device-${id}`),
                () => letGo(id, badge),
              ),
            )
          ),
        ),
        button(W("board.devices.idle"), letIdleGo, { id: board.uid("idle") }),
      ]
      : h("p", { class: "six-muted" }, W("board.devices.none")));

  async function letIdleGo() {
    const sure = await confirmDialog({
      title: W("board.devices.idle_title"),
      text: W("board.devices.idle_text"),
      yes: W("board.devices.idle_yes"),
      no: W("board.devices.idle_no"),
    });
    if (sure) board.ask("let-idle-go", {});
  }

  async function letGo(id, badge) {
    const sure = await confirmDialog({
      title: W("board.devices.let_go_title", { badge }),
      text: W("board.devices.let_go_text"),
      yes: W("board.devices.let_go_yes"),
      no: W("board.devices.let_go_no"),
    });
    if (sure) board.ask("let-go", { devices: [id] });
  }

  function draw() {
    const { joined, heads, door: state } = board.room();
    const more = heads === null ? 0 : joined - heads;
    voice.show(more > 0 ? plural("board.devices.more", more) : "");
    drawDoor(state);
    drawList(board.model.get("devices"));
  }

  return { node, draw };
}
