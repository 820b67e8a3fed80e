/* What a room's answers show: each block as picture, table and sentence, from the plain JSON that patterns/ makes. */

import { table } from "./controls.js";
import { h, plural, W } from "./dom.js";
import { said } from "./messages.js";
import { firstSentences, furthest } from "./opening.js";
import { barsApart, barsKey, barsRow, dotsOf, itemsOf, squareApart, squareFigure } from "./pattern-pictures.js";
import { stripsOf } from "./pattern-strips.js";

/**
 * A pattern as nodes: it opens with its sentence and the rows that are furthest apart, and the rest folds.
 * *mine* are the own answers on this device, to be marked; *name* makes ids.
 */
export function drawPattern(shown, { mine = null, name }) {
  const pattern = said(shown);
  const labels = Object.fromEntries(pattern.groups.map((one) => [one.id, one.label]));
  const context = { labels: { ...labels, all: W("pattern.everyone") }, mine, name };
  const head = h(
    "p",
    { class: "six-muted" },
    [plural("pattern.people", pattern.n), ...pattern.groups.map((one) => `${one.label}: ${one.n}`)].join(" · "),
  );
  const blocks = pattern.blocks.map((block, index) =>
    pictureOf(block, { ...context, at: index, name: `${name}-${index}` })
  );
  const opens = openingOf(blocks);
  const rest = blocks.map((one) => one.rest(opens.rows)).filter(Boolean);
  return [
    head,
    pattern.note ? h("p", { class: "six-pattern-note" }, pattern.note) : null,
    ...opens.nodes,
    // Where there is no picture there is little, and all of it stands open.
    ...(opens.rows.length && rest.length ? [folded(W("pattern.more"), rest)] : rest),
  ].filter(Boolean);
}

/** What stands open: the first sentence, and of the first sort of picture the rows that are furthest apart. */
function openingOf(blocks) {
  const first = blocks.find((one) => one.rows?.length);
  const sentence = blocks[0]?.first;
  if (!first) return { nodes: [sentence], rows: [] };
  const { open, of, alike } = furthest(
    blocks.filter((one) => one.rows && one.block.type === first.block.type),
    first.most,
  );
  const from = new Set(open.map(({ picture }) => picture));
  const titled = ({ block }) => [
    h("h3", {}, block.title),
    block.desc ? h("p", { class: "six-muted" }, block.desc) : null,
  ];
  return {
    rows: open.map(({ row }) => row),
    nodes: [
      sentence,
      from.size === 1 ? titled(open[0].picture) : null,
      first.key?.(),
      open.length < of
        ? h("p", { class: "six-muted" }, plural(alike ? "pattern.first" : "pattern.furthest", open.length, { of }))
        : null,
      open.map(({ picture, row }) => [
        from.size > 1 ? h("p", { class: "six-muted" }, picture.block.title) : null,
        picture.draw(row),
      ]),
    ].flat(Infinity),
  };
}

const LONG = 8; // a table with more rows is folded

function folded(words, made) {
  return h("details", { class: "six-details" }, h("summary", {}, words), made);
}

/**
 * A block ready to be drawn: `rest` draws what is left of it when some of its rows stand open; pictures tell their
 * `rows` and what `furthest` asks of them, a sentence what of it comes `first`.
 */
function pictureOf(block, context) {
  const { at, mine, name } = context;
  switch (block.type) {
    case "sentence":
      return sentenceOf(block, at === 0);
    case "strips":
      return strips(stripsOf(block, context));
    case "bars":
      return picture({
        block,
        rows: block.rows,
        apart: barsApart,
        lines: (row) => row.parts.length,
        draw: (row) => barsRow(block, row, mine),
        key: () => barsKey(block),
      });
    case "square": {
      const items = itemsOf(block);
      return picture({
        block,
        most: 1,
        rows: items,
        apart: (item) => squareApart(dotsOf(block, item)),
        lines: () => 1,
        draw: (item) => squareFigure(block, item, dotsOf(block, item), `${name}-${items.indexOf(item)}`),
      });
    }
    default:
      return { block, rest: () => drawBlock(block) };
  }
}

/** A sentence; the one that opens a long pattern opens with its first sentences. */
function sentenceOf(block, opens) {
  const paragraph = (text) => (text ? h("p", { class: "six-pattern-sentence" }, text) : null);
  if (!opens) return { block, rest: () => paragraph(block.text) };
  const [first, rest] = firstSentences(block.text);
  return { block, first: paragraph(first), rest: () => paragraph(rest) };
}

/** A picture, whose rest are the rows that do not stand open, and what comes *after* them. */
function picture(told, after = null) {
  return {
    ...told,
    rest(open) {
      const rows = told.rows.filter((row) => !open.includes(row));
      if (!rows.length && !after) return null;
      return h(
        "section",
        {},
        h("h3", {}, told.block.title),
        told.block.desc ? h("p", { class: "six-muted" }, told.block.desc) : null,
        rows.length ? told.key?.() : null,
        rows.map(told.draw),
        after?.(),
      );
    },
  };
}

const strips = (told) => picture(told, () => folded(W("pattern.as_table"), told.asTable()));

function drawBlock(block) {
  switch (block.type) {
    case "table":
      return block.rows.length > LONG ? folded(block.caption, table(block)) : table(block);
    case "talk":
      return h(
        "section",
        {},
        h("h3", {}, block.title),
        h(
          "ol",
          { class: "six-talk" },
          block.items.map((one) =>
            h("li", {}, h("b", {}, one.label), h("p", {}, one.why), h("p", { class: "six-say-it" }, one.opener))
          ),
        ),
      );
    case "words":
      return h(
        "section",
        {},
        h("h3", {}, block.title),
        h(
          "ul",
          { class: "six-shared-words" },
          block.items.map((one) =>
            h("li", {}, h("q", {}, one.text), one.about ? h("span", { class: "six-muted" }, ` ${one.about}`) : null)
          ),
        ),
      );
    default:
      return h("p", {}, W("pattern.unknown"));
  }
}
