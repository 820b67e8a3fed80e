/* The words of a room, at its door. */

import { h, W } from "../dom.js";
import { WORDS } from "../words.js";

/** What the words mean that a room uses, for whoever meets them for the first time. */
export function wordsOfRooms() {
  const entries = Object.keys(/** @type {any} */ (WORDS).room.terms);
  return h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("room.terms_heading")),
    h(
      "dl",
      {},
      entries.flatMap((key) => [h("dt", {}, W(`room.terms.${key}.word`)), h("dd", {}, W(`room.terms.${key}.means`))]),
    ),
  );
}
