/* Tables that somebody else filled in, well or weakly: quiet until opened, with a comment on each row. */

import { h, W } from "../../ui/dom.js";
import { cellInWords, rowTitle } from "./cells.js";

export function examplesPart(ctx) {
  const { content } = ctx;
  return content.examples.map((example) =>
    h(
      "details",
      { class: "six-details six-off-paper" },
      h("summary", {}, example.title),
      h("p", { class: "six-muted" }, example.note),
      example.rows.map((row, at) => shownRow(content, row, at)),
    )
  );
}

function shownRow(content, row, at) {
  const told = content.columns.map((column) => [column.label, cellInWords(column, row.cells[column.id])]);
  const [first, ...rest] = content.rows.length
    ? [[content.noun, rowTitle(content, { id: row.row }, at)], ...told]
    : told;
  return h(
    "div",
    { class: "six-card six-rows-shown" },
    h("p", {}, h("strong", {}, first[1] || W("table.nothing"))),
    h(
      "dl",
      {},
      rest.map(([label, words]) => h("div", {}, h("dt", {}, label), h("dd", {}, words || W("table.nothing")))),
    ),
    h("p", { class: "six-rows-comment" }, row.says),
  );
}
