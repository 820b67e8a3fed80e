/* One text of a draft as a field: a person's own, or bound to its cell in the room's document. */

import { textBox } from "../../ui/controls.js";
import { boundField } from "../table/bound.js";
import { makeWriter } from "./text.js";

const LINE = 120; // a longer text gets more than one line

/**
 * The field of *cell* in the row *id*; onChange() is called after the person wrote in it. update(cells) shows what
 * stands there now, in a room.
 * @param {any} ctx
 * @param {{ id: string, cell: string, label: string, hint?: string | null, max: number, value?: string,
 *   onChange: () => void }} told
 */
export function lineField(ctx, { id, cell, label, hint = null, max, value = "", onChange }) {
  const doc = ctx.joint();
  const name = ctx.uid(`${id}-${cell}`);
  if (doc) {
    const column = { id: cell, type: "text", label, help: hint, max, rows: rowsFor(max) };
    const { node, control, update } = boundField({ doc, at: `${id}/${cell}`, column, name, say: ctx.say });
    return { node, control, update: (cells) => update(cells[`${id}/${cell}`]) };
  }
  const node = textBox({
    label,
    hint,
    name,
    value,
    max,
    rows: rowsFor(max),
    onInput: (text) => {
      makeWriter(ctx).write(id, { [cell]: text || (cell === "text" ? null : "") });
      onChange();
    },
  });
  return { node, control: node.querySelector("input, textarea"), update: () => false };
}

const rowsFor = (max) => (max > LINE ? Math.min(8, 2 + Math.ceil(max / 200)) : 1);
