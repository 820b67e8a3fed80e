/* Pictures of points on lines. First is hollow, second is filled, third is a diamond; the words stand beside every
   picture. */

import { h, s } from "../dom.js";
import { stripArrow, stripAxis, stripScale } from "../plot/strip.js";
import { stripMark } from "./mark.js";

const STRIP = { width: 340, left: 22, right: 318 };

/** Cut words into lines of about *most* letters. */
function wrapWords(text, most) {
  const found = [""];
  for (const word of text.split(" ")) {
    const line = found[found.length - 1];
    if (line && line.length + word.length >= most) found.push(word);
    else found[found.length - 1] = line ? `${line} ${word}` : word;
  }
  return found;
}

/**
 * Words as an SVG text of as many lines as they need: about *most* letters a line, or the lines that *cut* gives.
 * @param {string} words
 * @param {{ x: number, y: number, most?: number, anchor?: string, size?: number, cls?: string | null,
 *   cut?: string[] }} told
 */
export function textLines(
  words,
  { x, y, most, anchor = "start", size = 14, cls = null, cut = wrapWords(words, most) },
) {
  return {
    height: cut.length * (size + 3),
    node: s(
      "text",
      { x, y, "text-anchor": anchor, "font-size": size, class: cls },
      cut.map((line, index) => s("tspan", { x, dy: index ? size + 3 : 0 }, line)),
    ),
  };
}

/**
 * The names of the points over the lines: those at the ends stand at the edges; beside bare numbers they have room for
 * words of their own.
 */
function pointHeads(points, x) {
  const last = points.length - 1;
  const size = points.length > 4 ? 12 : 13;
  const most = Math.max(6, Math.floor(STRIP.width / points.length / (size * 0.52)));
  const bare = points.length > 3 && points.slice(1, -1).every((words) => words.length <= 2);
  return points.map((words, index) => {
    const edge = words.length > 3 && (index === 0 ? "start" : index === last ? "end" : null);
    const [number, rest] = bare && edge ? words.split(/ (.*)/) : [words];
    const cut = rest ? [number, ...wrapWords(rest, 20)] : wrapWords(words, most);
    return textLines(words, {
      x: edge === "start" ? 0 : edge === "end" ? STRIP.width : x(index),
      y: size,
      anchor: edge || "middle",
      size,
      cls: "six-strip-muted",
      cut,
    });
  });
}

/**
 * Lines one below the other: rows are [{label, at: [how far along from 0, or null, an ask]}]; *points* are the
 * words under the lines.
 */
export function stripPlot({ rows, points, profile = false }) {
  const x = stripScale(points.length, STRIP.left, STRIP.right);
  const heads = pointHeads(points, x);
  let y = Math.max(...heads.map((head) => head.height)) + 16;
  const drawn = [];
  let path = " "; // a line from dot to dot; it breaks off where there is no answer
  for (const { label, at } of rows) {
    const title = textLines(label, { x: 0, y: y + 6, most: 36, cls: "six-strip-title" });
    y += title.height + 10;
    drawn.push(
      title.node,
      stripAxis(points.length, x, y, { empty: at.every((one) => one === null) }),
      stripMarks(at, x, y),
    );
    path += at[0] === null ? " " : `${path.endsWith(" ") ? "M" : "L"}${x(at[0]).toFixed(1)} ${y}`;
    y += 30;
  }
  return s(
    "svg",
    { viewBox: `0 0 ${STRIP.width} ${Math.ceil(y - 8)}`, class: "six-plot" },
    heads.map((head) => head.node),
    profile ? s("path", { class: "six-strip-profile", d: path }) : null,
    drawn,
  );
}

/** The marks of one line; of two asks the first leads to the second as an arrow. */
function stripMarks(at, x, y) {
  const [from, to] = at;
  if (at.length === 1) return from === null ? null : stripMark(1, x(from), y, 7);
  const both = at.length === 2 && from !== null && to !== null;
  const one = both && from === to; // both marks on one point: the second inside the first
  return [
    both ? stripArrow(x(from), x(to), y) : null,
    at.map((place, index) => {
      if (place === null) return null;
      return stripMark(index, x(place), at.length > 2 ? y + (index - 1) * 9 : y, one ? (index ? 5 : 10) : 7);
    }),
  ];
}

/** What the marks mean, in a line of text; nothing where there is one ask. */
export function stripKey(asks) {
  if (asks.length < 2) return null;
  return h(
    "p",
    { class: "six-strip-key" },
    asks.map((ask, index) =>
      h("span", {}, s("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, stripMark(index, 9, 9, 6.5)), ask.label)
    ),
  );
}

/** How the answers are spread: a row a point, a small mark an answer. counts is one list of numbers an ask. */
export function spreadPlot({ points, counts }) {
  const bare = points.every((words) => words.length <= 2);
  const left = bare ? 24 : 1;
  const pitch = Math.min(14, (300 - left) / Math.max(1, ...counts.flat()));
  let y = 14;
  const drawn = points.map((words, index) => {
    const title = textLines(words, { x: 0, y, most: 40 });
    y += bare ? -10 : title.height - 9;
    const rows = counts.map((list, ask) => {
      const marks = Array.from(
        { length: list[index] },
        (_, n) => stripMark(counts.length > 1 ? ask : 1, left + 5 + n * pitch, y + 5, Math.min(5, pitch / 2 - 0.5)),
      );
      const total = s("text", {
        x: left + list[index] * pitch + (list[index] ? 4 : 0),
        y: y + 10,
        "font-size": 14,
        class: "six-strip-muted",
      }, list[index]);
      y += 18;
      return [marks, total];
    });
    y += 18;
    return [title.node, rows];
  });
  return s("svg", { viewBox: `0 0 ${STRIP.width} ${Math.ceil(y - 18)}`, class: "six-plot" }, drawn);
}
