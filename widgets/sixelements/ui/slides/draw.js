/* Slides drawn large enough for the last row: nothing in them can be pressed, and nothing has to be scrolled. */

import { h, plural, s, W } from "../dom.js";
import { barsKey, barsRow, lineList, squareFigure } from "../pattern-pictures.js";
import { countsInWords, namedPoints } from "../pattern-strips.js";
import { stripAxis, stripCrowd, stripScale } from "../plot/strip.js";
import { whoOf } from "./cut.js";

/**
 * A slide as nodes. *name* makes ids; the *first* one says who shared, and *rounds* are the numbers of two rounds where
 * they stand beside each other.
 * @param {any} slide
 * @param {{ name: string, first?: boolean, rounds?: number[] }} options
 */
export function drawSlide(slide, { name, first = false, rounds = [] }) {
  if (slide.then) {
    const [then, now] = rounds;
    return h("div", { class: "six-slide-halves" }, half(slide, slide.then, then), half(slide, slide.rows, now));
  }
  const { pattern } = slide.context;
  return [
    first && pattern.groups
      ? h(
        "p",
        { class: "six-muted" },
        [plural("pattern.people", pattern.n), ...pattern.groups.map((one) => `${one.label}: ${one.n}`)].join(" · "),
      )
      : null,
    first && pattern.note ? h("p", { class: "six-pattern-note" }, pattern.note) : null,
    NAMED.has(slide.type) && slide.part ? h("p", { class: "six-slide-part" }, slide.part) : null,
    DRAWN[slide.type]?.(slide, name) ?? h("p", {}, W("pattern.unknown")),
  ];
}

/** Slides that say which part of the pattern they are of; the others say it themselves. */
const NAMED = new Set(["strips", "bars", "square", "talk", "words", "told"]);

function half(slide, rows, round) {
  return h(
    "section",
    { class: "six-slide-half", "aria-label": W("slides.then", { n: round }) },
    h("p", { class: "six-slide-round" }, W("slides.then", { n: round })),
    rows.length ? DRAWN.strips({ ...slide, rows }) : h("p", { class: "six-muted" }, W("slides.not_then")),
  );
}

const DRAWN = {
  sentence: ({ texts }) => texts.map((text) => h("p", { class: "six-slide-sentence" }, text)),
  told: ({ title, texts }) => [h("h3", {}, title), texts.map((text) => h("p", {}, text))],
  strips: ({ block, context, rows }) => rows.map((row) => strip(block, row, context.labels)),
  talk: ({ item, at }) => [
    h("h3", {}, `${at + 1}. ${item.label}`),
    h("p", {}, item.why),
    h("p", { class: "six-say-it" }, item.opener),
  ],
  words: ({ items }) =>
    h(
      "ul",
      { class: "six-shared-words" },
      items.map((one) =>
        h("li", {}, h("q", {}, one.text), one.about ? h("span", { class: "six-muted" }, ` ${one.about}`) : null)
      ),
    ),
  table: ({ block, rows }) =>
    h(
      "table",
      { class: "six-table" },
      h("caption", {}, block.caption),
      h("thead", {}, h("tr", {}, block.head.map((cell) => h("th", { scope: "col" }, cell)))),
      h(
        "tbody",
        {},
        rows.map(([label, ...cells]) =>
          h("tr", {}, h("th", { scope: "row" }, label), cells.map((cell) => h("td", {}, cell)))
        ),
      ),
    ),
  bars: ({ block, rows }) => [barsKey(block), rows.map((row) => barsRow(block, row, null))],
  square: ({ block, item, dots }, name) => squareFigure(block, item, dots, name),
};

const WIDE = 480;
const HIGH = 56;
const EDGE = 30;

/** A row: each group's name, and beside it how many of the group stand on each point. */
function strip({ points, named }, row, labels) {
  const x = stripScale(points.length, EDGE, WIDE - EDGE);
  const lines = row.parts.map((part) => {
    const svg = s(
      "svg",
      { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "six-slide-line", "aria-hidden": "true" },
      stripAxis(points.length, x, HIGH / 2),
      ...stripCrowd(part.counts, part.group, x, HIGH / 2, { least: 16, more: 9, number: "six-slide-n" }),
    );
    return [whoOf(part, labels), countsInWords(points, part), svg];
  });
  return h(
    "div",
    { class: "six-slide-strip" },
    h("h3", {}, row.label),
    row.says ? h("p", { class: "six-strip-flag" }, row.says) : null,
    lineList(row.label.slice(0, 80), lines),
    named ? [letters(points, x), namedPoints(points)] : h(
      "div",
      { class: "six-slide-ends", "aria-hidden": "true" },
      h("span", {}, `←\u00a0${points[0]}`),
      h("span", {}, `${points.at(-1)}\u00a0→`),
    ),
  );
}

/** Under each stop the letter by which the list below tells the point. */
function letters(points, x) {
  return h(
    "div",
    { class: "six-slide-ends", "aria-hidden": "true" },
    s(
      "svg",
      { viewBox: `0 0 ${WIDE} 30`, class: "six-slide-line" },
      points.map((_, at) => s("text", { x: x(at), y: 24, class: "six-slide-letter" }, "ABCDEFGH"[at])),
    ),
  );
}
