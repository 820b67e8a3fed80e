/* What the answers say: the boxes with the cards in them, and where the sources put them. */

import { h, plural, W } from "../../ui/dom.js";
import { answersPart, closingPart, samplePart } from "../../ui/instrument/parts.js";
import { boxOf, boxTitle, partedCards } from "./boxes.js";

export function results(el, ctx) {
  const { done, of } = ctx.result().answered;
  if (!done) {
    el.append(h("p", {}, W("instrument.empty")), samplePart(ctx) ?? "");
    return;
  }
  el.append(
    h("p", { class: "six-say-it" }, [W("sort.said", { done, of }), fitsInWords(ctx, done)].filter(Boolean).join(" ")),
    h("h3", {}, W("sort.columns")),
    partedCards(ctx).length ? h("p", { class: "six-muted" }, W("sort.elsewhere_why")) : "",
    boxColumns(ctx),
  );
  const more = [apartPart(ctx), thenPart(ctx), closingPart(ctx), samplePart(ctx), answersPart(ctx)];
  el.append(...more.filter(Boolean));
}

function fitsInWords(ctx, done) {
  if (!ctx.content.cards[0].belongs) return "";
  const apart = partedCards(ctx).length;
  if (!apart) return plural("sort.fits_all", done);
  return [
    done > apart ? plural("sort.fits_same", done - apart) : "",
    plural(done > apart ? "sort.fits_apart" : "sort.fits_none", apart),
  ].filter(Boolean).join(" ");
}

/** The boxes side by side with the cards in them. */
function boxColumns(ctx) {
  const { boxes, cards } = ctx.content;
  const left = cards.filter((card) => !boxOf(ctx, card));
  const list = (some) =>
    h(
      "ul",
      {},
      some.map((card) =>
        h(
          "li",
          {},
          card.title,
          card.belongs && boxOf(ctx, card) && card.belongs !== boxOf(ctx, card)
            ? h("span", { class: "six-sort-elsewhere" }, W("sort.elsewhere", { box: boxTitle(ctx, card.belongs) }))
            : null,
        )
      ),
    );
  const column = (box) => {
    const some = cards.filter((card) => boxOf(ctx, card) === box.id);
    return h(
      "section",
      { class: "six-sort-column" },
      h("h4", {}, W("sort.column", { box: box.title, n: some.length })),
      some.length ? list(some) : h("p", { class: "six-muted" }, W("sort.column_empty")),
    );
  };
  return h(
    "div",
    {},
    h("div", { class: "six-sort-columns" }, boxes.map(column)),
    left.length
      ? h("section", { class: "six-sort-column six-sort-left" }, h("h4", {}, W("sort.unsorted")), list(left))
      : null,
  );
}

function apartPart(ctx) {
  if (!ctx.content.cards[0].belongs) return null;
  const apart = partedCards(ctx);
  const row = (card) =>
    h(
      "li",
      {},
      h("b", {}, card.title),
      h("br"),
      W("sort.apart_row", { mine: boxTitle(ctx, boxOf(ctx, card)), theirs: boxTitle(ctx, card.belongs) }),
      " ",
      h("span", { class: "six-muted" }, card.feedback),
    );
  return h(
    "section",
    {},
    h("h3", {}, W("sort.apart")),
    h("p", { class: "six-muted" }, W(apart.length ? "sort.apart_why" : "sort.apart_none")),
    apart.length ? h("ul", { class: "six-sort-apart" }, apart.map(row)) : null,
  );
}

function thenPart(ctx) {
  const written = ctx.content.then.filter((one) => ctx.get(`then.${one.id}`));
  if (!written.length) return null;
  return h(
    "section",
    { class: "six-off-paper" },
    h("h3", {}, W("sort.then")),
    written.map((one) =>
      h(
        "div",
        { class: "six-card" },
        h("p", { class: "six-muted" }, one.ask),
        h("p", { class: "six-sort-written" }, ctx.get(`then.${one.id}`)),
      )
    ),
  );
}
