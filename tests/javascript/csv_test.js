/* A spreadsheet shows a cell as it was written, held to the specimens that convening/exports/csv.py is held to. */

import assert from "node:assert/strict";

import { asCsv, asWritten } from "../../widgets/sixelements/ui/csv.js";
import { specimens } from "./specimens.js";

for (const name of ["cells", "formulas"]) {
  for (const { text, kept } of specimens(name)) {
    Deno.test(`${name}: ${JSON.stringify(text)}`, () => assert.equal(asWritten(text), kept));
  }
}

Deno.test("a number stays a number", () => assert.equal(asCsv([[-1, 0.5]]), '\ufeff"-1","0.5"\r\n'));
