/* What becomes of the rows that links name: which rows can be chosen, and how a link stands to them. */

import { own } from "./dom.js";
import { linked } from "./linked.js";

const LONGEST = 340; // as LINK_LENGTH in kinds/table/kind.py

/** What a cell holds of the row *id* that reads *words*. */
export const linkTo = (id, words) => `${id} ${words}`.slice(0, LONGEST);

/** The rows that can be chosen, {id, words}: those in which something stands where *shows* says. */
export const choosable = (rows, shows) =>
  (rows ?? []).map(({ id, cells }) => ({ id, words: String(own(cells, shows) ?? "").trim() })).filter((one) =>
    one.words
  );

/**
 * How a link stands to the *rows* of the other exercise, null where they are not to be had: "free" for none, "same",
 * "gone" for a row that was taken away there, "changed" for one that reads otherwise, with its words *now*.
 */
export function standingOf(value, rows, shows) {
  if (!value) return { state: "free" };
  const some = choosable(rows, shows);
  if (!some.length) return { state: "same" }; // nothing is written there, or not on this device
  const now = some.find(({ id }) => id === linked(value).id);
  if (!now) return { state: "gone" };
  return linkTo(now.id, now.words) === value ? { state: "same" } : { state: "changed", now: now.words };
}
