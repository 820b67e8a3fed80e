/* Documents that several people write at once; twin of document.py, which says what an edit, a cell and a row are. */

import { parted, PLACE } from "./place.js";

export const GONE = "-";
const MOST_BESIDE = 20;

/** What stands in a cell once *edit* is the last that was written there; *before* is what stood there, if anything. */
export function applied(before, { at, value, key, over }) {
  let beside = [];
  if (before && ![PLACE, GONE].includes(parted(at)[1])) {
    const shown = [...before.beside, { value: before.value, key: before.key }];
    if (over !== before.key) beside = shown.filter((one) => one.value !== value);
    else if (!shown.some((one) => one.value === value)) beside = before.beside;
  }
  return { value, key, beside: beside.slice(-MOST_BESIDE) };
}

/** The cells after *edits*, in the order of their numbers, on top of *cells*; an edit counts once. */
export function fold(edits, cells = {}) {
  const found = new Map(Object.entries(cells));
  const seen = new Set();
  for (const edit of edits) {
    if (seen.has(edit.key)) continue;
    seen.add(edit.key);
    found.set(edit.at, applied(found.get(edit.at), edit));
  }
  return Object.fromEntries(found);
}

/** The keys of all that can be seen in a row, in alphabetical order: what a removal must name. */
export function keysOf(cells, row) {
  const found = Object.entries(cells).filter(([at]) => {
    const [one, column] = parted(at);
    return one === row && column !== PLACE && column !== GONE;
  });
  return found.flatMap(([, cell]) => [cell.key, ...cell.beside.map((one) => one.key)]).sort();
}

/** The rows that are there, in their order: {id, cells: {column: value}, back}. */
export function rowsOf(cells) {
  const found = new Map();
  for (const [at, { value }] of Object.entries(cells)) {
    const [row, column] = parted(at);
    found.set(row, [...(found.get(row) ?? []), [column, value]]);
  }
  const there = [];
  for (const [id, values] of found) {
    const { [PLACE]: place, [GONE]: gone, ...written } = Object.fromEntries(values);
    const named = new Set(gone ?? []);
    const back = Boolean(gone) && keysOf(cells, id).some((key) => !named.has(key));
    if (!gone || back) there.push([`${place ?? ""} ${id}`, { id, cells: written, back }]);
  }
  return there.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
