/* What sharing would send: what was expected, text by text as the person ticks it, and the answers to the questions
   about the whole. The notes stay where they were written; the workbook, on the device, has all that is not sealed. */

import { W, withValue } from "../../ui/dom.js";
import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";
import { cellInWords } from "../table/cells.js";
import { asTable, columnsOf } from "./rows.js";
import { readable, stateOf } from "./seal.js";

const STAYS = ["rows", "sealed", "opened"];
const without = (answers, keys) => keys.reduce((left, key) => withValue(left, key, undefined), answers);

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  const { answers: sent, rows } = instrumentPreview(without(answers, STAYS), exercise);
  const isSealed = stateOf(exercise.content, answers) === "sealed"; // it is sent, and read by nobody here either
  const expected = (exercise.content.sealed?.questions ?? []).filter(({ id }) => sent.expected?.[id]).map((
    { id, title },
  ) => ({
    text: true,
    label: title,
    value: isSealed ? W("protocol.kept_sealed") : sent.expected[id],
    without: (kept) => withValue(kept, `expected.${id}`, undefined),
  }));
  return { answers: sent, rows: [...expected, ...rows] };
}

/** What was expected unless it is sealed, then who, notes and actions row by row, then the questions. */
export function gathered(answers, exercise) {
  const { content } = exercise;
  const found = readable(content, answers);
  const expected = (content.sealed?.questions ?? []).filter(({ id }) => found.expected?.[id]).map(({ id, title }) => ({
    id: `expected.${id}`,
    label: title,
    value: found.expected[id],
  }));
  const sealed = stateOf(content, answers) === "sealed"
    ? [{ id: "sealed", label: content.sealed.title, value: W("protocol.kept_sealed") }]
    : [];
  const rows = asTable({ content }).content.rows.map(({ id, title }) => {
    const { cells = {} } = (answers.rows ?? []).find((one) => one.id === id) ?? {};
    const told = columnsOf(content, id).map((column) => [column.label, cellInWords(column, cells[column.id])]);
    const lines = told.filter(([, text]) => text);
    const value = lines.map(([label, text]) => W("table.cell", { label, told: text })).join("; ");
    return { id: `row.${id}`, label: title, value };
  }).filter((row) => row.value);
  return [...sealed, ...expected, ...rows, ...instrumentGathered(without(found, [...STAYS, "expected"]), exercise)];
}
