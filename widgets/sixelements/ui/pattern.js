/* What a room's answers show: each block as picture, table and sentence, from the plain JSON that patterns/ makes. */

import { table } from "./controls.js";
import { dig, h, inWords, plural, s, W } from "./dom.js";
import { said } from "./messages.js";
import { barsBlock, firstOfMany, lineList, squareBlock } from "./pattern-pictures.js";
import { stripAxis, stripCrowd, stripScale } from "./plot/strip.js";

/** All blocks of a pattern as nodes. *mine* are the own answers on this device, to be marked; *name* makes ids. */
export function drawPattern(shown, { mine = null, name }) {
  const pattern = said(shown);
  const labels = Object.fromEntries(pattern.groups.map((one) => [one.id, one.label]));
  const context = { labels: { ...labels, all: W("pattern.everyone") }, mine, name };
  const head = h(
    "p",
    { class: "six-muted" },
    [plural("pattern.people", pattern.n), ...pattern.groups.map((one) => `${one.label}: ${one.n}`)].join(" · "),
  );
  const blocks = pattern.blocks.map((block, index) => drawBlock(block, { ...context, name: `${name}-${index}` }));
  return [head, pattern.note ? h("p", { class: "six-pattern-note" }, pattern.note) : null, ...blocks].filter(Boolean);
}

const LONG = 8; // a table with more rows is folded

function folded(words, made) {
  return h("details", { class: "six-details" }, h("summary", {}, words), made);
}

