/* Cards that somebody else wrote, well or weakly: quiet until opened, with a comment on each. */

import { h, W } from "../../ui/dom.js";

export function examplesPart(ctx) {
  const { boxes, examples } = ctx.content;
  return examples.map((example) =>
    h(
      "details",
      { class: "six-details six-off-paper" },
      h("summary", {}, example.title),
      h("p", { class: "six-muted" }, example.note),
      example.cards.map((card) =>
        h(
          "div",
          { class: "six-card" },
          h("p", { class: "six-muted" }, boxes.find(({ id }) => id === card.box).title),
          h("p", {}, h("strong", {}, card.text)),
          card.under.length
            ? [h("p", { class: "six-muted" }, W("cards.under")), h("ul", {}, card.under.map((one) => h("li", {}, one)))]
            : null,
          h("p", { class: "six-cards-comment" }, card.says),
        )
      ),
    )
  );
}
