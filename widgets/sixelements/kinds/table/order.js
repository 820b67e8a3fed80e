/* The place of a row is a key in a cell of its own, between those of its neighbors: moving a row changes one cell. */

import { between as made, LETTERS } from "../../ui/document/order.js";

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
  const found = made(low ?? "", high);
  return KEY.test(found) ? found : null;
}

/**
 * Keys for *count* rows, spread evenly.
 * @param {number} count
 * @returns {string[]}
 */
export function spread(count) {
  const wide = LETTERS.length ** 2;
  return Array.from({ length: count }, (_, at) => {
    const place = Math.floor(((at + 1) * wide) / (count + 1));
    return (LETTERS[Math.floor(place / LETTERS.length)] + LETTERS[place % LETTERS.length]).replace(/0$/, "");
  });
}
