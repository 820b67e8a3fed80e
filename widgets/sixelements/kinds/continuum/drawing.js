/* Lines, marks and chairs. A side is told by its shape and color; now is hollow, should is filled; the words stand
   beside every picture. */

import { s } from "../../ui/dom.js";
import { isSecond } from "./decisions.js";
import { MIDDLE, QUESTIONS, reads } from "./gaps.js";

/** One line with a person's or a team's two marks on it. */
export function strip(ctx, side, marks) {
  const x = (point) => 20 + (reads(point, isSecond(ctx)) - 1) * 50;
  const y = 16;
  const [from, to] = QUESTIONS.map((name) => (name in marks ? x(marks[name]) : null));
  const forward = Math.sign(to - from);
  const tip = to - forward * 13;
  return s(
    "svg",
    { viewBox: "0 0 340 32", class: `six-continuum-strip six-continuum-${side}`, "aria-hidden": "true" },
    s("line", { class: "six-continuum-axis", x1: 20, x2: 320, y1: y, y2: y }),
    [1, 2, 3, 4, 5, 6, 7].map((point) =>
      s("line", {
        class: "six-continuum-axis",
        x1: x(point),
        x2: x(point),
        y1: y - (point === MIDDLE ? 9 : 4),
        y2: y + (point === MIDDLE ? 9 : 4),
      })
    ),
    from !== null && to !== null && forward
      ? s("path", {
        class: "six-continuum-arrow",
        d: `M${from} ${y}H${tip - forward * 5}M${tip - forward * 7} ${y - 5}L${tip} ${y}L${tip - forward * 7} ${y + 5}`,
      })
      : null,
    from === null ? null : sideShape(side, from, y, to === from ? 10.5 : 7.5, false),
    to === null ? null : sideShape(side, to, y, to === from ? 6 : 7.5, true),
  );
}

function sideShape(side, x, y, r, filled) {
  const attrs = { class: filled ? "six-continuum-filled" : "six-continuum-hollow" };
  if (side === "labor") return s("circle", { ...attrs, cx: x, cy: y, r });
  if (side === "management") return s("rect", { ...attrs, x: x - r, y: y - r, width: 2 * r, height: 2 * r });
  const arm = r * 0.4;
  return s("path", {
    ...attrs,
    d: `M${x - arm} ${y - r}h${2 * arm}v${r - arm}h${r - arm}v${2 * arm}h${arm - r}v${r - arm}h${-2 * arm}v${arm - r}h${
      arm - r
    }v${-2 * arm}h${r - arm}z`,
  });
}

/** A side's shape, small, to stand in a line of text. */
export function keyMark(side, filled) {
  return s(
    "svg",
    { viewBox: "0 0 20 20", class: `six-continuum-keymark six-continuum-${side}`, "aria-hidden": "true" },
    sideShape(side, 10, 10, 7.5, filled),
  );
}

/** The chairs of the line: mine at my end, two at a table in the middle, the other side's at its end. */
export function seats(ctx, place) {
  const { party_a: a, party_b: b } = ctx.content;
  const [near, far] = isSecond(ctx) ? [b, a] : [a, b];
  const chair = (party, x, turn) =>
    s("path", {
      class: `six-continuum-${party}`,
      d: "M-6-10L-5 2V11M-5 2H5V11",
      transform: `translate(${x} 12) scale(${turn} 1)`,
    });
  const drawn = {
    1: [chair(near, 30, 1)],
    [MIDDLE]: [chair(near, 9, 1), s("path", { d: "M18 11H42M22 11V23M38 11V23" }), chair(far, 51, -1)],
    7: [chair(far, 30, -1)],
  }[place];
  return drawn ? s("svg", { viewBox: "0 0 60 24", class: "six-continuum-seats", "aria-hidden": "true" }, drawn) : null;
}
