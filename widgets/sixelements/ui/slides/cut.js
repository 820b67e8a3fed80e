/* A pattern cut into what a room can take in at one look: board, remote and projector turn the same slides.
   Heights are reckoned from the words and not measured, so every screen cuts alike, whatever its size. */

import { plural, W } from "../dom.js";
import { said } from "../messages.js";
import { sentencesOf } from "../opening.js";
import { dotsOf, itemsOf } from "../pattern-pictures.js";
import { whoWhen } from "../pattern-strips.js";
import { inOrder } from "./deck.js";

/** The room for a slide, in widths and heights of a letter: all of it, or one half where two rounds are compared. */
const WHOLE = { high: 21, wide: 34, label: 13 };
const HALF = { high: 19, wide: 24, label: 8.5 };
/** Letters in the width of an em, of a face that runs wide. */
const LETTERS = 1.8;
const LONG_CELL = 60;
const LONG_TABLE = 20;
const MOST_DOTS = 5;
/** With more slides than these, what is furthest apart comes first, and the rest when it is asked for. */
const MOST_SLIDES = 12;
/** Slides of people's own words before the rest. */
const MOST_WORDS = 2;

/**
 * The slides of a pattern: {type, key, part, title, …}, a few rows of a picture, statements or words at a time.
 * A long table has none: it holds what the pictures show, to look up on a device and in the record.
 */
export function slidesOf(shown, room = WHOLE) {
  const pattern = said(shown);
  const tables = pattern.blocks.filter((block) => block.type === "table");
  const blocks = [...pattern.blocks.filter((block) => block.type !== "table"), ...tables];
  const labels = Object.fromEntries((pattern.groups ?? []).map((one) => [one.id, one.label]));
  const context = { labels: { ...labels, all: W("pattern.everyone") }, pattern };
  const slides = blocks.flatMap((block, index) => slidesOfBlock({ block }, index, context, room));
  if (room !== WHOLE || slides.length <= MOST_SLIDES) return slides;
  const ordered = inOrder(blocks).flatMap((one, index) => slidesOfBlock(one, index, context, room));
  return [...ordered.filter((one) => !one.rest), ...ordered.filter((one) => one.rest)];
}

/** The slides of one block; of a long pattern it `opens` with the rows that are furthest apart, or is of the `rest`. */
function slidesOfBlock({ block, opens = null, rest = false }, index, context, room) {
  const named = block.title ?? block.caption ?? W("slides.in_words");
  const part = opens ? plural(opens.alike ? "pattern.first" : "pattern.furthest", opens.n, { of: opens.of }) : named;
  const cut = CUTS[block.type] ?? (() => [{ title: part }]);
  return cut(block, context, room).map((slide, at) => ({
    type: block.type,
    block,
    context,
    part,
    key: `${block.type} ${index} ${at}`,
    rest: rest || (block.type === "words" && at >= MOST_WORDS),
    ...slide,
  }));
}

/**
 * What the room looks at: the slides of a revealed pattern, or those of two rounds beside each other.
 * @param {any} now the pattern
 * @param {{ then?: any, comparison?: any }} [earlier] the pattern of an earlier round, and what moved between the two
 */
export function shownSlides(now, { then = null, comparison = null } = {}) {
  if (!now) return [];
  if (!then) return slidesOf(now);
  const moved = comparison?.blocks ? slidesOf({ ...comparison, n: 0, groups: null }) : [];
  const before = new Map(
    said(then).blocks.filter((one) => one.type === "strips").flatMap((one) => one.rows.map((row) => [row.id, row])),
  );
  const pairs = slidesOf(now, HALF).filter((one) => one.type === "strips").map((slide) => ({
    ...slide,
    then: slide.rows.map((row) => rowThen(row, before.get(row.id))).filter(Boolean),
  }));
  return [...moved, ...pairs];
}

/** What an earlier round showed of the lines of a row; nothing where it showed none of them. */
function rowThen(row, before) {
  const parts = before?.parts.filter((one) =>
    row.parts.some(({ group, when }) => one.group === group && one.when === when)
  );
  return parts?.length ? { ...before, parts } : null;
}

