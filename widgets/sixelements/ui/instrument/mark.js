/* The mark of one answer on a line: the first ask is hollow, the second filled, the third a diamond. */

import { s } from "../dom.js";

export function stripMark(index, x, y, r) {
  if (index === 2) {
    return s("path", { class: "six-strip-filled", d: `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z` });
  }
  return s("circle", { class: index ? "six-strip-filled" : "six-strip-hollow", cx: x, cy: y, r });
}
