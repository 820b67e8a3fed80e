/* An exercise that collects ahead of its meeting: where the server's clock stands in it, and that in words. */

import { W } from "./dom.js";

/**
 * Where the moment *now* stands: "before" it opens, "open", or "after"; "" for an exercise without such times.
 * @param {{ opens: number, closes: number } | null | undefined} ahead
 * @param {number} now
 */
export function phaseOf(ahead, now) {
  if (!ahead) return "";
  return now < ahead.opens ? "before" : now < ahead.closes ? "open" : "after";
}

/** A moment as people write it, with its day, by the clock of where they are. */
export function momentInWords(moment) {
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" };
  return new Intl.DateTimeFormat(document.documentElement?.lang || "en-US", parts).format(moment);
}

/**
 * The words for it, which begin with *start* in the table of words; "" for an exercise without such times.
 * @param {{ opens: number, closes: number } | null | undefined} ahead
 * @param {number} now
 */
export function aheadInWords(ahead, now, start = "", more = {}) {
  const phase = phaseOf(ahead, now);
  if (!phase) return "";
  const times = { opens: momentInWords(ahead.opens), closes: momentInWords(ahead.closes) };
  return W(`ahead.${start}${phase}`, { ...times, ...more });
}
