/* A table as a file for spreadsheets. */

import { inert } from "./inert.js";

/**
 * The rows as CSV that a spreadsheet opens by a click, with nothing in it that runs as a formula.
 * @param {any[][]} rows
 * @returns {string}
 */
export function asCsv(rows) {
  const cell = (text) => `"${inert(String(text)).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
