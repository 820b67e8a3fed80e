/* How a person writes a draft of her own: in the rows of her answers. */

import { between } from "../../ui/document/order.js";
import { PLACE } from "../../ui/document/place.js";
import { textBox } from "../../ui/controls.js";
import { own } from "../../ui/dom.js";
import { freshId } from "../table/kept.js";
import { keptRows } from "./text.js";

const LINE = 120; // a longer text gets more than one line

/**
 * How the rows of a draft are written: add(cells, say) makes a row, as one step for Undo, and returns its id;
 * write(id, cells, say) changes cells of one, null empties one; remove(id, say) takes it away.
 */
export function ownWriter(ctx) {
  const rows = () => keptRows(ctx.answers());
  const isPart = (id) => ctx.content.parts.some((part) => part.id === id);
  const placeFor = (id, all) => (isPart(id) ? {} : { [PLACE]: between(own(all.at(-1)?.cells, PLACE) ?? "") });
  const keep = (all, say) => ctx.set("rows", all.length ? all : undefined, say ? { say } : {});
  return {
    add(cells, say) {
      const all = rows();
      const id = freshId();
      keep([...all, { id, cells: { ...cells, ...placeFor(id, all) } }], say);
      return id;
    },
    write(id, cells, say) {
      const all = rows();
      const before = all.find((row) => row.id === id) ?? { id, cells: placeFor(id, all) };
      const written = Object.entries({ ...before.cells, ...cells }).filter(([, value]) => value !== null);
      const after = { ...before, cells: Object.fromEntries(written) };
      const some = all.includes(before) ? all.map((row) => (row === before ? after : row)) : [...all, after];
      keep(some.filter((row) => Object.keys(row.cells).length), say);
    },
    remove: (id, say) => keep(rows().filter((row) => row.id !== id), say),
  };
}

/**
 * The field of *cell* in the row *id*; onChange() is called after the person wrote in it. update(cells) shows what
 * stands there now, in a room.
 * @param {any} ctx
 * @param {{ id: string, cell: string, label: string, hint?: string | null, max: number, value?: string,
 *   onChange: () => void }} told
 */
function ownLine(ctx, { id, cell, label, hint = null, max, value = "", onChange }) {
  const node = textBox({
    label,
    hint,
    name: ctx.uid(`${id}-${cell}`),
    value,
    max,
    rows: rowsFor(max),
    onInput: (text) => {
      ownWriter(ctx).write(id, { [cell]: text || (cell === "text" ? null : "") });
      onChange();
    },
  });
  return { node, control: node.querySelector("input, textarea"), update: () => false };
}

export const rowsFor = (max) => (max > LINE ? Math.min(8, 2 + Math.ceil(max / 200)) : 1);

/** What a step needs to be written in: who writes, its fields, what stands around it, and who writes there now; room.js has that of a room. */
export const OWN = { writer: ownWriter, line: ownLine, around: /** @type {any} */ (null), now: () => () => {} };
