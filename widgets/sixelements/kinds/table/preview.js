/* What sharing would send: the answers to the questions about the whole. The rows stay on the device; the workbook,
   which stays there too, has them all. */

import { W, withValue } from "../../ui/dom.js";
import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";
import { writtenRows } from "../../ui/scoring.js";
import { cellInWords, rowTitle } from "./cells.js";

const withoutRows = (answers) => withValue(answers, "rows", undefined);

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  return exercise.private ? { rows: [], answers: {} } : instrumentPreview(withoutRows(answers), exercise);
}

/** Each row with what stands in its cells, then the questions about the whole. */
export function gathered(answers, exercise) {
  const { columns, rows: given } = exercise.content;
  const rows = writtenRows(answers, "rows", given).map((row, at) => ({
    id: `row.${row.id}`,
    label: rowTitle(exercise.content, row, at),
    value: columns.map((column) => [column.label, cellInWords(column, row.cells[column.id])]).filter(([, told]) => told)
      .map(([label, told]) => W("table.cell", { label, told })).join("; "),
  }));
  return [...rows, ...instrumentGathered(withoutRows(answers), exercise)];
}
