/* What the table says: what is still open, what it adds up to, all of it as one table and as a file. */

import { button, table } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { asCalendar } from "../../ui/calendar.js";
import { asCsv } from "../../ui/csv.js";
import { download } from "../../ui/download.js";
import { rowsHere } from "../../ui/origin.js";
import { keyed } from "../../ui/board/draw.js";
import { standing } from "../../ui/instrument/standing.js";
import { writtenRows } from "../../ui/scoring.js";
import { cellInWords, rowTitle } from "./cells.js";
import { mapPart } from "./map.js";
import { inRoom } from "./shared.js";
import { lacks, totals } from "./told.js";

export function results(el, own) {
  const ctx = inRoom(own);
  const { content } = ctx;
  const part = h("div", {});
  const draw = keyed(part, () => {
    const rows = writtenRows(ctx.answers(), "rows", content.rows);
    if (!rows.length) return [h("p", {}, W("table.empty"))];
    return [openPart(ctx, rows), pausePart(own), sumPart(ctx), mapPart(ctx, rows) ?? "", wholePart(ctx, rows)];
  });
  draw(ctx.answers());
  own.joint()?.listen(() => part.isConnected && (draw(ctx.answers()), true));
  el.append(part);
  el.append(h("h3", {}, content.look.title));
  standing(el, ctx, [content.look]);
}

/** What each row still lacks, in the words of the checks. */
function openPart(ctx, rows) {
  const found = rows.map((row, at) => [rowTitle(ctx.content, row, at), lacks(ctx, row.id)]).filter(([, some]) =>
    some.length
  );
  const count = plural("table.rows", rows.length);
  if (!ctx.content.checks.length) return h("p", { class: "six-say-it" }, count);
  return h(
    "div",
    {},
    h("p", { class: "six-say-it" }, count, " ", found.length ? plural("table.open", found.length) : W("table.whole")),
    found.length
      ? h(
        "dl",
        { class: "six-standing-list" },
        found.map(([title, some]) => [h("dt", {}, title), some.map((words) => h("dd", {}, words))]),
      )
      : null,
  );
}

/** Whether this may be called final: alone that is seen here, and in a room the room says it when it is closed. */
function pausePart(ctx) {
  const { pause } = ctx.exercise;
  if (!pause) return null;
  const doc = ctx.joint();
  const held = doc ? doc.state() === "final" : rowsHere(pause.slug).length > 0;
  return h("p", { class: "six-notice" }, W(`table.pause_${held ? "held" : doc ? "room" : "none"}`, pause));
}

function sumPart(ctx) {
  return ctx.content.totals.length ? h("ul", { class: "six-rows-totals" }, totals(ctx)) : "";
}

/** The heads and the rows of the table, in words. */
function inWords({ content }, rows) {
  const given = content.rows.length > 0;
  const cells = (row) => content.columns.map((column) => cellInWords(column, row.cells[column.id]));
  return {
    head: [...(given ? [content.noun] : []), ...content.columns.map((column) => column.label)],
    rows: rows.map((row, at) => [...(given ? [rowTitle(content, row, at)] : []), ...cells(row)]),
  };
}

/** What a calendar may take: each row that has a day, with what else stands in it. */
export function daysOf({ content, exercise }, rows) {
  return rows.flatMap((row, at) => {
    const day = row.cells[content.calendar];
    if (!content.calendar || !day) return [];
    const others = content.columns.filter(({ id }) => id !== content.calendar && row.cells[id] !== undefined);
    const text = others.map((column) =>
      W("table.cell", { label: column.label, told: cellInWords(column, row.cells[column.id]) })
    ).join("\n");
    return [{ uid: `${exercise.slug}-${row.id}@six-elements`, day, title: rowTitle(content, row, at), text }];
  });
}

/** The whole table, and a file of it; on paper the sheet has it, as far as its rows go. */
function wholePart(ctx, rows) {
  const { content, exercise } = ctx;
  const told = inWords(ctx, rows);
  const days = daysOf(ctx, rows);
  const onSheet = content.rows.length > 0 || rows.length <= content.paper;
  return h(
    "section",
    { class: onSheet ? "six-off-paper" : null },
    h("h3", {}, content.title),
    table({ caption: W("table.caption"), ...told }),
    h(
      "p",
      { class: "six-off-paper" },
      button(W("table.csv"), () => {
        download(`${exercise.slug}.csv`, asCsv([told.head, ...told.rows]), "text/csv");
        ctx.say(W("table.saved"));
      }, { kind: "quiet", id: ctx.uid("csv") }),
      days.length
        ? button(plural("table.calendar", days.length), () => {
          download(`${exercise.slug}.ics`, asCalendar(days, new Date()), "text/calendar");
          ctx.say(W("table.saved"));
        }, { kind: "quiet", id: ctx.uid("calendar") })
        : null,
    ),
  );
}
