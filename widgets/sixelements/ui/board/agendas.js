/* Opening a room from an agenda of the course. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { makeVoice } from "../say.js";

/** A list of agendas and sessions, and a button that puts the exercises of one in place. */
export function agendaPicker(board, take) {
  const all = board.model.get("agendas");
  const id = board.uid("from");
  const said = h("p", { class: "six-hint" });
  const voice = makeVoice(said);
  const select = h(
    "select",
    { id },
    h("option", { value: "" }, W("board.start.from_choose")),
    all.map((one, index) => h("option", { value: String(index) }, one.title)),
  );
  const press = () => {
    const one = select.value ? all[Number(select.value)] : null;
    if (!one) return select.focus();
    take(one);
    voice.say(W("board.start.from_taken", { title: one.title }));
  };
  return h(
    "div",
    {},
    h(
      "div",
      { class: "six-row six-board-add" },
      h("div", { class: "six-field" }, h("label", { for: id }, W("board.start.from_agenda")), select),
      button(W("board.start.from_take"), press, { id: board.uid("from-take") }),
    ),
    said,
  );
}
