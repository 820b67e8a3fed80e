/* Guesses beside what was found: how far off, and which way. */

import { h, s, W } from "../../ui/dom.js";
import { stripMark } from "../../ui/instrument/mark.js";
import { placeAmount } from "./marks.js";

/** Items whose guess lies away from what was found, furthest first, each measured by the length of its line. */
export function placeSurprises(ctx) {
  const away = ({ id, axis, reveal }) =>
    Math.abs(ctx.get(`places.${id}.value`) - reveal.actual) / (axis.to - axis.from);
  return ctx.content.items.filter((item) =>
    Number.isFinite(item.reveal?.actual) && ctx.get(`places.${item.id}.value`) !== undefined && away(item)
  ).sort((a, b) => away(b) - away(a));
}

/** What was found, under a heading that takes the focus. */
export function placeFound(item, guess) {
  return h(
    "section",
    { class: "six-card" },
    h("h3", { class: "six-place-found", tabindex: "-1" }, W("place.revealed")),
    placeCompared(item, guess),
  );
}

/** Guess and finding on one line and in words, and what the study does not say. */
export function placeCompared({ axis, reveal }, guess) {
  const { actual } = reveal ?? {};
  const known = Number.isFinite(actual);
  return [
    placeFoundLine(axis, guess, known ? actual : null),
    h(
      "p",
      {},
      W("place.guess", { guess: placeAmount(guess, axis.unit) }),
      " ",
      reveal ? (known ? W("place.found", { actual: placeAmount(actual, axis.unit) }) : W("place.found_none")) : "",
    ),
    reveal
      ? [
        h("p", {}, reveal.says),
        h("p", { class: "six-muted" }, h("strong", {}, W("place.limits"), " "), reveal.limits),
      ]
      : null,
  ];
}

function placeFoundLine({ from, to, unit }, guess, actual) {
  const x = (value) => 16 + ((value - from) / (to - from)) * 308;
  return s(
    "svg",
    { viewBox: "0 0 340 52", class: "six-place-foundline", "aria-hidden": "true" },
    s("path", { class: "six-strip-axis", d: `M16 18H324M16 12V24M324 12V24` }),
    s("text", { class: "six-place-end", x: 2, y: 46 }, placeAmount(from, unit)),
    s("text", { class: "six-place-end", x: 338, y: 46, "text-anchor": "end" }, placeAmount(to, unit)),
    actual === null ? null : stripMark(2, x(actual), 18, 9),
    s("circle", { class: "six-strip-hollow", cx: x(guess), cy: 18, r: actual === guess ? 13 : 8 }),
  );
}
