/* The address that phones in the room are told: picked from what this computer has, or typed. */

import { button, textBox } from "../controls.js";
import { h, W } from "../dom.js";
import { draft } from "./drafts.js";
import { keyed } from "./draw.js";

/** The part of the room's drawer for the address; the field is made once, so that typing in it is not disturbed. */
export function makeAddress(board) {
  const begun = draft(`address/${board.room().code}`, { typed: "" });
  const id = board.uid("address");
  const select = h("select", { id, on: { change: () => choose(select.value) } });
  const field = textBox({
    label: W("board.address.typed"),
    hint: W("board.address.typed_hint"),
    name: board.uid("address-typed"),
    value: begun.fields.typed,
    max: 200,
    rows: 1,
    onInput: (text) => {
      begun.fields.typed = text;
      begun.keep();
    },
  });
  const node = h(
    "section",
    { class: "six-board-addresses", "aria-labelledby": board.uid("address-title") },
    h("h4", { id: board.uid("address-title") }, W("board.address.title")),
    h("p", {}, W("board.address.hint")),
    h("div", { class: "six-field" }, h("label", { for: id }, W("board.address.pick")), select),
    h(
      "form",
      {
        class: "six-row six-board-add",
        on: {
          submit: (event) => {
            event.preventDefault();
            if (begun.fields.typed.trim()) choose(begun.fields.typed, typedIn);
            else field.querySelector("input").focus();
          },
        },
      },
      field,
      button(W("board.address.use"), () => node.querySelector("form").requestSubmit(), {
        id: board.uid("address-use"),
      }),
    ),
  );

  function choose(address, then = null) {
    board.press("address", { address }, () => {
      then?.();
      board.say(W("board.address.said", { address: bare(board.model.get("address")) }));
    });
  }

  function typedIn() {
    begun.clear();
    field.querySelector("input").value = "";
  }

  const drawChoices = keyed(select, (chosen, addresses) => {
    const listed = !chosen || addresses.includes(chosen) ? addresses : [chosen, ...addresses];
    return [
      h("option", { value: "" }, W("board.address.likeliest")),
      listed.map((one) => h("option", { value: one }, bare(one))),
    ];
  });

  function draw() {
    const chosen = board.room().address;
    drawChoices(chosen, board.model.get("addresses"));
    if (document.activeElement !== select) select.value = chosen;
  }

  return { node, draw, focus: () => select.focus() };
}

const bare = (address) => address.replace(/^https?:\/\//, "");
