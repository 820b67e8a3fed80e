/* The tables that are written on this device, as a team's file holds them. */

import { own, W } from "../dom.js";
import { today } from "../days.js";
import { writtenRows } from "../scoring.js";
import { begun } from "../storage.js";
import { whole } from "./device.js";

const NOTHING = { team: "", purpose: "", agreements: [], patterns: [] };

/** A cell in words: what a choice is called, and a tick. */
function inWords({ type, options }, value) {
  if (type === "choice") return options.find((one) => one.value === value)?.label ?? "";
  if (type === "tick") return value === true ? "✓" : "";
  return value ?? "";
}

/** What stands in the tables of *exercises* that are begun here, and what of it is still to be done. */
export async function tablesOf(exercises) {
  const found = await Promise.all(exercises.map(async (entry) => {
    try {
      return tableOf(await whole(entry));
    } catch (error) {
      console.error(error);
      return null; // the others are saved all the same
    }
  }));
  const tables = found.filter(Boolean);
  return {
    ...NOTHING,
    opened: today(),
    documents: tables.map(({ actions: _, ...one }) => one),
    actions: tables.flatMap(({ actions }) => actions),
  };
}

/** A text in parts, as a table of them; null where none is written, or where it is for its writer's eyes only. */
function textOf({ slug, title, content }, answers) {
  const rows = writtenRows(answers, "rows");
  const texts = new Map(rows.map(({ id, cells }) => [id, own(cells, "text")]));
  const parts = content.parts.filter(({ id }) => texts.get(id));
  if (content.stays || !parts.length) return null;
  return {
    slug,
    title,
    head: [W("teamfile.part"), W("teamfile.text")],
    lines: parts.map((part) => [part.title, texts.get(part.id)]),
    rows: rows.map(({ id, cells }) => ({ id, cells })),
    actions: [],
  };
}

const WITH_ROWS = ["table", "causes"];

/** One table; null for an exercise that has no rows, or none written, or that is for its writer's eyes only. */
export function tableOf(exercise, answers = begun(exercise.slug)?.answers ?? {}) {
  const { slug, title, kind, content, columns = content.columns, private: alone = false } = exercise;
  if (kind === "draft") return textOf(exercise, answers);
  const { rows: rowsGiven = [], done, calendar, noun } = content;
  const rows = WITH_ROWS.includes(kind) && !alone ? writtenRows(answers, "rows", rowsGiven) : [];
  if (!rows.length) return null;
  const given = new Map(rowsGiven.map((row) => [row.id, row.title]));
  const cell = (row, id) => own(row.cells, id);
  const role = columns.find(({ type }) => type === "role")?.id;
  const open = done ? rows.filter((row) => cell(row, done) !== true) : [];
  const text = (row, id) => String((id && cell(row, id)) ?? "").trim();
  return {
    slug,
    title,
    head: [...(given.size ? [noun] : []), ...columns.map(({ label }) => label)],
    lines: rows.map((row) => [
      ...(given.size ? [given.get(row.id) ?? ""] : []),
      ...columns.map((column) => inWords(column, cell(row, column.id))),
    ]),
    rows: rows.map(({ id, cells }) => ({ id, cells })),
    actions: open.map((row) => ({ what: text(row, columns[0].id), who: text(row, role), by_when: text(row, calendar) }))
      .filter(({ what }) => what),
  };
}
