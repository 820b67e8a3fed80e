/* What words did, and the way over to the other chair. */

import { button } from "../../ui/controls.js";
import { h, inWords, W } from "../../ui/dom.js";
import { played } from "./played.js";

/** What the author says that words did: "asked and named an interest". */
export const movesInWords = (said) => inWords(said.moves.map((move) => W(`scene.moves.${move}`)));

/** A way over to the other chair, while the meeting has not been played from there. */
export function otherChair(ctx, chair) {
  if (played(ctx.exercise, ctx.answers(), chair).ending) return [];
  return [h("div", { class: "six-scene-over" }, h("p", {}, W("scene.play_why")), toChair(ctx, chair, "play"))];
}

export function toChair(ctx, chair, words) {
  const go = () => {
    ctx.set("chair", chair);
    ctx.go("knows");
  };
  return button(words === "play" ? W(`scene.play.${chair}`) : W("scene.go_on"), go, { id: ctx.uid(`play-${chair}`) });
}
