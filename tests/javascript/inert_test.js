/* No cell is a formula, held to the specimens that convening/exports is held to. */

import assert from "node:assert/strict";

import { inert } from "../../widgets/sixelements/ui/inert.js";
import { specimens } from "./specimens.js";

for (const { text, kept } of specimens("formulas")) {
  Deno.test(`formula: ${JSON.stringify(text)}`, () => assert.equal(inert(text), kept));
}
