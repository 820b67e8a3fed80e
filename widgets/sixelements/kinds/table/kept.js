/* The rows that a device keeps of its own, and the id of a new one. */

import { randomWord } from "../../ui/random.js";
import { inOrder } from "../../ui/scoring.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567"; // as ROW_ID in shape.py

/** The id of a new row: ten random letters, so that two devices never give the same one. */
export function freshId() {
  return randomWord(10, LETTERS);
}

/** The rows that are kept, in order, each id once whatever a file may have held. */
export function keptRows(ctx) {
  const found = new Map(ctx.get("rows", []).filter((row) => row.id).map((row) => [row.id, row]));
  return inOrder([...found.values()].map((row) => ({ ...row, cells: row.cells ?? {} })));
}
