/* Where everything of a fishbone stands, in the units of its drawing: pure numbers, so that a test can see that
   nothing lies over anything else. */

import { inLines } from "../../ui/plot/lines.js";

const WIDE = 720;
const EM = 15; // size of the letters
const LETTER = 0.56 * EM; // how wide a letter is taken to be, on the broad side
const LINE = 19;
const MOST_LINES = 5;
const NARROW_LINES = 7; // where many bones leave a short line
const MANY = 4; // columns
const RADIUS = 15;
const GAP = 14;
const HEAD = 178;
const HEAD_LINES = 10;
const BOLD = 1.1; // how much wider bold letters are
const SLANT = 26;
const REACH = 64; // from the spine to the circle of a bone

/** *text* in lines of at most *wide* units, at most *most* of them. */
export const wrapped = (text, wide, most) => inLines(text, Math.max(4, Math.floor(wide / LETTER)), most);

/**
 * The fish of an *issue* and its *causes*, [{id, text, rank}] in the order in which they stand from the head: above and
 * below the spine in turn. Each bone has its line, its circle, and its lines of text with the box they fill. The narrower
 * it is drawn, the larger are its letters on a screen that it fills.
 */
export function fishbone(issue, causes, across = WIDE) {
  const columns = Math.max(2, Math.ceil(causes.length / 2));
  const body = across - HEAD - GAP;
  const wide = body / columns;
  const texts = causes.map(({ text }) => wrapped(text, wide - GAP, columns > MANY ? NARROW_LINES : MOST_LINES));
  const tall = (side) => Math.max(0, ...texts.filter((_, at) => at % 2 === side).map((lines) => lines.length)) * LINE;
  const headLines = wrapped(issue, (HEAD - 50) / BOLD, HEAD_LINES);
  const headTall = Math.max(96, headLines.length * LINE + 28);
  const out = REACH + 2 * RADIUS;
  const above = Math.max(out + tall(0) + 8, headTall / 2 + 4);
  const below = Math.max(causes.length > 1 ? out + tall(1) + 8 : 0, headTall / 2 + 4);
  const spine = above;
  const bones = causes.map(({ id, rank }, at) => {
    const up = at % 2 === 0;
    const column = columns - 1 - Math.floor(at / 2);
    const x = column * wide + wide / 2 - GAP / 2;
    const sign = up ? -1 : 1;
    const circle = { x, y: spine + sign * (REACH + RADIUS), r: RADIUS };
    const lines = texts[at];
    const height = lines.length * LINE;
    const top = up ? spine - out - height - 4 : spine + out + 4;
    return {
      id,
      rank,
      up,
      circle,
      line: { x1: x, y1: spine + sign * REACH, x2: x + SLANT, y2: spine },
      lines: lines.map((words, n) => ({ words, x, y: top + (n + 0.75) * LINE })),
      box: { x: x - (wide - GAP) / 2, y: top, width: wide - GAP, height },
    };
  });
  const left = across - HEAD;
  const head = {
    points: [[left, spine - headTall / 2], [across - 34, spine - headTall / 2], [across - 2, spine], [
      across - 34,
      spine + headTall / 2,
    ], [left, spine + headTall / 2]],
    box: { x: left, y: spine - headTall / 2, width: HEAD, height: headTall },
    lines: headLines.map((words, n) => ({
      words,
      x: left + (HEAD - 26) / 2,
      y: spine - (headLines.length * LINE) / 2 + (n + 0.75) * LINE,
    })),
  };
  return { width: across, height: above + below, spine: { x1: 8, x2: left, y: spine }, bones, head, size: EM };
}
