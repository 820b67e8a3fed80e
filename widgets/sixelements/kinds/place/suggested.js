/* What the marks so far point to, for the one thing to move first. */

import { placeSurprises } from "./guesses.js";
import { placeEverything, placeIsSquare, placeMarks } from "./marks.js";
import { placePairs } from "./square.js";

/** Ids to move first: the longest way, or the guess furthest from what was found. */
export function placeSuggested(ctx) {
  const { content } = ctx;
  if (content.items.some((item) => item.reveal)) return placeSurprises(ctx).map((item) => item.id).slice(0, 1);
  if (placeIsSquare(content)) return placeWays(ctx).map((way) => way.id).slice(0, 1);
  const { widest = [], lowest = [] } = ctx.result();
  return (content.asks.length ? widest : lowest).slice(0, 1);
}

/** Ways from the first ask to the second, the longest first: [{id, from, to, far}]. */
export function placeWays(ctx) {
  return placeEverything(ctx).map(({ id }) => [id, placePairs(ctx.content, placeMarks(ctx, id))]).filter(([, pairs]) =>
    pairs.length === 2
  )
    .map(([id, [from, to]]) => ({ id, from, to, far: Math.hypot(to.x - from.x, to.y - from.y) })).filter((way) =>
      way.far
    )
    .sort((a, b) => b.far - a.far);
}
