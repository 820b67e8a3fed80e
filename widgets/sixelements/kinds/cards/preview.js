/* What sharing would send: the person's own cards, wording and box, which she ticks, and the answers about the whole. */

import { plural, W, withValue } from "../../ui/dom.js";
import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";
import { cardsIn, written } from "./store.js";

const withoutCards = (answers) => withValue(withValue(answers, "rows", undefined), "given", undefined);
const boxTitle = (content, id) => content.boxes.find((box) => box.id === id)?.title ?? W("cards.nowhere");

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  const { content } = exercise;
  const told = instrumentPreview(withoutCards(answers), exercise);
  const cards = written(cardsIn(content, answers)).filter(({ given, box }) => !given && box);
  if (!cards.length || content.given.length) return told; // with cards that are given the room writes together
  const rows = cards.map(({ id, text, box }) => ({ id, cells: { text, box } }));
  const row = {
    text: true,
    label: plural("cards.my_cards", cards.length),
    value: cards.map(({ text, box }) => W("cards.card_in", { text, box: boxTitle(content, box) })).join("; "),
    without: (kept) => withValue(kept, "rows", undefined),
  };
  return { answers: { ...told.answers, rows }, rows: [row, ...told.rows] };
}

/** Each card with what became of it, then the questions about the whole. */
export function gathered(answers, exercise) {
  const { content } = exercise;
  const cards = written(cardsIn(content, answers)).filter(({ given, box }) => !given || box);
  const name = (id) => cards.find((one) => one.id === id)?.text;
  const rows = cards.map((card) => ({
    id: `card.${card.id}`,
    label: card.text,
    value: [
      boxTitle(content, card.box),
      card.words,
      card.with && name(card.with) ? W("cards.with", { stack: name(card.with) }) : "",
      card.seen ? W("cards.seen") : "",
      card.carry ? content.carry : "",
    ].filter(Boolean).join("; "),
  }));
  return [...rows, ...instrumentGathered(withoutCards(answers), exercise)];
}
