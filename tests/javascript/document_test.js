/* The order of rows, and words that nobody has used. What a log means is held by tests/test_document.py. */

import assert from "node:assert/strict";

import { between } from "../../widgets/sixelements/ui/document/order.js";
import { randomWord } from "../../widgets/sixelements/ui/random.js";

const PLACED = /^[0-9a-z]{0,199}[1-9a-z]$/; // as in document.py

/** Put *many* rows where *where* says, one after the other; return their places in order. */
function put(/** @type {number} */ many, /** @type {(count: number) => number} */ where) {
  /** @type {string[]} */
  const places = [];
  for (let n = 0; n < many; n += 1) {
    const at = where(places.length);
    places.splice(at, 0, between(places[at - 1] ?? "", places[at] ?? null));
  }
  return places;
}

let seed = 7;
const chance = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;

for (
  const [name, where] of /** @type {[string, (count: number) => number][]} */ ([
    ["at the end", (count) => count],
    ["at the front", () => 0],
    ["second", (count) => Math.min(1, count)],
    ["anywhere", (count) => chance(count + 1)],
  ])
) {
  Deno.test(`rows that are put ${name} stand in the order they were given, in places that the server takes`, () => {
    const places = put(400, where);
    assert.deepEqual(places, [...new Set(places)].sort());
    for (const one of places) assert.match(one, PLACED);
  });
}

Deno.test("between two rows at one place there is none, so the row comes after both", () => {
  assert.ok(between("i", "i") > "i");
});

Deno.test("words for keys are as long as asked, and no two are alike", () => {
  const words = Array.from({ length: 500 }, () => randomWord(16));
  assert.equal(new Set(words).size, 500);
  for (const one of words) assert.match(one, /^[a-z0-9]{16}$/);
  assert.match(randomWord(10), /^[a-z0-9]{10}$/);
});
