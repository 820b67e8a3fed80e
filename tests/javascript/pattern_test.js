/* A pattern in words. */

import assert from "node:assert/strict";

import { countsInWords, whoWhen } from "../../widgets/sixelements/ui/pattern-strips.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, { pattern: { nobody: "nobody", when_now: "now" } });

const LABELS = { labor: "Labor" };

Deno.test("a group is named with what it was asked", () => {
  assert.equal(whoWhen({ group: "labor" }, LABELS), "Labor");
  assert.equal(whoWhen({ group: "labor", when: "now" }, LABELS), "Labor, now");
  assert.equal(whoWhen({ group: "labor", when: "now", asked: "Today" }, LABELS), "Labor, Today");
  assert.equal(whoWhen({ group: "x", label: "Two sides" }, LABELS), "Two sides");
});

Deno.test("only points that somebody chose are told", () => {
  const points = ["never", "often", "always"];
  assert.equal(countsInWords(points, { counts: [2, 0, 1] }), "never: 2, always: 1");
  assert.equal(countsInWords(points, { counts: [0, 0, 0] }), "nobody");
});
