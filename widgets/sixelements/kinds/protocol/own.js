/* The fields of a protocol's rows as a person has them alone. */

import { field } from "../table/fields.js";
import { setCell } from "../table/rows.js";
import { asTable, columnsOf, rowsOf } from "./rows.js";

const NOTE_LINES = 6;

/** The fields of *rows*: [{row, nodes}]. */
export const ownFields = (ctx, rows) => rows.map((row) => ({ row, nodes: alone(ctx, row) }));

export const idOf = (ctx, row, column) => ctx.uid(`${row}-${column.id}`);

function alone(ctx, row) {
  const { cells } = rowsOf(ctx).find((one) => one.id === row);
  return columnsOf(ctx.content, row).map((column) =>
    roomy(
      column,
      field({
        column,
        name: idOf(ctx, row, column),
        value: cells[column.id],
        onChange: (value) => setCell(asTable(ctx), row, column.id, value),
      }),
    )
  );
}

/** Notes have room to be written in. */
export function roomy(column, node) {
  if (column.id === "note") node.querySelector("textarea").rows = NOTE_LINES;
  return node;
}
