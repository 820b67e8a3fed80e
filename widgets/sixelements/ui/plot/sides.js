/* The sides of a room: each has a shape beside its color. */

import { s } from "../dom.js";

export const SHAPES = {
  labor: (x, y, r) => s("circle", { cx: x, cy: y, r }),
  management: (x, y, r) => s("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r }),
  board: (x, y, r) => s("path", { d: `M${x} ${y - r} L${x + r} ${y + r} L${x - r} ${y + r} Z` }),
  community: (x, y, r) => s("path", { d: `M${x} ${y - r} L${x + r} ${y} L${x} ${y + r} L${x - r} ${y} Z` }),
  round: (x, y, r) => s("circle", { cx: x, cy: y, r }),
};

/** The look of a group: the shape and color of the side it belongs to. */
export function sideOf(group) {
  const first = group.split("-")[0];
  return Object.hasOwn(SHAPES, first) ? first : "everyone";
}
