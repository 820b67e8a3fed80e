/* Where a row came from that was copied from another exercise. */

import { own } from "./dom.js";
import { writtenRows } from "./scoring.js";
import { isObject } from "./shape.js";
import { begun } from "./storage.js";

export const ORIGIN = "<";

/** The rows that this device keeps of another exercise. */
export const rowsHere = (slug) => writtenRows(begun(slug)?.answers ?? {}, "rows");

/** Where a row came from: what its page knows of that exercise, and what stood there then; null for a row of its own. */
export function originOf(exercise, cells) {
  try {
    const { from, was } = JSON.parse(own(cells, ORIGIN) ?? "null") ?? {};
    const bring = exercise.brings?.find((one) => one.from === from);
    return bring ? { bring, was: isObject(was) ? was : null } : null;
  } catch {
    return null;
  }
}
