/* What a person does to the rows of a room, and her own rows beside them. */

import { between } from "../../ui/document/order.js";
import { parted, PLACE } from "../../ui/document/place.js";
import { own } from "../../ui/dom.js";
import { writtenRows } from "../../ui/scoring.js";

const placeOf = (doc, row) => (row && doc.cell(`${row.id}/${PLACE}`)?.value) ?? "";

/** Add a row at the end, and return its id. */
export function addShared(doc, options) {
  return doc.add(between(placeOf(doc, doc.rows().at(-1))), options);
}

/** Put a row one place earlier (-1) or later (1); where two people gave two rows one place, the other one moves. */
export function moveShared(doc, id, by) {
  const rows = doc.rows();
  const at = rows.findIndex((row) => row.id === id);
  const other = rows[at + by];
  if (!other) return;
  const place = (index) => placeOf(doc, rows[index]);
  const [low, high] = by < 0 ? [place(at - 2), place(at - 1)] : [place(at + 1), place(at + 2)];
  const room = by < 0 ? low < high : !rows[at + 2] || low < high;
  if (room) doc.move(id, between(low, high || null));
  else if (by < 0) doc.move(other.id, between(place(at), place(at + 1) || null));
  else doc.move(other.id, between(place(at - 1), place(at)));
}

/** The rows of the person's own that the room's table lacks: rows it never had, or given rows with another text. */
export function ownRows(ctx, doc) {
  const cells = doc.cells();
  const there = new Set(Object.keys(cells).map((at) => parted(at)[0]));
  const lacks = (row) =>
    ctx.content.columns.some(({ id }) => {
      const value = own(row.cells, id);
      const cell = own(cells, `${row.id}/${id}`);
      return value !== undefined && ![cell, ...(cell?.beside ?? [])].some((one) => one?.value === value);
    });
  return writtenRows(ctx.answers(), "rows").filter((row) => ctx.content.rows.length ? lacks(row) : !there.has(row.id));
}

/** Copy the person's own rows into the room's table: as rows at its end, or beside what stands in the rows given. */
export function bringIn(ctx, doc) {
  for (const row of ownRows(ctx, doc)) {
    if (!ctx.content.rows.length) addShared(doc, { id: row.id });
    for (const { id } of ctx.content.columns) {
      const [at, value] = [`${row.id}/${id}`, own(row.cells, id)];
      if (value !== undefined && doc.cell(at)?.value !== value) doc.write(at, value, { anew: true, saw: null });
    }
  }
}
