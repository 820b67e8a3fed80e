/* Bringing rows in from another table, and what a row says of where it came from. */

import { button } from "../../ui/controls.js";
import { changes, copyOf, fresh, takenOver } from "../../ui/carried.js";
import { originOf } from "../../ui/origin.js";
import { h, plural, W } from "../../ui/dom.js";
import { cellInWords } from "./cells.js";

/**
 * The buttons that copy rows in; none where there is nothing to bring.
 * *there* gives the rows of another exercise, *has* says whether a row is here, *put* takes the copies in and says how
 * many it had room for.
 */
export function bringPart(ctx, { there, has, put }) {
  const found = (ctx.exercise.brings ?? []).map((bring) => ({
    bring,
    rows: fresh(bring, there(bring.from) ?? [], has),
  }))
    .filter(({ rows }) => rows.length);
  if (!found.length) return null;
  return h(
    "div",
    {},
    found.map(({ bring, rows }) =>
      button(plural("table.bring", rows.length, { title: bring.title }), () => {
        ctx.say(plural("table.brought", put(rows.map((row) => copyOf(bring, row)))));
      }, { id: ctx.uid(`bring-${bring.from}`) })
    ),
    h("p", { class: "six-hint" }, W("table.bring_hint")),
  );
}

/**
 * Where the row *id* came from and what changed there since, with a button that takes it over; nothing for a row of
 * its own. *write* gets the cells that change.
 */
export function originPart(ctx, id, cells, { there, write }) {
  const origin = originOf(ctx.exercise, cells);
  if (!origin) return [];
  const rows = there(origin.bring.from);
  const changed = rows ? changes(origin, id, rows) : {};
  const told = Object.entries(changed ?? {}).map(([column, value]) => [
    ctx.content.columns.find((one) => one.id === column),
    value,
  ]);
  const words = (column, value) => cellInWords(column, value) || W("table.nothing");
  return [
    h(
      "p",
      { class: "six-muted" },
      W("table.origin", { title: origin.bring.title }),
      changed ? "" : ` ${W("table.origin_gone")}`,
    ),
    ...told.map(([column, value]) =>
      h("p", { dir: "auto" }, W("table.origin_now", { label: column.label, text: words(column, value) }))
    ),
    told.length
      ? button(W("table.origin_take"), () => {
        write(takenOver(origin, changed));
        ctx.say(W("table.origin_taken"));
      }, { kind: "quiet", id: ctx.uid(`${id}-origin`) })
      : null,
  ].filter(Boolean);
}