function drawBlock(block, context) {
  switch (block.type) {
    case "sentence":
      return h("p", { class: "six-pattern-sentence" }, block.text);
    case "table":
      return block.rows.length > LONG ? folded(block.caption, table(block)) : table(block);
    case "strips":
      return strips(block, context);
    case "bars":
      return barsBlock(block, context);
    case "square":
      return squareBlock(block, context);
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

/**
 * One row an item: how many people of each shown group stand on each point, and where the person of this device
 * does. What differs most stands first; the rest folds.
 */
function strips(block, { labels, mine }) {
  const { points } = block;
  const draw = (row) =>
    h(
      "div",
      { class: "six-strip" },
      h("h4", {}, row.label),
      row.says ? h("p", { class: "six-strip-flag" }, row.says) : null,
      lineList(stripName(points, row), linesOf(points, row, labels, mine)),
      block.named ? namedPoints(points) : h(
        "div",
        { class: "six-strip-ends", "aria-hidden": "true" },
        h("span", {}, points[0]),
        h("span", {}, points.at(-1)),
      ),
      silent(row, labels),
      ownWords(points, row, mine),
    );
  const head = [W("pattern.item"), W("pattern.who"), ...points, W("pattern.middle")];
  const rows = block.rows.flatMap((row) =>
    row.parts.map((part) => [row.label, whoWhen(part, labels), ...part.counts.map(String), middleInWords(points, part)])
  );
  return h(
    "section",
    {},
    h("h3", {}, block.title),
    block.desc ? h("p", { class: "six-muted" }, block.desc) : null,
    firstOfMany(block.rows, stripApart, draw),
    folded(W("pattern.as_table"), table({ caption: block.title, head, rows })),
  );
}

/** The points of a line that stand in no order: each has a letter, since it is read and not measured. */
export function namedPoints(points) {
  return h("ol", { class: "six-strip-named", "aria-hidden": "true" }, points.map((point) => h("li", {}, point)));
}

/** How far apart a row is: between the middles of its groups, then how wide one lies, then in what they chose. */
export function stripApart({ parts }) {
  const range = (list) => (list.length ? Math.max(...list) - Math.min(...list) : 0);
  const told = parts.filter(answered);
  const shares = told.map(({ counts }) => counts.map((n) => n / counts.reduce((sum, one) => sum + one, 0)));
  const most = (measure) => Math.max(0, ...[...new Set(told.map(({ when }) => when))].map(measure));
  return [
    most((when) => range(told.filter((one) => one.when === when && one.median !== null).map((one) => one.median))),
    Math.max(0, ...told.map(({ spread }) => (spread ? range(spread) : 0))),
    most((when) =>
      Math.max(
        ...parts[0].counts.map((_, at) => range(shares.filter((_, n) => told[n].when === when).map((one) => one[at]))),
      )
    ),
  ];
}

const answered = (part) => part.counts.some(Boolean);

/** Short enough to listen to; what each line shows stands in the list that it names. */
function stripName(points, row) {
  const told = row.parts.filter(answered);
  const groups = new Set(told.map((part) => part.group));
  const name = groups.has("all") ? W("pattern.of_everyone") : plural("pattern.of_groups", groups.size);
  const counts = points.map((_, at) => told.reduce((sum, part) => sum + part.counts[at], 0));
  const [most, of] = [Math.max(...counts), counts.reduce((sum, n) => sum + n, 0)];
  const top = points[counts.indexOf(most)];
  const one = new Set(told.map((part) => part.when)).size === 1 && counts.filter((n) => n === most).length === 1;
  return one && top.length <= 60 ? W("pattern.name_top", { name, n: most, of, point: top }) : name;
}

/** Which groups gave no answer, said once. */
function silent(row, labels) {
  const who = row.parts.filter((part) => !answered(part)).map((part) => whoWhen(part, labels));
  return who.length ? h("p", { class: "six-muted" }, W("pattern.no_answers", { who: who.join("; ") })) : null;
}

/** The middle answer in the words of its point; between two points, the words of both. */
function middleInWords(points, part) {
  if (part.median === null) return "–";
  const at = part.values?.indexOf(part.median) ?? -1;
  if (at >= 0) return points[at];
  const [low, high] = [Math.floor(part.median), Math.ceil(part.median)].map((one) => points[part.values?.indexOf(one)]);
  return low && high ? W("pattern.between", { low, high }) : String(part.median);
}

/** The lines of a row as [label, words, picture]; after the groups of each time, the own mark on a line of its own. */
function linesOf(points, row, labels, mine) {
  const whens = [...new Set(row.parts.map((part) => part.when))];
  return whens.flatMap((when) => {
    const parts = row.parts.filter((part) => part.when === when);
    const lines = parts.filter(answered).map((
      part,
    ) => [whoWhen(part, labels), countsInWords(points, part), stripPicture(part.counts, part.group)]);
    const own = ownCounts(parts[0], mine);
    return own === null ? lines : [...lines, [W("pattern.you_line"), null, ownPicture(own)]];
  });
}

export function whoWhen(part, labels) {
  return [part.label ?? labels[part.group] ?? part.group, askedOf(part)].filter(Boolean).join(", ");
}

/** What a part was asked: in the words of the exercise, or in the usual ones. */
function askedOf(part) {
  return part.asked ?? (part.when ? W(`pattern.when_${part.when}`) : "");
}

export function partInWords(points, part, labels) {
  return `${whoWhen(part, labels)}: ${countsInWords(points, part) || W("pattern.nobody")}.`;
}

function countsInWords(points, { counts }) {
  return counts.map((count, index) => (count ? `${points[index]}: ${count}` : "")).filter(Boolean).join(", ");
}

const STRIP = { width: 320, height: 40, margin: 20 };

function stripLine(points) {
  const x = stripScale(points, STRIP.margin, STRIP.width - STRIP.margin);
  const y = STRIP.height / 2;
  const viewBox = `0 0 ${STRIP.width} ${STRIP.height}`;
  const look = { viewBox, class: "six-strip-picture", "aria-hidden": "true" };
  return { svg: s("svg", look, stripAxis(points, x, y)), x, y };
}

/** Marks grow with the number of people, and the number stands in them. */
function stripPicture(counts, group) {
  const { svg, x, y } = stripLine(counts.length);
  svg.append(...stripCrowd(counts, group, x, y, { least: 9, more: 8, number: "six-strip-n" }));
  return svg;
}

/** The own picks, as triangles; with several on one point, their number above. */
function ownPicture(own) {
  const { svg, x, y } = stripLine(own.length);
  for (const [index, count] of own.entries()) {
    if (!count) continue;
    const d = `M${x(index) - 9} ${y + 14} L${x(index)} ${y - 4} L${x(index) + 9} ${y + 14} Z`;
    svg.append(s("path", { class: "six-strip-own", d }));
    if (count > 1) svg.append(s("text", { x: x(index), y: y - 7, class: "six-strip-many" }, String(count)));
  }
  return svg;
}

/** How often the person of this device chose each of a part's points, or null where there is nothing to mark. */
function ownCounts(part, mine) {
  if (!mine || !part.at || (part.worked && dig(mine, "case") !== part.worked)) return null;
  const own = part.counts.map(() => 0);
  for (const path of [part.at].flat()) {
    const value = dig(mine, path);
    // A list holds what was picked: the first point is picked, the second is left.
    // A point of the picture may stand for several points of the scale.
    const index = Array.isArray(value)
      ? (value.includes(part.values[0]) ? 0 : 1)
      : part.values.findIndex((one) => [one].flat().includes(value));
    if (index >= 0) own[index] += 1;
  }
  return own.some(Boolean) ? own : null;
}

function ownWords(points, row, mine) {
  const whens = [...new Set(row.parts.map((part) => part.when))].map((when) =>
    row.parts.find((part) => part.when === when)
  );
  const told = whens.map((part) => [askedOf(part), ownCounts(part, mine)]).filter(([, own]) => own).map(
    ([when, own]) => {
      const chosen = points.map((label, index) => ({ label, n: own[index] })).filter((one) => one.n);
      const counted = chosen.length > 1 || own.some((n) => n > 1);
      const point = inWords(chosen.map(({ label, n }) => (counted ? `${label} (${n})` : label)));
      return when ? W("pattern.you_when", { when, point }) : point;
    },
  );
  return told.length ? h("p", { class: "six-strip-you" }, W("pattern.you", { points: told.join("; ") })) : null;
}
