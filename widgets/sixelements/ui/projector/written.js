/* What a room writes together on its screen while it is written: the rows that came last, how many there are, and what
   they add up to. Nothing says whose a row is; all rows are on every device. */

import { table } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { slidesOf } from "../slides/cut.js";
import { drawSlide } from "../slides/draw.js";
import { fishNodes } from "../slides/fish.js";

/** Rows of which the last ones are shown; a table that is longer has no slides (`slides/cut.js`). */
const LATEST = 20;
/** Whys that have room below a drawing. */
const FEW = 3;

/** The whys that came last below the drawing, one on a line; a listener has them in the rows. */
const whyLines = (whys) =>
  whys.slice(-FEW).map(([name, text, , reach]) =>
    h("p", { "aria-hidden": "true" }, h("b", {}, name), " ", text, reach ? ` (${reach})` : "")
  );

/** The *document* of the room as nodes that fit on the screen. */
export function writtenNodes({ head, rows, open, final, fish }) {
  const sentence = (words) => h("p", { class: "six-slide-sentence" }, words);
  if (!rows.length) return [sentence(W("projector.nothing_written"))];
  const caption = W(final ? "projector.has_written" : "projector.writes");
  if (fish) {
    const inWords = h("div", { class: "six-hidden" }, table({ caption, head, rows }));
    return h("div", { class: "six-projector-fish" }, fishNodes(fish, "six-projected", inWords), whyLines(fish.whys));
  }
  let shown = Math.min(rows.length, LATEST);
  const slides = () =>
    slidesOf({ n: 0, groups: null, blocks: [{ type: "table", caption, head, rows: rows.slice(-shown) }] });
  // As many of the last rows as one look takes in; of one that is longer, its beginning.
  while (shown > 1 && slides().length > 1) shown -= 1;
  return [
    h(
      "p",
      {},
      [
        plural("projector.rows", rows.length),
        shown < rows.length ? plural("projector.latest", shown) : "",
        open.length ? plural("projector.lacking", open.length) : "",
      ].filter(Boolean).join(" "),
    ),
    drawSlide(slides()[0], { name: "six-projected" }),
  ];
}
