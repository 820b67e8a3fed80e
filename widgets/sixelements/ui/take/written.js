/* What is written in a working tool, as a table in words: for a team's file, and for a file of the tool alone. */

import { own, W } from "../dom.js";
import { linked } from "../linked.js";
import { writtenRows } from "../scoring.js";

/** A cell in words: what a choice is called, and a tick. */
function inWords({ type, options }, value) {
  if (type === "choice") return options.find((one) => one.value === value)?.label ?? "";
  if (type === "link") return linked(value).words;
  if (type === "tick") return value === true ? "✓" : "";
  return value ?? "";
}

/** A table of columns, with the headings of the rows that the tool gives. */
function ofTable({ content }, answers) {
  const { rows: given = [], columns, noun } = content;
  const titles = new Map(given.map((row) => [row.id, row.title]));
  return {
    head: [...(titles.size ? [noun] : []), ...columns.map(({ label }) => label)],
    lines: writtenRows(answers, "rows", given).map((row) => [
      ...(titles.size ? [titles.get(row.id) ?? ""] : []),
      ...columns.map((column) => inWords(column, own(row.cells, column.id))),
    ]),
  };
}

/** A text in parts, as it stands now. */
function ofText({ content }, answers) {
  const texts = new Map(writtenRows(answers, "rows").map(({ id, cells }) => [id, own(cells, "text")]));
  const parts = content.parts.filter(({ id }) => texts.get(id));
  return lines(parts.map((part) => [part.title, texts.get(part.id)]));
}

const lines = (some) => ({ head: [W("teamfile.part"), W("teamfile.text")], lines: some });
const OF_ROW = /^(row|card)\./; // how the preview of a kind calls a line that stands for a row

/**
 * The rows of an exercise as {head, lines}; null where nothing is written, or where it has no rows.
 * *gathered* are the lines in which its kind tells the answers, as its preview.js has them.
 */
export function writtenIn(exercise, answers, gathered) {
  if (!exercise.shape.fields.rows) return null;
  const found = exercise.kind === "table"
    ? ofTable(exercise, answers)
    : exercise.kind === "draft"
    ? ofText(exercise, answers)
    : lines(gathered.filter(({ id }) => OF_ROW.test(id ?? "")).map(({ label, value }) => [label, value]));
  return found.lines.length ? found : null;
}
