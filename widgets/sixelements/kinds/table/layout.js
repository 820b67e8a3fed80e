/* Where each box and line of a drawing stands: pure numbers, the same each time, so that a test can see that no box
   lies over another and no line crosses a box.

   Boxes stand in columns by how many lines they are from a box in the middle. A line then joins neighbors, or two boxes
   of one column; it runs between columns and never through one. */

import { inLines } from "../../ui/plot/lines.js";

const WIDE = 148;
const LETTERS = 16; // in a line of a box
const MOST_LINES = 4;
const LINE = 18;
const PAD = 11;
const ROW = 18; // between boxes of a column
const GAP = 76; // between columns
const EDGE = 4;
export const SIZE = 14; // of the letters

/** The boxes that can be reached from *start*, as columns: itself, its neighbors, theirs, and so on. */
function columnsFrom(start, near) {
  const columns = [[start]];
  const seen = new Set([start]);
  for (;;) {
    const next = [];
    for (const at of columns[columns.length - 1]) {
      for (const to of near[at]) {
        if (!seen.has(to)) {
          seen.add(to);
          next.push(to);
        }
      }
    }
    if (!next.length) return columns;
    columns.push(next);
  }
}

/** The columns of the part of the drawing that *at* belongs to: from the box that needs the fewest, then has most lines. */
function spreadOut(at, near) {
  const members = columnsFrom(at, near).flat().sort((a, b) => a - b);
  const all = members.map((one) => columnsFrom(one, near));
  all.sort((a, b) => a.length - b.length || near[b[0][0]].length - near[a[0][0]].length || a[0][0] - b[0][0]);
  return all[0];
}

/** Each column in the order of its neighbors in the column before, so that few lines cross. */
function untangled(columns, near) {
  const place = new Map();
  for (const column of columns) {
    const middle = (one) => {
      const found = near[one].filter((to) => place.has(to)).map((to) => place.get(to));
      return found.length ? found.reduce((sum, at) => sum + at, 0) / found.length : 0;
    };
    const wish = new Map(column.map((one) => [one, middle(one)]));
    column.sort((a, b) => wish.get(a) - wish.get(b) || a - b);
    column.forEach((one, at) => place.set(one, at / column.length));
  }
  return columns;
}

/**
 * The drawing of a graph (graph.js): `boxes` with their lines of text and `paths` as curves, each with its four points.
 * @param {{ boxes: { name: string }[], links: { one: number, other: number, wanted: boolean }[] }} graph
 */
export function laidOut({ boxes, links }) {
  const near = boxes.map((_, at) =>
    links.flatMap(({ one, other }) => one === at ? [other] : other === at ? [one] : []).sort((a, b) => a - b)
  );
  const texts = boxes.map(({ name }) => inLines(name, LETTERS, MOST_LINES));
  const tall = (at) => texts[at].length * LINE + 2 * PAD;
  const placed = new Map();
  let [top, width] = [EDGE, 0];
  const put = (columns) => {
    const heights = columns.map((column) => column.reduce((sum, at) => sum + tall(at) + ROW, -ROW));
    const most = Math.max(...heights);
    columns.forEach((column, step) => {
      let y = top + (most - heights[step]) / 2;
      for (const at of column) {
        placed.set(at, { x: EDGE + step * (WIDE + GAP), y, width: WIDE, height: tall(at), column: step });
        y += tall(at) + ROW;
      }
    });
    width = Math.max(width, 2 * EDGE + columns.length * (WIDE + GAP));
    top += most + 2 * ROW;
  };
  boxes.forEach((_, at) => {
    if (near[at].length && !placed.has(at)) put(untangled(spreadOut(at, near), near));
  });
  const alone = boxes.map((_, at) => at).filter((at) => !near[at].length);
  for (let at = 0; at < alone.length; at += 3) put(alone.slice(at, at + 3).map((one) => [one]));
  return {
    width: Math.max(width, WIDE + 2 * EDGE),
    height: top - 2 * ROW + EDGE,
    boxes: boxes.map((box, at) => ({ ...box, ...placed.get(at), lines: texts[at] })),
    paths: links.map(({ one, other, wanted }) => ({
      one,
      other,
      wanted,
      points: curve(placed.get(one), placed.get(other)),
    })),
  };
}

/** From the right edge of one box to the left edge of the next, or around to the right edge of one below. */
function curve(one, other) {
  const [from, to] = one.column <= other.column ? [one, other] : [other, one];
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  const right = from.x + from.width;
  if (from.column === to.column) return [[right, y1], [right + GAP * 0.8, y1], [right + GAP * 0.8, y2], [right, y2]];
  return [[right, y1], [right + GAP / 2, y1], [to.x - GAP / 2, y2], [to.x, y2]];
}
