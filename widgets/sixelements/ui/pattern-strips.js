/* The lines of a pattern: how many people of each shown group stand on each point, and where one stands oneself. */

import { table } from "./controls.js";
import { dig, h, inWords, plural, s, W } from "./dom.js";
import { lineList } from "./pattern-pictures.js";
import { stripAxis, stripCrowd, stripScale } from "./plot/strip.js";

/**
 * One row an item: how many people of each shown group stand on each point, and where the person of this device does.
 */
export function stripsOf(block, { labels, mine }) {
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
  const asTable = () =>
    table({
      caption: block.title,
      head,
      rows: block.rows.flatMap((row) =>
        row.parts.map((
          part,
        ) => [row.label, whoWhen(part, labels), ...part.counts.map(String), middleInWords(points, part)])
      ),
    });
  return {
    block,
    rows: block.rows,
    apart: stripFar(points),
    // One more for each ask, where one stands oneself; what has no order is told below by its words.
    lines: (row) =>
      row.parts.length + new Set(row.parts.map(({ when }) => when)).size + (block.named ? 2 * points.length : 0),
    draw,
    asTable,
  };
}

/** The points of a line that stand in no order: each has a letter, since it is read and not measured. */
export function namedPoints(points) {
  return h("ol", { class: "six-strip-named", "aria-hidden": "true" }, points.map((point) => h("li", {}, point)));
}

/** How far apart a row is on a line of *points*: scales of different lengths are compared by the share between. */
export const stripFar = (points) => (row) =>
  stripApart(row).map((far, at) => (at < 2 ? far / Math.max(1, points.length - 1) : far));

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

/** How many stand on each point that somebody chose; the name of who they are stands before it, once. */
export function countsInWords(points, { counts }) {
  const told = counts.map((count, index) => (count ? `${points[index]}: ${count}` : "")).filter(Boolean).join(", ");
  return told || W("pattern.nobody");
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
