/* What sharing would send: the answers to the questions about the whole. Issue, causes and whys stay on the device;
   the workbook, which stays there too, has them all. */

import { W, withValue } from "../../ui/dom.js";
import { instrumentGathered, instrumentPreview } from "../../ui/instrument/preview.js";
import { causeName, whyName } from "./names.js";
import { answered, causesOf, HEAD, issueOf, said } from "./tree.js";

const withoutRows = (answers) => withValue(answers, "rows", undefined);

/** @type {import("../../ui/types.d.ts").Previewer} */
export function preview(answers, exercise) {
  return instrumentPreview(withoutRows(answers), exercise);
}

/** The issue, each cause with its votes, each why with what it rests on and whether it is within reach; then the questions. */
export function gathered(answers, exercise) {
  const rows = (answers.rows ?? []).map(({ id, cells }) => ({ id, cells: cells ?? {} }));
  const reach = exercise.columns.find(({ id }) => id === "reach").options;
  const more = (row) =>
    [
      row.cells.votes ? W("causes.votes.other", { n: row.cells.votes }) : "",
      said(row, "know"),
      reach.find(({ value }) => value === row.cells.reach)?.label ?? "",
      said(row, "reason"),
    ].filter(Boolean).join("; ");
  const line = (row, label) => ({
    id: `row.${row.id}`,
    label,
    value: [said(row) || W("causes.blank"), more(row)].filter(Boolean).join(" – "),
  });
  const told = causesOf(rows).filter((row) => said(row)).flatMap((row, at) => [
    line(row, causeName(row, at)),
    ...answered(rows, row.id).map((one) => line(one.row, whyName(one))),
  ]);
  const issue = issueOf(rows) ? [{ id: `row.${HEAD}`, label: W("causes.issue_is"), value: issueOf(rows) }] : [];
  return [...issue, ...told, ...instrumentGathered(withoutRows(answers), exercise)];
}
