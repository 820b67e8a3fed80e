/* What stands in a cell, in words, and what a row is called. */

import { W } from "../../ui/dom.js";
import { dayInWords } from "../../ui/days.js";
import { linked } from "../../ui/linked.js";

/** A cell as people read it; empty where nothing stands in it. */
export function cellInWords(column, value) {
  if (value === undefined || value === null) return "";
  if (column.type === "choice") return column.options.find((one) => one.value === value)?.label ?? "";
  if (column.type === "link") return linked(value).words;
  if (column.type === "date") return dayInWords(value);
  if (column.type === "tick") return W("table.ticked");
  return String(value).trim();
}

/** The heading of a row that the tool gives; of another what stands in its first column, or its number. */
export function rowTitle(content, row, at) {
  const given = content.rows.find((one) => one.id === row.id)?.title;
  return given ?? (cellInWords(content.columns[0], row.cells?.[content.columns[0].id]) || rowNumber(content, at));
}

export const rowNumber = (content, at) => W("table.numbered", { noun: content.noun, n: at + 1 });

/** A noun of the content inside a sentence: "Task" is "task" there, and "IEP goal" stays. */
export const inSentence = (noun) => noun.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
