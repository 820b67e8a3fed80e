/* What a draft says of its versions: what changed from one to another, and who signed one. */

import { h, inWords, W } from "../../ui/dom.js";
import { inSentences } from "./compare.js";
import { changedParts } from "./kept.js";

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
