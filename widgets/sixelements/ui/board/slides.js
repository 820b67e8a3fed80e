/* A pattern cut into what a room can take in at one look, drawn large enough for the last row. */

import { figureWithText, table } from "../controls.js";
import { h, plural, s, W } from "../dom.js";
import { said } from "../messages.js";
import { barsBlock, squareBlock } from "../pattern-pictures.js";
import { namedPoints, partInWords, whoWhen } from "../pattern.js";
import { stripAxis, stripCrowd, stripScale } from "../plot/strip.js";

const MOST_LINES = 4;
const MOST_LETTERS = 300;
const MOST_WORDS = 4;

/**
 * The slides of a pattern: {type, key, part, title, …}; rows of a picture, statements and shared words, a few at
 * a time.
 * Tables come last: they hold what the pictures showed, to look up.
 */
export function slidesOf(shown) {
  const pattern = said(shown);
  const tables = pattern.blocks.filter((block) => block.type === "table");
  return [...pattern.blocks.filter((block) => block.type !== "table"), ...tables].flatMap((block, index) => {
    const base = { type: block.type, block, pattern, part: block.title ?? block.caption ?? W("board.stage.in_words") };
    switch (block.type) {
      case "sentence":
        return bunch(statements(block.text), (text) => text.length, MOST_LETTERS).map((texts, at) => ({
          ...base,
          key: `sentence ${index} ${at}`,
          title: texts[0],
          texts,
        }));
      case "strips":
        return bunch(block.rows, (row) => row.parts.length, MOST_LINES).map((rows) => ({
          ...base,
          key: `strips ${block.title} ${rows.map((row) => row.id)}`,
          title: rows.map((row) => row.label).join(" · "),
          rows,
        }));
      case "bars":
        return bunch(block.rows, (row) => row.parts.length, MOST_LINES).map((rows) => ({
          ...base,
          key: `bars ${rows.map((row) => row.id)}`,
          title: rows.map((row) => row.label).join(" · "),
          rows,
        }));
      case "talk":
        return block.items.map((item, at) => ({ ...base, key: `talk ${item.id}`, title: item.label, item, at }));
      case "words":
        return bunch(block.items, () => 1, MOST_WORDS).map((items, at) => ({
          ...base,
          key: `words ${index} ${at}`,
          title: `${block.title} ${at + 1}`,
          items,
        }));
      default:
        return [{ ...base, key: `${block.type} ${index}`, title: base.part }];
    }
  });
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

/** The sentences of a text. */
function statements(text) {
  return text.replace(/([.!?][”"’)]?)\s+(?=[“"A-Z])/g, "$1\n").split("\n");
}

export function slidePicture(slide, pattern, name, first) {
  const made = {
    sentence: () => slide.texts.map((text) => h("p", { class: "six-board-sentence" }, text)),
    strips: () => slide.rows.map((row, index) => stripSlide(slide.block, row, `${name}-${index}`)),
    talk: () => [
      h("p", { class: "six-board-part" }, slide.part),
      h("h3", {}, `${slide.at + 1}. ${slide.item.label}`),
      h("p", {}, slide.item.why),
      h("p", { class: "six-say-it" }, slide.item.opener),
    ],
    words: () => [
      h("h3", {}, slide.part),
      h(
        "ul",
        { class: "six-shared-words" },
        slide.items.map((one) =>
          h("li", {}, h("q", {}, one.text), one.about ? h("span", { class: "six-muted" }, ` ${one.about}`) : null)
        ),
      ),
    ],
    table: () => table(slide.block),
    bars: () => barsBlock({ ...slide.block, rows: slide.rows }, { mine: null }),
    square: () => squareBlock(slide.block, { name }),
  }[slide.type];
  return [
    first && pattern.groups
      ? h(
        "p",
        { class: "six-muted" },
        [plural("pattern.people", pattern.n), ...pattern.groups.map((one) => `${one.label}: ${one.n}`)].join(" · "),
      )
      : null,
    first && pattern.note ? h("p", { class: "six-pattern-note" }, pattern.note) : null,
    made ? made() : h("p", {}, W("pattern.unknown")),
  ];
}

function stripSlide({ points, named }, row, name) {
  const labels = Object.fromEntries(row.parts.map((part) => [part.group, part.label]));
  const words = row.parts.map((part) => partInWords(points, part, labels)).join(" ");
  return h(
    "div",
    { class: "six-board-strip" },
    h("h3", {}, row.label),
    row.says ? h("p", { class: "six-strip-flag" }, row.says) : null,
    figureWithText({
      svg: largePicture(named ? points.map((_, at) => LETTERS[at]) : points, row, labels, named),
      title: row.label,
      desc: named ? words : `${W("board.stage.ends", { from: points[0], to: points.at(-1) })} ${words}`,
      name,
    }),
    named ? namedPoints(points) : null,
  );
}

const LETTERS = "ABCDEFGH";
const WIDE = 800;
const EDGE = 40;
const TALL = 100;
const GAP = 12;

/** Who and how many above each line, the dots below: text of 24 units in a picture 800 wide, whatever the screen. */
function largePicture(points, row, labels, named = false) {
  const x = stripScale(points.length, EDGE, WIDE - EDGE);
  const svg = s("svg", { class: "six-board-picture" });
  let top = 0;
  for (const [line, part] of row.parts.entries()) {
    if (line && part.when !== row.parts[line - 1].when) top += GAP;
    svg.append(...largeLine(points, part, labels, x, top));
    top += TALL;
  }
  const middle = points.length > 2 && points.length % 2 ? (points.length - 1) / 2 : null;
  const end = (at, text, look) => s("text", { x: at, y: top + 26, class: `six-board-end six-board-end-${look}` }, text);
  const ends = named ? points.map((letter, at) => end(x(at), letter, "middle")) : [
    end(0, `← ${points[0]}`, "first"),
    middle ? end(x(middle), points[middle], "middle") : "",
    end(WIDE, `${points.at(-1)} →`, "last"),
  ];
  svg.append(...ends);
  svg.setAttribute("viewBox", `0 0 ${WIDE} ${top + 36}`);
  return svg;
}

/** One group's answers to one question: its name above, a dot for each point it chose. */
function largeLine(points, part, labels, x, top) {
  const y = top + 68;
  const who = whoWhen(part, labels);
  const told = part.median === null
    ? W("board.stage.group_people", { who, n: part.n })
    : W("board.stage.group_middle", { who, n: part.n, middle: part.median });
  return [
    s("text", { x: 0, y: top + 26, class: "six-board-who" }, told),
    stripAxis(points.length, x, y),
    ...stripCrowd(part.counts, part.group, x, y, { least: 15, more: 11, number: "six-board-n" }),
  ];
}

/** What moved between two times, as slides; Python compares the two patterns, and nothing else. */
export function comparison(board) {
  const told = board.model.get("comparison");
  return told.blocks ? slidesOf({ ...told, n: 0, groups: null }).map((slide) => ({ ...slide, then: true })) : [];
}
