/* What rooms say by key: the same in JavaScript as in Python (tests/convening/test_messages.py). */

import assert from "node:assert/strict";

import { said, say } from "../../widgets/sixelements/ui/messages.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

const { words, cases } = JSON.parse(Deno.readTextFileSync(new URL("../specimens/messages.json", import.meta.url)));
Object.assign(WORDS, words);

for (const { text, says } of cases) Deno.test(`${JSON.stringify(text)} is said`, () => assert.equal(say(text), says));

Deno.test("plain data keeps its form, and the words of an older edition", () => {
  const pattern = { n: 3, note: "As it was.", blocks: [{ title: cases[0].text, median: null }] };
  assert.deepEqual(said(pattern), { n: 3, note: "As it was.", blocks: [{ title: cases[0].says, median: null }] });
});

Deno.test("an unknown key and an empty slot are errors that leave people what there is", () => {
  const told = [];
  const page = /** @type {any} */ (globalThis);
  const report = page.reportError;
  page.reportError = (error) => told.push(error.message);
  try {
    assert.equal(say({ key: "try.nowhere", values: { a: 3, b: "what" } }), "3 what");
    assert.equal(say({ key: "try.nothing" }), "–");
    assert.equal(say({ key: "try.plain" }), "to  of them");
  } finally {
    page.reportError = report;
  }
  assert.deepEqual(told, [
    "there are no words for try.nowhere",
    "there are no words for try.nothing",
    "nobody filled {a} of try.plain",
  ]);
});
