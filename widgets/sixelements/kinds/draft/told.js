/* What a draft says of itself while it is written: what a part lacks, and how long it takes to read aloud. */

import { own, plural, W } from "../../ui/dom.js";
import { bodyOf } from "./text.js";

const PACE = 130; // words a minute, read aloud to a room

const scoreOf = (id) => `check_${id.replaceAll("-", "_")}`;

/** The sentences of the checks that a part does not pass; none while nothing at all is written. */
export function lacks(ctx, part, texts) {
  if (!Object.values(texts).some(Boolean)) return [];
  const result = ctx.result();
  return ctx.content.checks.filter((one) =>
    ["", part].includes(one.part) &&
    (one.op === "filled" ? !texts[part] : result[scoreOf(one.id)].includes(part))
  ).map(({ says }) => says);
}

/** "84 words. Read aloud, it takes about 40 seconds." */
export function lengthInWords(ctx, texts) {
  const { aloud } = ctx.content;
  const counted = ctx.result().words;
  const words = bodyOf(ctx.content).filter(({ id }) => texts[id]).reduce(
    (sum, { id }) => sum + (own(counted, id) ?? 0),
    0,
  );
  if (!words) return "";
  const seconds = Math.max(5, Math.round((words * 60) / PACE / 5) * 5);
  const time = seconds < 90 ? plural("draft.seconds", seconds) : plural("draft.minutes", Math.round(seconds / 30) / 2);
  const long = aloud && seconds > aloud ? W("draft.too_long", { n: aloud }) : "";
  return [plural("draft.words", words), aloud ? W("draft.aloud", { time }) : "", long].filter(Boolean).join(" ");
}
