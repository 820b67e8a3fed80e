/* Documents that several people write at once; twin of document.py, which says what an edit, a cell and a row are. */

export const PLACE = "^";
export const GONE = "-";
const MOST_BESIDE = 20;
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** The row and the column that a cell's name tells. */
export function parted(at) {
  const cut = at.lastIndexOf("/");
  return [at.slice(0, cut), at.slice(cut + 1)];
}

/** A random word for an edit's key (16 letters) or a row's id (10). */
export function newWord(length = 16) {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => LETTERS[byte % 32]).join("");
}

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

/**
 * A place after *low* and before *high*, which may each be missing ("" and null).
 * Two people who put a row at one place give it the same; the ids of the rows then say which comes first.
 */
export function between(low = "", high = null) {
  if (high !== null && high <= low) high = null; // two rows at one place: after both
  if (low === "" && high === null) return LETTERS[LETTERS.length / 2];
  const last = high === null;
  let made = "";
  for (let n = 0;; n += 1) {
    const from = n < low.length ? LETTERS.indexOf(low[n]) : 0;
    const to = high !== null && n < high.length ? LETTERS.indexOf(high[n]) : LETTERS.length;
    // At the end the next letter will do, and places stay short; elsewhere the middle leaves room on both sides.
    if (to - from > 1) return made + LETTERS[last ? from + 1 : Math.ceil((from + to) / 2)];
    made += LETTERS[from];
    if (to > from) high = null;
  }
}
