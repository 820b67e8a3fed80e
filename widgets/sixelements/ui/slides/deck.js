/* The slides of a long pattern in the order in which a room wants them: what is furthest apart first, and the rest where
   somebody asks for it. A full hall on seventeen decisions has some forty slides, and a meeting has minutes. */

import { W } from "../dom.js";
import { furthest } from "../opening.js";
import { barsApart, dotsOf, itemsOf, squareApart } from "../pattern-pictures.js";
import { stripFar } from "../pattern-strips.js";

const PICTURES = {
  strips: (block) => ({ rows: block.rows, apart: stripFar(block.points) }),
  bars: (block) => ({ rows: block.rows, apart: barsApart }),
  square: (block) => ({ rows: itemsOf(block), apart: (item) => squareApart(dotsOf(block, item)) }),
};

/**
 * The blocks of a long pattern as {block, opens, rest}: of its first sort of picture the rows that are furthest apart
 * stand where all rows stood, told by `opens`, and all others are of the rest, as are tables.
 */
export function inOrder(blocks) {
  const first = blocks.find((one) => PICTURES[one.type])?.type;
  const pictures = blocks.filter((one) => one.type === first)
    .map((block) => ({ block, lines: () => 1, ...PICTURES[block.type](block) }));
  const { open, of, alike } = furthest(pictures);
  const opens = open.length < of ? { n: open.length, of, alike } : null;
  const rest = [];
  const found = blocks.flatMap((block) => {
    const picture = PICTURES[block.type];
    if (!picture) return block.type === "table" ? later(block) : [{ block }];
    const mine = open.filter((one) => one.picture.block === block).map(({ row }) => row);
    const others = picture(block).rows.filter((row) => !mine.includes(row));
    if (others.length) later(only(block, others));
    return mine.length ? [{ block: only(block, mine), opens }] : [];
  });
  return [...found, ...rest];

  function later(block) {
    rest.push({ block, rest: true });
    return [];
  }
}

/** A picture of some of its rows; a square has them in its dots. */
const only = (block, rows) => (block.type === "square" ? { ...block, only: rows } : { ...block, rows });

const core = (slides) => slides.filter((one) => !one.rest).length;

/** Where in its slides a room is: those that everybody is led through are counted apart from the rest. */
export function whereIn(slides, at) {
  const first = core(slides);
  return slides[at].rest
    ? W("slides.more_at", { n: at - first + 1, of: slides.length - first })
    : W("slides.at", { n: at + 1, of: first });
}

/** Whether what everybody is led through ends with the slide *at*, or the rest does. */
export const endsAt = (slides, at) => at >= slides.length - 1 || at === core(slides) - 1;
