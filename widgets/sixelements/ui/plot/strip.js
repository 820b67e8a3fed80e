/* The one strip plot: a line with a stop for each point of a scale, and marks on it.
   Phones, the display, results and the decision continuum draw their lines with it; words stand beside each. */

import { s } from "../dom.js";
import { SHAPES, sideOf } from "./sides.js";

/**
 * Where the stops of a strip lie, from *left* to *right*: a function from a place on the scale, counted from 0, to x.
 * @param {number} count how many points the scale has
 * @param {number} left
 * @param {number} right
 * @returns {(at: number) => number}
 */
export function stripScale(count, left, right) {
  return (at) => left + (at / Math.max(1, count - 1)) * (right - left);
}

/**
 * The line with its stops; the stop at *tall* reaches further than the others.
 * @param {number} count
 * @param {(at: number) => number} x
 * @param {number} y
 * @param {{ tall?: number | null, empty?: boolean }} [look] *empty* where nobody answered
 */
export function stripAxis(count, x, y, { tall = null, empty = false } = {}) {
  const stops = Array.from({ length: count }, (_, at) => {
    const reach = at === tall ? 9 : 4;
    return `M${x(at)} ${y - reach}V${y + reach}`;
  });
  return s("path", {
    class: `six-strip-axis${empty ? " six-strip-none" : ""}`,
    d: `M${x(0)} ${y}H${x(count - 1)}${stops.join("")}`,
  });
}

/**
 * An arrow from one mark to another that covers neither; nothing where both stand on one point.
 * @param {number} from
 * @param {number} to
 * @param {number} y
 */
export function stripArrow(from, to, y) {
  const way = Math.sign(to - from);
  if (!way) return null;
  const tip = to - way * 11;
  const d = `M${from + way * 8} ${y}H${tip}M${tip - way * 6} ${y - 5}L${tip} ${y}L${tip - way * 6} ${y + 5}`;
  return s("path", { class: "six-strip-arrow", d });
}

/**
 * How many people of a group stand on each point: the group's shape, larger for more, with the number in it.
 * @param {number[]} counts
 * @param {string} group
 * @param {(at: number) => number} x
 * @param {number} y
 * @param {{ least: number, more: number, number: string }} look half the width of the smallest shape, what the
 *   largest adds to it, and the class of the number
 */
export function stripCrowd(counts, group, x, y, { least, more, number }) {
  const side = group === "all" ? "everyone" : sideOf(group);
  const most = Math.max(1, ...counts);
  const drop = least * (side === "board" ? 1 : 0.6); // a triangle has its room below
  return counts.flatMap((count, at) => {
    if (!count) return [];
    const drawn = (SHAPES[side] ?? SHAPES.round)(x(at), y, least + more * Math.sqrt(count / most));
    drawn.setAttribute("class", `six-strip-${side}`);
    return [drawn, s("text", { x: x(at), y: y + drop, class: number }, String(count))];
  });
}
