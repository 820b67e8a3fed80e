/* Lines, marks and chairs. A side is told by its shape and color; now is hollow, should is filled; the words stand
   beside every picture. */

import { s } from "../../ui/dom.js";
import { SHAPES } from "../../ui/plot/sides.js";
import { stripArrow, stripAxis, stripScale } from "../../ui/plot/strip.js";
import { isSecond } from "./decisions.js";
import { MIDDLE, QUESTIONS, reads } from "./gaps.js";

/** One line with a person's or a team's two marks on it. */
export function strip(ctx, side, marks) {
  const stop = stripScale(7, 20, 320);
  const [from, to] = QUESTIONS.map((name) => (name in marks ? stop(reads(marks[name], isSecond(ctx)) - 1) : null));
  const one = from === to;
  const y = 16;
  return s(
    "svg",
    { viewBox: "0 0 340 32", class: `six-continuum-strip six-continuum-${side}`, "aria-hidden": "true" },
    stripAxis(7, stop, y, { tall: MIDDLE - 1 }),
    from === null || to === null ? null : stripArrow(from, to, y),
    from === null ? null : sideShape(side, from, y, one ? 10.5 : 7.5, false),
    to === null ? null : sideShape(side, to, y, one ? 6 : 7.5, true),
  );
}

function sideShape(side, x, y, r, filled) {
  const drawn = (side in SHAPES ? SHAPES[side] : cross)(x, y, r);
  drawn.setAttribute("class", filled ? "six-continuum-filled" : "six-continuum-hollow");
  return drawn;
}

/** The shape of who sits on neither side. */
function cross(x, y, r) {
  const arm = r * 0.4;
  const out = r - arm;
  const back = -out;
  const wide = 2 * arm;
  const rest = `v${out}h${out}v${wide}h${back}v${out}h${-wide}v${back}h${back}v${-wide}h${out}z`;
  return s("path", { d: `M${x - arm} ${y - r}h${wide}${rest}` });
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
