/* Declared results, held to the specimens that scoring.py is held to. */

import assert from "node:assert/strict";

import { compute, mean, median } from "../../widgets/sixelements/ui/scoring.js";
import { specimens } from "./specimens.js";

const { tables, scales, specimens: all } = specimens("scores");

for (const { name, scores, answers, result } of all) {
  Deno.test(`score: ${name}`, () => {
    const found = compute({ scores, tables, scales }, answers);
    assert.deepEqual(Object.fromEntries(Object.keys(result).map((key) => [key, found[key]])), result);
  });
}

Deno.test("a mean is rounded half up, to two places, and nothing has none", () => {
  assert.equal(mean([1, 2]), 1.5);
  assert.equal(mean([1, 1, 2]), 1.33);
  assert.equal(mean([0.125]), 0.13);
  assert.equal(mean([]), null);
});

Deno.test("a median lies between two numbers, and is a level where there are levels", () => {
  assert.equal(median([1, 4, 2, 3], { kind: "numbers", values: [1, 2, 3, 4] }), 2.5);
  assert.equal(median(["much", "none"], { kind: "levels", values: ["none", "some", "much"] }), "none");
  assert.equal(median([], { kind: "levels", values: [] }), null);
});
