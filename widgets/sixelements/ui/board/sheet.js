/* The document of the room on the wall: what stands in it now, what its rows lack, what they add up to. */

import { button, table } from "../controls.js";
import { asCsv } from "../csv.js";
import { download } from "../download.js";
import { h, plural, W } from "../dom.js";
import { fishNodes } from "../slides/fish.js";

/** The parts of the page that show the *document* of an activity; none where nobody has written in it. */
export function sheetNodes(board, { slug, title }, document) {
  const { head, rows, open, totals, final, fish, uncounted } = document;
  if (!rows.length) return [h("p", { class: "six-muted" }, W("board.sheet.empty"))];
  const told = [plural("board.sheet.rows", rows.length), open.length ? plural("board.sheet.open", open.length) : ""];
  return [
    fish ? fishNodes(fish, board.uid("fish"), null) : null,
    table({ caption: W(final ? "board.sheet.final" : "board.sheet.caption", { title }), head, rows }),
    uncounted ? h("p", {}, W("board.sheet.uncounted")) : null,
    h("p", {}, told.filter(Boolean).join(" ")),
    totals.length ? h("ul", {}, totals.map((one) => h("li", {}, totalInWords(one)))) : null,
    open.length
      ? h(
        "details",
        { class: "six-details" },
        h("summary", {}, W("board.sheet.lacks")),
        h("dl", {}, open.map(({ row, says }) => [h("dt", {}, row), says.map((one) => h("dd", {}, one))])),
      )
      : null,
    button(W("board.sheet.csv"), () => {
      download(`${slug}.csv`, asCsv([head, ...rows]), "text/csv");
      board.say(W("board.drawer.said_file", { name: `${slug}.csv` }));
    }, { kind: "quiet", id: board.uid("sheet-csv") }),
  ];
}

function totalInWords({ label, parts }) {
  const said = parts.map((part) => W("board.sheet.part", { label: part.label || W("board.sheet.unsaid"), n: part.n }));
  const told = parts.length === 1 && !parts[0].label ? String(parts[0].n) : said.join(", ") || "0";
  return W("board.sheet.total", { label, told });
}
