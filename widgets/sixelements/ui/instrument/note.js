/* The note beside an item of an instrument. */

import { textBox } from "../controls.js";
import { h } from "../dom.js";

/** The free text beside an item, where the exercise asks for one. */
export function noteField(ctx, path, label) {
  const { note } = ctx.content;
  if (!note) return null;
  const at = `${path}.note`;
  return textBox({
    label: h("span", {}, note.label, h("span", { class: "six-hidden" }, ` (${label})`)),
    hint: note.hint || null,
    name: ctx.uid(at.replaceAll(".", "-")),
    value: ctx.get(at, ""),
    max: 400,
    rows: 2,
    onInput: (text) => ctx.set(at, text || undefined),
  });
}
