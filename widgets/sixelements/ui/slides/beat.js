/* One beat of a meeting that the room plays together, as board and projector show it: both chairs apart, once revealed. */

import { h, W } from "../dom.js";
import { said } from "../messages.js";
import { slidesOf } from "./cut.js";
import { drawSlide } from "./draw.js";

/**
 * The beat as nodes: what was said before it and what followed, then what happens now or, once it is revealed, what
 * both chairs chose.
 * @param {any} beat
 * @param {string} name makes ids
 * @param {{ brief?: boolean }} [how] `brief` leaves out what followed, which phones and board have: a screen holds less
 */
export function beatNodes(beat, name, { brief = false } = {}) {
  const { number, title, text, before, pattern } = beat;
  const heading = h("h3", {}, W("slides.beat.title", { n: number + 1, title }));
  if (!pattern) {
    const words = h("p", { class: brief ? "six-slide-beat-sentence" : "six-slide-sentence" }, text);
    return [before ? saidNodes(before, brief) : null, heading, words];
  }
  const sentences = said(pattern).blocks.filter((one) => one.type === "sentence");
  const pictures = slidesOf(pattern).filter((one) => one.type === "strips");
  return [
    heading,
    sentences.map((one) => h("p", { class: "six-slide-beat-sentence" }, one.text)),
    h(
      "div",
      { class: "six-slide-halves" },
      pictures.map((one, at) =>
        h("div", { class: "six-slide-half" }, drawSlide({ ...one, part: "" }, { name: `${name}-${at}` }))
      ),
    ),
  ];
}

/** Whose words were said, the words, and what followed as that chair saw it. */
function saidNodes({ chair, text, reply }, brief) {
  return h(
    "div",
    { class: "six-slide-said" },
    h("p", { class: "six-muted" }, W(`slides.beat.said.${chair}`)),
    h("blockquote", {}, text),
    brief ? null : h("p", {}, W(`slides.beat.reply.${chair}`), " ", reply),
  );
}
