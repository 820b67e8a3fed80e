/* What was said: one path, or the paths of both chairs side by side. Moves are words in a list, never points. */

import { h, W } from "../../ui/dom.js";
import { movesInWords, otherChair, toChair } from "./chair.js";
import { across, CHAIRS, played } from "./played.js";

export function results(el, ctx) {
  const seen = CHAIRS.map((chair) => ({ chair, ...played(ctx.exercise, ctx.answers(), chair) })).filter(({ turns }) =>
    turns[0].said
  );
  if (!seen.length) {
    el.append(h("p", {}, W("scene.empty")));
    return;
  }
  const [first] = seen;
  el.append(
    h("p", {}, W(seen.length > 1 ? "scene.both_paths" : "scene.one_path")),
    h("div", { class: "six-scene-paths" }, seen.map((one) => pathPart(ctx, one))),
    ...(seen.length > 1 ? [] : otherChair(ctx, across(first.chair))),
  );
}

/** One chair: what was hoped, what it alone knew, each turn with what followed, the ending. */
function pathPart(ctx, { chair, turns, ending }) {
  const line = (words, text) => (text ? h("div", {}, h("dt", {}, words), h("dd", {}, text)) : null);
  const heading = ctx.uid(`path-${chair}`);
  return h(
    "section",
    { class: "six-card six-scene-path", "data-chair": chair, "aria-labelledby": heading },
    h("h3", { id: heading }, W(`scene.path.${chair}`)),
    h(
      "dl",
      {},
      line(W("scene.hoped"), ctx.get(`hope.${chair}`)),
      line(W("scene.heard_now"), ctx.get(`now.${chair}`)),
      line(W("scene.knew"), ctx.content[chair].knows.map((one) => h("p", {}, one))),
    ),
    h(
      "ol",
      { class: "six-scene-turns" },
      turns.filter((turn) => turn.said).map((turn) => h("li", {}, turnPart(ctx, chair, turn))),
    ),
    ending
      ? [
        h("h4", {}, W("scene.ended", { ending: ending.title })),
        h("p", {}, ending.text),
        h("dl", {}, line(W("scene.price"), ending.price), line(W("scene.later"), ending.later)),
      ]
      : [h("p", {}, W("scene.unfinished")), toChair(ctx, chair, "on")],
  );
}

function turnPart(ctx, chair, { beat, said }) {
  const mark = ctx.get(`marks.${chair}.${beat.id}`);
  const moves = movesInWords(said);
  return [
    h("b", {}, beat.title),
    h("blockquote", { class: "six-scene-said" }, said.text),
    h(
      "p",
      { class: "six-muted" },
      mark ? W("scene.did_marked", { mark: W(`scene.moves.${mark}`), moves }) : W("scene.did", { moves }),
    ),
    h("details", { class: "six-details" }, h("summary", {}, W("scene.followed")), h("p", {}, said.reply)),
  ];
}
