/* How versions are made and read: what keeps the text as it stands, what changed since, who signs. */

import { KEPT, now, NUMBER, SIGNED, versionsOf } from "./text.js";

/** The parts that read otherwise in *after*. */
export const changedParts = (content, before, after) => content.parts.filter(({ id }) => before[id] !== after[id]);

/** What keeps the text as it reads now, as the cells of a row. */
export function asVersion(content, rows) {
  const texts = now(content, rows);
  const last = versionsOf(content, rows).at(-1)?.number ?? 0;
  const parts = content.parts.filter(({ id }) => texts[id]).map(({ id }) => [KEPT + id, texts[id]]);
  return { ...Object.fromEntries(parts), [NUMBER]: last + 1 };
}

/** The cell in which a side signs. */
export const signedBy = (signer) => SIGNED + signer;
