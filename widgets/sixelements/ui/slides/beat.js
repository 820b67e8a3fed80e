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

/** The words that most people of a chair chose; of equals the first; null where the chair is not shown. */
export function favored(words, chair) {
  const shown = words.filter((one) => one.chair === chair && one.count !== null);
  return shown.reduce((most, one) => (most === null || one.count > most.count ? one : most), null);
}

/**
 * What a facilitator chooses the words from that are said: those of each chair with how many chose them.
 * `value()` is what stands chosen: at first what the larger of the two chairs' shown groups most often chose.
 * @param {any} beat
 * @param {string} id
 */
export function wordsPicker({ words }, id) {
  const chairs = [...new Set(words.map((one) => one.chair))];
  const most = chairs.map((chair) => favored(words, chair)).filter(Boolean).sort((a, b) => b.count - a.count)[0];
  const select = h(
    "select",
    { id },
    chairs.map((chair) =>
      h(
        "optgroup",
        { label: W(`slides.say.${chair}`) },
        words.map((one, at) =>
          one.chair === chair
            ? h(
              "option",
              { value: at },
              one.count === null ? one.title : W("slides.say.counted", { title: one.title, n: one.count }),
            )
            : null
        ),
      )
    ),
  );
  select.value = String(most ? words.indexOf(most) : 0);
  return {
    node: h("div", { class: "six-field" }, h("label", { for: id }, W("slides.say.label")), select),
    value: () => words[Number(select.value)],
  };
}
