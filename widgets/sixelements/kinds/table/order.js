/* The place of a row is a key in a cell of its own, between those of its neighbors: moving a row changes one cell. */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const KEY = /^[0-9a-z]{0,39}[1-9a-z]$/;

/**
 * A key that sorts after *low* and before *high*; null is no limit. Null is also the answer where there is none:
 * two alike, one that is no key, or no room left in forty digits.
 * @param {string | null} low
 * @param {string | null} high
 * @returns {string | null}
 */
export function between(low, high) {
  const keys = [low, high].filter((one) => one !== null);
  if (!keys.every((key) => KEY.test(key)) || (keys.length === 2 && low >= high)) return null;
  const found = middle(low ?? "", high);
  return KEY.test(found) ? found : null;
}

function middle(low, high) {
  if (high !== null) {
    let same = 0;
    while (same < high.length && (low[same] ?? "0") === high[same]) same += 1;
    if (same) return high.slice(0, same) + middle(low.slice(same), high.slice(same));
  }
  const first = low ? DIGITS.indexOf(low[0]) : 0;
  const last = high === null ? DIGITS.length : DIGITS.indexOf(high[0]);
  if (last - first > 1) return DIGITS[Math.round((first + last) / 2)];
  return high !== null && high.length > 1 ? high[0] : DIGITS[first] + middle(low.slice(1), null);
}

/**
 * Keys for *count* rows, spread evenly.
 * @param {number} count
 * @returns {string[]}
 */
export function spread(count) {
  const wide = DIGITS.length ** 2;
  return Array.from({ length: count }, (_, at) => {
    const place = Math.floor(((at + 1) * wide) / (count + 1));
    return (DIGITS[Math.floor(place / DIGITS.length)] + DIGITS[place % DIGITS.length]).replace(/0$/, "");
  });
}