const CUTS = {
  sentence: (block, _, room) =>
    bunch(statements(block.text), (text) => 1.9 * linesIn(text, room.wide, 1.4) + 0.6, room.high - 8)
      .map((texts) => ({ title: texts[0], texts })),
  strips: (block, { labels }, room) => {
    const rows = block.rows.flatMap((row) =>
      partsThatFit(block, row, labels, room).map((parts) => ({ ...row, parts }))
    );
    const most = room === HALF ? 0 : room.high;
    return bunch(rows, (row) => stripHigh(block, row, labels, room), most).map((some) => ({
      title: labelsOf(some),
      rows: some,
    }));
  },
  bars: (block, _, room) => {
    const line = (one) => lineHigh(one.who, room);
    const empty = (row) => 1.8 * linesIn(row.label, room.wide, 1.2);
    const rows = block.rows.flatMap((row) =>
      byAsk(row.parts, (one) => one.asked, room.high - 4 - empty(row), line).map((parts) => ({ ...row, parts }))
    );
    const high = (row) => empty(row) + row.parts.reduce((sum, one) => sum + line(one), 0);
    return bunch(rows, high, room.high - 4).map((some) => ({ title: labelsOf(some), rows: some }));
  },
  square: (block) =>
    (block.only ?? itemsOf(block)).flatMap((item) => {
      return byAsk(dotsOf(block, item), (dot) => dot.asked, MOST_DOTS).map((some) => ({
        title: item,
        item,
        dots: some,
      }));
    }),
  talk: (block) => block.items.map((item, at) => ({ title: item.label, item, at })),
  words: (block, _, room) => {
    const texts = block.items.flatMap((one) =>
      pieces(one.text, 420).map((text, at) => ({ text, about: at ? "" : one.about }))
    );
    const high = ({ text, about }) => 1.7 * linesIn(`${text} ${about ?? ""}`, room.wide, 1.2) + 0.6;
    return bunch(texts, high, room.high - 2).map((items, at) => ({ title: `${block.title} ${at + 1}`, items }));
  },
  table: (block, _, room) => {
    if (block.rows.length > LONG_TABLE) return [];
    if (block.rows.some((row) => row.some((cell) => String(cell).length > LONG_CELL))) {
      return block.rows.flatMap(([label, ...cells]) =>
        pieces(cells.join(" "), 600).map((text) => ({ type: "told", title: label, texts: [text] }))
      );
    }
    // The first column takes what the others leave, and those are as wide as their longest word.
    const across = room.wide / block.head.length;
    const high = (row) => 0.5 + 1.3 * Math.max(...row.map((cell) => linesIn(String(cell), across)));
    return bunch(block.rows, high, room.high - 2 - high(block.head)).map((rows) => ({ title: block.caption, rows }));
  },
};

const labelsOf = (rows) => [...new Set(rows.map((row) => row.label))].join(" · ");

/** How many lines a text takes that is *size* times as large as the rest. */
function linesIn(text, wide, size = 1) {
  return Math.max(1, Math.ceil((text.length * size) / (wide * LETTERS)));
}

/** One group's line: its name beside it, in as many lines as that takes. */
const lineHigh = (who, room) => Math.max(2.6, 1.3 * linesIn(who, room.label) + 0.2);

function stripHigh({ points, named }, { label, says, parts }, labels, room) {
  const ends = Math.max(points[0].length, points.at(-1).length);
  const below = named
    ? 1.5 + points.reduce((sum, point) => sum + 1.3 * linesIn(point, room.wide - 2), 0)
    : 1.3 * Math.ceil(ends / ((room.wide - room.label) * LETTERS * 0.45));
  return 1.7 * linesIn(label, room.wide, 1.2) + (says ? 1.4 * linesIn(says, room.wide) : 0) + 0.7 + below +
    parts.reduce((sum, part) => sum + lineHigh(whoOf(part, labels), room), 0);
}

/** Who, and how many they are and where their middle lies. */
export function whoOf(part, labels) {
  const who = whoWhen(part, labels);
  return part.median === null
    ? W("slides.people", { who, n: part.n })
    : W("slides.middle", { who, n: part.n, middle: part.median });
}

/** The lines of a row in runs that fit on one slide each: what was asked first, and then what was asked next. */
function partsThatFit(block, row, labels, room) {
  if (stripHigh(block, row, labels, room) <= room.high) return [row.parts];
  const empty = stripHigh(block, { ...row, parts: [] }, labels, room);
  return byAsk(
    row.parts,
    (part) => part.when,
    room.high - empty,
    (part) => lineHigh(whoOf(part, labels), room),
  );
}

/** All where they fit; else each ask apart, in runs that fit. */
function byAsk(some, askOf, most, weigh = (_) => 1) {
  const all = bunch(some, weigh, most);
  if (all.length < 2) return all;
  const asks = [...new Set(some.map(askOf))];
  return asks.flatMap((ask) => bunch(some.filter((one) => askOf(one) === ask), weigh, most));
}

/** Runs of *items* whose weights together stay within *most*; one that is too heavy stands alone. */
function bunch(items, weigh, most) {
  const runs = [];
  let weight = Infinity;
  for (const item of items) {
    if (weight + weigh(item) > most) {
      runs.push([]);
      weight = 0;
    }
    runs.at(-1).push(item);
    weight += weigh(item);
  }
  return runs;
}

const MOST_LETTERS = 330;

/** The sentences of a text; one that is very long in pieces. */
const statements = (text) => sentencesOf(text).flatMap((one) => pieces(one, MOST_LETTERS));

/** A text in pieces of at most *most* letters, cut between words. */
export function pieces(text, most) {
  const found = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.lastIndexOf(" ", most);
    const at = space > most / 2 ? space : most;
    found.push(`${rest.slice(0, at)} …`);
    rest = rest.slice(at).trimStart();
  }
  return [...found, rest];
}
