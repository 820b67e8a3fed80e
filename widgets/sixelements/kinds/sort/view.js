/* Cards to sort: a few on a page, each with its boxes. */

import { choice, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { boxOf, boxTitle, partedCards } from "./boxes.js";

const SORT_PAGE = { cards: 6, choices: 16 };
const SORT_MANY = 4; // boxes; more of them stand in a list

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

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    ...sortPages(ctx.content).map((page) => cardsStep(ctx, page)),
    ...(ctx.content.then.length ? [thenStep(ctx)] : []),
    closingStep(ctx, () => partedCards(ctx).map((card) => card.id)),
  ],
  paper: (answers, exercise) => instrumentPaper(answers, exercise),
};
