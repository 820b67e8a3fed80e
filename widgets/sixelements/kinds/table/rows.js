/* The rows of a table as the document holds them: {id, cells}, and every change that a person can make to them. */

import { PLACE } from "../../ui/document/place.js";
import { own } from "../../ui/dom.js";
import { freshId, keptRows } from "./kept.js";
import { between, spread } from "./order.js";

export { freshId, keptRows };

const blanks = new WeakMap(); // by exercise: the row that is shown where there is none yet

/** The rows to show: those the tool gives, or those that are kept; where there is none, a blank one. */
export function shownRows(ctx) {
  const kept = keptRows(ctx);
  if (ctx.content.rows.length) {
    return ctx.content.rows.map(({ id }) => kept.find((row) => row.id === id) ?? { id, cells: {} });
  }
  if (kept.length) return kept;
  if (!blanks.has(ctx.exercise)) blanks.set(ctx.exercise, freshId());
  return [{ id: blanks.get(ctx.exercise), cells: {} }];
}

/** Keep *rows*, in this order; the keys of their places are left as they are where they say that already. */
function keep(ctx, rows, options) {
  blanks.delete(ctx.exercise);
  ctx.set("rows", rows.length ? rows : undefined, options);
}

const placed = (row, key) => ({ ...row, cells: { ...row.cells, [PLACE]: key } });

/** *rows* with *row* put in at *at*: it alone gets a key, or all of them where there is no room for one. */
function putIn(rows, row, at) {
  const key = between(at ? keyOf(rows[at - 1]) : null, at < rows.length ? keyOf(rows[at]) : null);
  const all = [...rows.slice(0, at), row, ...rows.slice(at)];
  if (key !== null) return all.map((one) => (one === row ? placed(row, key) : one));
  const keys = spread(all.length);
  return all.map((one, place) => placed(one, keys[place]));
}

const keyOf = (row) => own(row.cells, PLACE) ?? "";

/** Put copies at the end, {id, cells} each, as many as there is room for; returns how many. */
export function addCopies(ctx, copies) {
  const before = keptRows(ctx).map((row) => (keyOf(row) ? row : placed(row, spread(1)[0])));
  const some = copies.slice(0, Math.max(0, ctx.content.most - before.length));
  if (some.length) keep(ctx, some.reduce((rows, one) => putIn(rows, one, rows.length), before));
  return some.length;
}

/** Write a cell; undefined empties it. */
export const setCell = (ctx, id, column, value) => setCells(ctx, id, { [column]: value });

/** Write some cells of a row at once; null and undefined empty them. */
export function setCells(ctx, id, changed) {
  const rows = shownRows(ctx);
  const given = ctx.content.rows.length > 0;
  const written = rows.map((row) => {
    if (row.id !== id) return row;
    const cells = { ...row.cells, ...changed };
    for (const [column, value] of Object.entries(changed)) {
      if (value === undefined || value === null) delete cells[column];
    }
    return given || cells[PLACE] ? { ...row, cells } : placed({ ...row, cells }, spread(1)[0]);
  });
  keep(ctx, given ? written.filter((row) => Object.keys(row.cells).length) : written);
}

/** Add a row at the end, and return its id. */
export function addRow(ctx, options) {
  const rows = shownRows(ctx).map((row) => (keyOf(row) ? row : placed(row, spread(1)[0])));
  const id = freshId();
  keep(ctx, putIn(rows, { id, cells: {} }, rows.length), options(rows.length + 1));
  return id;
}

/** Take a row away, and return the id of the one that now stands where it stood, or of the last. */
export function removeRow(ctx, id, options) {
  const rows = keptRows(ctx);
  const at = rows.findIndex((row) => row.id === id);
  const left = rows.filter((row) => row.id !== id);
  keep(ctx, left, options);
  return (left[at] ?? left.at(-1) ?? shownRows(ctx)[0]).id;
}

/** Put a row one place earlier (-1) or later (1). */
export function moveRow(ctx, id, by, options) {
  const rows = keptRows(ctx);
  const at = rows.findIndex((row) => row.id === id);
  const [row] = rows.splice(at, 1);
  keep(ctx, putIn(rows, row, at + by), options);
}
