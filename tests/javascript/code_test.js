/* The code of a room in what people type and paste. */

import assert from "node:assert/strict";

import { codeIn } from "../../widgets/sixelements/ui/room/code.js";

const KTM4RX = [
  "KTM-4RX",
  "ktm4rx",
  " k t m 4 r x ",
  "“KTM 4RX”",
  "Code: KTM-4RX",
  "The code is ktm4rx.",
  "http://192.168.137.1:8866/r/KTM-4RX",
  "http://127.0.0.1:43317/R/ktm4rx/#a-secret-of-the-room",
  "\uff2b\uff34\uff2d\uff0d\uff14\uff32\uff38",
];

for (const typed of KTM4RX) Deno.test(`code: ${typed}`, () => assert.equal(codeIn(typed), "KTM4RX"));

Deno.test("what is no code is asked for as it stands", () => {
  assert.deepEqual(["", " - ", "KTM", "ABCDEFGHIJ"].map(codeIn), ["", "", "KTM", "ABCDEFGHIJ"]);
});
