/* Cards to sort: a few on a page, each with its boxes; then the boxes with the cards in them, beside the sources. */

import { choice, textBox } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { closingPart, closingStep } from "../../ui/instrument/closing.js";
import { answersPart, samplePart } from "../../ui/instrument/parts.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";

const SORT_PAGE = { cards: 6, choices: 16 };
const SORT_MANY = 4; // boxes; more of them stand in a list

const boxTitle = (ctx, id) => ctx.content.boxes.find((box) => box.id === id)?.title;
const boxOf = (ctx, card) => ctx.get(`boxes.${card.id}`);
const sortedCards = (ctx) => ctx.content.cards.filter((card) => boxOf(ctx, card));
/** The cards for which the person and the sources chose different boxes. */
const partedCards = (ctx) => sortedCards(ctx).filter((card) => card.belongs && card.belongs !== boxOf(ctx, card));

/** As few pages as can be taken in, and all of nearly the same size. */
function sortPages({ cards, boxes }) {
  const count = Math.ceil(
    cards.length / Math.min(SORT_PAGE.cards, Math.max(1, Math.floor(SORT_PAGE.choices / boxes.length))),
  );
  const start = (page) => Math.round((page * cards.length) / count);
  return Array.from({ length: count }, (_, page) => ({ from: start(page), to: start(page + 1) }));
}

function cardsStep(ctx, { from, to }) {
  const cards = ctx.content.cards.slice(from, to);
  const render = (el) =>
    el.append(
      ctx.content.intro && from === 0 ? h("p", {}, ctx.content.intro) : "",
      h("p", { class: "six-sort-question" }, ctx.content.question),
      boxKey(ctx, from === 0),
      ...cards.map((card) => cardPart(ctx, card)),
    );
  return {
    id: `cards-${from + 1}`,
    title: W(`sort.page_${["one", "two"][cards.length - 1] ?? "many"}`, { from: from + 1, to }),
    done: () => cards.every((card) => boxOf(ctx, card)),
    render,
  };
}

/** What the boxes mean, where the content says so; open on the first page, at hand on the others. */
function boxKey(ctx, open) {
  const told = ctx.content.boxes.filter((box) => box.text);
  if (!told.length) return "";
  return h(
    "details",
    { class: "six-details", open },
    h("summary", {}, W("sort.boxes")),
    h("dl", { class: "six-sort-key" }, told.map((box) => h("div", {}, h("dt", {}, box.title), h("dd", {}, box.text)))),
  );
}

function cardPart(ctx, card) {
  const said = h("p", { class: "six-sort-said" });
  const tell = () => {
    said.replaceChildren(...sourcesSay(ctx, card));
    said.hidden = !said.textContent;
  };
  const group = choice({
    legend: [
      h("span", { class: "six-sort-title" }, card.title),
      card.text ? h("span", { class: "six-sort-text" }, card.text) : null,
    ],
    name: ctx.uid(card.id),
    value: boxOf(ctx, card),
    row: true,
    options: ctx.content.boxes.map((box) => ({ value: box.id, label: box.title })),
    onPick: (box) => {
      ctx.set(`boxes.${card.id}`, box);
      tell();
      if (card.belongs) ctx.say(said.textContent);
    },
  });
  tell();
  return h(
    "div",
    { class: `six-card six-sort-card${ctx.content.boxes.length > SORT_MANY ? " six-sort-many" : ""}` },
    group,
    said,
  );
}

/** Where the sources put a card and what follows, once it is sorted. */
function sourcesSay(ctx, card) {
  const mine = boxOf(ctx, card);
  if (!mine || !card.belongs) return [];
  return [
    W(mine === card.belongs ? "sort.same_box" : "sort.other_box"),
    " ",
    h("b", {}, `${boxTitle(ctx, card.belongs)}.`),
    " ",
    card.feedback,
  ];
}

function thenStep(ctx) {
  const texts = ctx.content.then;
  const render = (el) =>
    el.append(
      h("p", { class: "six-hint" }, W("sort.then_hint")),
      ...texts.map((one) =>
        textBox({
          label: one.ask,
          hint: one.hint || null,
          name: ctx.uid(`then-${one.id}`),
          value: ctx.get(`then.${one.id}`, ""),
          rows: 3,
          onInput: (value) => ctx.set(`then.${one.id}`, value || undefined),
        })
      ),
    );
  return {
    id: "then",
    title: W("sort.then"),
    optional: true,
    done: () => texts.every((one) => ctx.get(`then.${one.id}`)),
    render,
  };
}

function drawSorted(el, ctx) {
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

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    ...sortPages(ctx.content).map((page) => cardsStep(ctx, page)),
    ...(ctx.content.then.length ? [thenStep(ctx)] : []),
    closingStep(ctx, () => partedCards(ctx).map((card) => card.id)),
  ],
  results: drawSorted,
  paper: (answers, exercise) => instrumentPaper(answers, exercise),
};
