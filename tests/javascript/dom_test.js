/* Words, and plain data by dotted paths. */

import assert from "node:assert/strict";

import { dig, inWords, own, plural, W, withoutOwn, withValue } from "../../widgets/sixelements/ui/dom.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, {
  test: {
    plain: "As it is",
    slots: "{n} of {of}",
    twice: "{a}, {a}",
    items: { one: "one item", other: "{n} items" },
    marks: { none: "no mark on {page}", one: "one mark", other: "{n} marks" },
  },
});

/**
 * What is reported while *act* runs: a page would go on, and the browser tests fail.
 * @param {() => void} act
 */
function reported(act) {
  /** @type {string[]} */
  const found = [];
  const heard = (/** @type {ErrorEvent} */ event) => {
    event.preventDefault();
    found.push(event.error.message);
  };
  globalThis.addEventListener("error", heard);
  act();
  globalThis.removeEventListener("error", heard);
  return found;
}

Deno.test("a word stands under its dotted key, with its slots filled", () => {
  assert.equal(W("test.plain"), "As it is");
  assert.equal(W("test.slots", { n: 0, of: 3 }), "0 of 3");
  assert.equal(W("test.twice", { a: "x" }), "x, x");
  assert.equal(W("test.twice", { a: "" }), ", ");
});

Deno.test("what fills a slot is not filled again", () => {
  assert.equal(W("test.twice", { a: "{n}" }), "{n}, {n}");
});

Deno.test("a slot that nobody filled is an error, and nobody reads braces", () => {
  for (const slots of [{ n: 1 }, { n: 1, of: null }, { n: 1, of: undefined }]) {
    assert.deepEqual(reported(() => assert.equal(W("test.slots", slots), "1 of ")), [
      "nobody filled {of} of the interface word test.slots",
    ]);
  }
});

Deno.test("a word that is not there is an error that names it", () => {
  assert.throws(() => W("test.nothing"), /no interface word is called test.nothing/);
  assert.throws(() => W("test"), /no interface word is called test/);
});

Deno.test("one has a word of its own", () => {
  assert.deepEqual([0, 1, 2].map((n) => plural("test.items", n)), ["0 items", "one item", "2 items"]);
});

Deno.test("nothing at all has a word of its own where a person would stumble over 0", () => {
  assert.deepEqual([0, 1, 2].map((n) => plural("test.marks", n, { page: "it" })), [
    "no mark on it",
    "one mark",
    "2 marks",
  ]);
});

Deno.test("lists read as people say them", () => {
  assert.deepEqual([["a"], ["a", "b"], ["a", "b", "c"]].map(inWords), ["a", "a and b", "a, b, and c"]);
});

Deno.test("plain data by path never finds what the language put there", () => {
  assert.equal(dig({ a: { b: 1 } }, "a.b"), 1);
  assert.equal(dig({ a: 1 }, "a.b.c"), undefined);
  assert.equal(dig({}, "constructor.name"), undefined);
  assert.equal(own({}, "toString"), undefined);
  assert.equal(own(null, "a"), undefined);
});

Deno.test("a value is put and removed without touching what was there", () => {
  const before = { a: { b: 1 } };
  assert.deepEqual(withValue(before, "a.c", 2), { a: { b: 1, c: 2 } });
  assert.deepEqual(withValue(before, "a.b", undefined), {});
  assert.deepEqual(withValue(null, "x.y", 1), { x: { y: 1 } });
  assert.deepEqual(before, { a: { b: 1 } });
});

Deno.test("what a person added leaves whole, and alone", () => {
  const answers = { own: [{ id: "own-1" }, { id: "own-2" }], placed: { "own-1": 1, x: 2 } };
  assert.deepEqual(withoutOwn(answers, "placed", "own-1"), { own: [{ id: "own-2" }], placed: { x: 2 } });
  assert.deepEqual(withoutOwn({ own: [{ id: "own-1" }], placed: { "own-1": 1 } }, "placed", "own-1"), {});
});
