/* Guesses beside what was found, in sentences and one by one. */

import { h, inWords, W } from "../../ui/dom.js";
import { placeCompared, placeSurprises } from "./guesses.js";

export function placeSaid(lines, quiet) {
  return h(
    "div",
    {},
    quiet ? h("p", { class: "six-muted" }, quiet) : null,
    lines.filter(Boolean).map((line) => h("p", { class: "six-say-it" }, line)),
  );
}

export function placeGuesses(told) {
  const { ctx, content, placed, result } = told;
  const [surprise] = placeSurprises(ctx);
  const open = content.items.filter((item) => !placed.includes(item)).map((item) => item.title);
  return [
    placeSaid([surprise ? W("place.surprise", { title: surprise.title }) : ""], W("instrument.some", result.answered)),
    h("h3", {}, W("place.guess_heading")),
    h("p", { class: "six-muted" }, W("place.guesses")),
    ...placed.map((item) =>
      h(
        "div",
        { class: "six-card" },
        h("p", {}, h("strong", {}, item.title), item.text ? [h("br"), item.text] : ""),
        placeCompared(item, ctx.get(`places.${item.id}.value`)),
      )
    ),
    open.length ? h("p", { class: "six-muted" }, W("place.waiting", { titles: inWords(open) })) : null,
  ];
}
