/* What a draft says of itself while it is written: what a part lacks, how long it takes to read aloud, what changed from
   one version to another, and who signed one. */

import { h, inWords, own, plural, W } from "../../ui/dom.js";
import { inSentences } from "./compare.js";
import { bodyOf, changedParts } from "./text.js";

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

/** What changed from one version, or the text as it is now, to another: the parts with their sentences. */
export function differences({ content }, before, after) {
  const changed = changedParts(content, before, after);
  if (!changed.length) return h("p", {}, W("draft.alike"));
  return h(
    "dl",
    { class: "six-standing-list" },
    changed.map(({ id, title }) => [
      h("dt", {}, title),
      inSentences(before[id], after[id]).map((one) => h("dd", { dir: "auto" }, one)),
    ]),
  );
}

/** Who signed a version, and who has not yet. */
export function signaturesInWords({ signers }, { name, signed }) {
  if (!signed.length) return W("draft.unsigned", { name });
  const names = (some) => inWords(some.map((one) => one.name));
  const missing = signers.filter(({ id }) => !signed.includes(id));
  const slots = { name, signed: names(signers.filter(({ id }) => signed.includes(id))), missing: names(missing) };
  return W(missing.length ? "draft.signed_by" : "draft.signed", slots);
}
