/* The places of rows: words that sort, with room between any two, so that moving a row changes one cell. */

export const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

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
