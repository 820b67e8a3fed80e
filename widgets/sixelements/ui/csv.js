/* A table as a file for spreadsheets; the twin of convening/exports/csv.py. */

import { inert } from "./inert.js";

/** A number or a day that comes out of a spreadsheet as it went in. */
const KEPT = /^(?:(?=.{1,15}$)(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?|[0-9]{4}-[0-9]{2}-[0-9]{2})$/;
const MONTHS = [
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?",
  "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
].join("|");
const DAYS = "(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
/** Figures with signs, and with the names of months and days, of which a spreadsheet makes a date or a number. */
const READ_ANEW = new RegExp(`^(?=.*[0-9])(?:[0-9\\s/.,:()%$€£¥'+-]|${MONTHS}|${DAYS}|[ap]m?|e)+$`, "i");

/**
 * What a cell holds so that a spreadsheet shows people's words as they wrote them: no formula, no date made of "12/1".
 * @param {string | number} value
 * @returns {string}
 */
export function asWritten(value) {
  if (typeof value === "number") return String(value);
  const [text, safe] = [value.trim(), inert(value)];
  return safe === value && READ_ANEW.test(text) && !KEPT.test(text) ? `'${value}` : safe;
}

/**
 * The rows as CSV that a spreadsheet opens by a click.
 * @param {(string | number)[][]} rows
 * @returns {string}
 */
export function asCsv(rows) {
  const cell = (value) => `"${asWritten(value).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
