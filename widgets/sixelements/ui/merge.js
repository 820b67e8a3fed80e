/* Two pages of one device that changed the same answers: each keeps what it changed. */

import { own, same } from "./dom.js";
import { isObject } from "./shape.js";

/**
 * What *ours* and *theirs* made of *base*, together; where both changed one thing, ours stands.
 * Lists of things with an id are put together by their ids. Undefined is what is not there.
 * @param {any} base
 * @param {any} ours
 * @param {any} theirs
 * @returns {any}
 */
export function merged(base, ours, theirs) {
  if (same(ours, base)) return theirs;
  if (same(theirs, base)) return ours;
  if (isObject(ours) && isObject(theirs)) return together(base, ours, theirs);
  if (isListed(ours) && isListed(theirs)) {
    return Object.values(together(byId(isListed(base) ? base : []), byId(ours), byId(theirs)));
  }
  return ours;
}

function together(base, ours, theirs) {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  const pairs = [...keys].map((key) => [key, merged(own(base, key), own(ours, key), own(theirs, key))]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function isListed(value) {
  return Array.isArray(value) && value.every((one) => isObject(one) && typeof one.id === "string");
}

/** A list as a table; the dash keeps ids that look like numbers in their order. */
function byId(list) {
  return Object.fromEntries(list.map((one) => [`-${one.id}`, one]));
}
