/* The cards that are on this device, and every change that a person can make to them. */

import { between } from "../../ui/document/order.js";
import { PLACE } from "../../ui/document/place.js";
import { ORIGIN, rowsHere } from "../../ui/origin.js";
import { typedIn } from "../../ui/storage.js";
import { textBox } from "../../ui/controls.js";
import { own } from "../../ui/dom.js";
import { randomWord } from "../../ui/random.js";
import { inOrder } from "../../ui/scoring.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567"; // as ROW_ID in shape.py

/**
 * All cards, those that the tool gives first: {id, given, text, more, box, with, words, seen, carry,
 * origin, back, side}; the side is what a room told on the card, "" for nothing.
 * *rows* are {id, cells, back}, in their order.
 */
export function cardsOf(content, rows) {
  const boxes = new Set(content.boxes.map(({ id }) => id));
  const made = (id, cells, one) => {
    const { text, more, box, given, back } = { more: "", box: "", given: false, back: false, ...one };
    const lies = own(cells, "box") ?? box;
    return {
      id,
      given,
      more,
      back,
      text: text ?? String(own(cells, "text") ?? "").trim(),
      box: boxes.has(lies) ? lies : "",
      with: own(cells, "with") ?? "",
      words: String(own(cells, "words") ?? ""),
      seen: own(cells, "seen") === true,
      carry: own(cells, "carry") === true,
      origin: own(cells, ORIGIN) ?? null,
      side: String(own(cells, "side") ?? ""),
    };
  };
  const there = new Map(rows.map((row) => [row.id, row]));
  const given = content.given.map((one) =>
    made(one.id, there.get(one.id)?.cells ?? {}, { text: one.text, more: one.more, box: one.box, given: true })
  );
  const names = new Set(given.map(({ id }) => id));
  const added = rows.filter(({ id }) => !names.has(id));
  return [...given, ...added.map((row) => made(row.id, row.cells, { back: row.back }))];
}

/** The cards on which something stands: one that was emptied is still there to be written on, and is no card else. */
export const written = (cards) => cards.filter(({ text }) => text);

/** The rows that are kept, each id once whatever a file may have held. */
function keptRows(answers) {
  const listed = own(answers, "rows");
  const found = new Map((Array.isArray(listed) ? listed : []).filter((row) => row?.id).map((row) => [row.id, row]));
  return inOrder([...found.values()].map((row) => ({ ...row, cells: row.cells ?? {} })));
}

function withCell(row, column, value) {
  const cells = { ...row.cells, [column]: value };
  if (value === undefined) delete cells[column];
  return { ...row, cells };
}

/** The cards of answers as they are kept on a device. */
export function cardsIn(content, answers) {
  const touched = content.given.map(({ id }) => ({ id, cells: own(own(answers, "given"), id) ?? {} }));
  return cardsOf(content, [...touched, ...keptRows(answers)]);
}

/** What the board asks of the cards on this device; room.js has the same for the cards of a room. */
export function ownCards(ctx) {
  const { content } = ctx;
  const isGiven = (id) => content.given.some((one) => one.id === id);
  const keep = (rows, options) => ctx.set("rows", rows.length ? rows : undefined, options);

  /** Write cells as one step, [card, column, value] each; undefined empties one. */
  function write(changes, options) {
    const changed = {};
    let rows = null;
    for (const [id, column, value] of changes) {
      if (isGiven(id)) changed[`given.${id}.${column}`] = value;
      else rows = (rows ?? keptRows(ctx.answers())).map((row) => (row.id === id ? withCell(row, column, value) : row));
    }
    ctx.update(rows ? { ...changed, rows } : changed, options);
  }

  return {
    typed: typedIn(ctx.exercise.slug),
    cards: () => cardsIn(content, ctx.answers()),
    full: () => keptRows(ctx.answers()).length >= content.most,
    write,
    /** Add a card at the end, and return its id. */
    add(cells, options) {
      const rows = keptRows(ctx.answers());
      const id = randomWord(10, LETTERS);
      const place = between(own(rows.at(-1)?.cells, PLACE) ?? "");
      keep([...rows, { id, cells: { ...cells, [PLACE]: place } }], options);
      return id;
    },
    /** The cards of another exercise on this device, and whether one of them is here already. */
    there: rowsHere,
    has: (id) => keptRows(ctx.answers()).some((row) => row.id === id),
    /** Take copies of cards in, as many as there is room for; returns how many. */
    bring(copies) {
      const rows = keptRows(ctx.answers());
      const some = copies.slice(0, content.most - rows.length);
      for (const { id, cells } of some) {
        rows.push({ id, cells: { ...cells, [PLACE]: between(own(rows.at(-1)?.cells, PLACE) ?? "") } });
      }
      keep(rows);
      return some.length;
    },
    remove(id, options) {
      keep(keptRows(ctx.answers()).filter((row) => row.id !== id), options);
    },
    /** A field for the cell *column* of a card. */
    field({ id, column, label, name, max, value }) {
      const node = textBox({
        label,
        name,
        max,
        rows: 2,
        value,
        onInput: (text) => write([[id, column, text || undefined]]),
      });
      return { node, control: node.querySelector("textarea"), update: () => false };
    },
  };
}
