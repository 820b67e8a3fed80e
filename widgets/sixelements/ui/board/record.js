/* The record as a file: of the whole room, or of one exercise alone. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";

/** The list that says of what, and a button for each format; *activities* are {id, title}. */
export function recordPart(board, activities) {
  const id = board.uid("record-of");
  const select = h(
    "select",
    { id },
    h("option", { value: "" }, W("board.drawer.record_all")),
    activities.map((one) => h("option", { value: one.id }, one.title)),
  );
  const save = (format) => board.ask("export", { format, ...(select.value ? { activity: Number(select.value) } : {}) });
  return [
    h("p", {}, W("board.drawer.record_hint")),
    h("div", { class: "six-field" }, h("label", { for: id }, W("board.drawer.record_of")), select),
    h(
      "div",
      { class: "six-row" },
      ["docx", "xlsx", "csv"].map((format) =>
        button(W(`board.drawer.${format}`), () => save(format), { id: board.uid(format) })
      ),
    ),
  ];
}
