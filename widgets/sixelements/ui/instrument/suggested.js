/* What the answers so far point to, for the one thing to move first. */

import { same } from "../dom.js";
import { fieldsOf, resultFor } from "./measures.js";

/** Ids whose answers ask for attention first: furthest apart, else lowest (or highest, where more means more trouble);
    none where all stand alike, or where neither end is meant to be better. */
export function standingSuggested(ctx) {
  const result = ctx.result();
  if (result.widest?.length) return furthestApart(result);
  const [low, high] = ["lowest", "highest"].map((name) => resultFor(result, name, fieldsOf(ctx)[0].id));
  return same(low, high) ? [] : ({ up: low, down: high }[ctx.content.direction] ?? []);
}

/** The ids that are as far apart as any. */
export function furthestApart({ widest, change }) {
  return widest.filter((id) => Math.abs(change[id]) === Math.abs(change[widest[0]]));
}
