/* Tables that somebody else filled in, well or weakly: quiet until opened, with a comment on each row. */

import { h, own, W } from "../../ui/dom.js";
import { cellInWords, rowTitle } from "./cells.js";

export function examplesPart(ctx) {
  const { content } = ctx;
  return content.examples.map((example) =>
    h(
      "details",
      { class: "six-details six-off-paper" },
      h("summary", {}, example.title),
      h("p", { class: "six-muted" }, example.note),
      example.rows.map((row, at) =>
        shownRow(content, { id: row.row, cells: row.cells }, at, h("p", { class: "six-rows-comment" }, row.says))
      ),
    )
  );
}

/** A row to read: what stands in each of its cells, and whatever *more* belongs below. */
export function shownRow(content, row, at, ...more) {
  const told = content.columns.map((column) => [column.label, cellInWords(column, own(row.cells, column.id))]);
  const [first, ...rest] = content.rows.length ? [[content.noun, rowTitle(content, row, at)], ...told] : told;
  return h(
    "div",
    { class: "six-card six-rows-shown" },
    h("p", {}, h("strong", {}, first[1] || W("table.nothing"))),
    h(
      "dl",
      {},
      rest.map(([label, words]) => h("div", {}, h("dt", {}, label), h("dd", {}, words || W("table.nothing")))),
    ),
    more,
  );
}
