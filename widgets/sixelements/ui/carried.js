/* Rows that are copied from another exercise: what a copy holds, and what changed since where it came from. */

import { own } from "./dom.js";
import { ORIGIN } from "./origin.js";

const LONGEST = 3000; // as ORIGIN_LENGTH in kinds/table/kind.py

const value = (row, column) => own(row.cells, column) ?? null;

/** What stands in *row* for each column that a copy gets. */
function taken({ columns }, row) {
  const cells = Object.entries(columns).map(([mine, theirs]) => [mine, value(row, theirs)]);
  return Object.fromEntries(cells.filter(([, one]) => one !== null));
}

/** The rows of *rows* that are asked for, that *has* no copy of yet, and that would bring something. */
export const fresh = (bring, rows, has) =>
  rows.filter((row) => isAsked(bring, row) && !has(row.id) && Object.keys(taken(bring, row)).length);

/** Whether a row holds the values that rows which come in must have. */
const isAsked = ({ where = {} }, row) => Object.entries(where).every(([column, one]) => value(row, column) === one);

/** A copy of *row*: it keeps the id, so that two people who bring in one row bring in one row. */
export function copyOf(bring, row) {
  const cells = taken(bring, row);
  return { id: row.id, cells: { ...cells, [ORIGIN]: originText(bring, cells) } };
}

/** What a copy keeps of its origin; where that is too long, what stood there is left out. */
function originText({ from }, was) {
  const text = JSON.stringify({ from, was });
  return text.length <= LONGEST ? text : JSON.stringify({ from });
}

/**
 * What changed since in the row that a copy came from: the cells that are another text there now, {column: value}.
 * null where the row is there no more; *rows* are those of the other exercise.
 */
export function changes({ bring, was }, id, rows) {
  const row = rows.find((one) => one.id === id);
  if (!row) return null;
  const now = taken(bring, row);
  const other = Object.keys(bring.columns).filter((mine) => was && own(was, mine) !== own(now, mine));
  return Object.fromEntries(other.map((mine) => [mine, own(now, mine) ?? null]));
}

/** The cells of a copy that takes over what changed. */
export function takenOver({ bring, was }, changed) {
  const now = Object.entries({ ...was, ...changed }).filter(([, one]) => one !== null);
  return { ...changed, [ORIGIN]: originText(bring, Object.fromEntries(now)) };
}
