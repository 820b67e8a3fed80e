/* Two pages that changed the same answers. */

import assert from "node:assert/strict";

import { merged } from "../../widgets/sixelements/ui/merge.js";

Deno.test("each keeps what it changed, and where both changed one thing, ours stands", () => {
  const base = { a: 1, b: { c: 2, d: 3 }, gone: 4 };
  const ours = { a: 1, b: { c: 5, d: 3 }, mine: 6, gone: 4 };
  const theirs = { a: 7, b: { c: 8, d: 9 }, yours: 0 };
  assert.deepEqual(merged(base, ours, theirs), { a: 7, b: { c: 5, d: 9 }, yours: 0, mine: 6 });
});

Deno.test("what one took away stays away", () => {
  assert.deepEqual(merged({ a: 1, b: 2 }, { b: 2 }, { a: 1, b: 3 }), { b: 3 });
});

Deno.test("what one began anew is empty, but for what the other wrote since", () => {
  assert.deepEqual(merged({ a: 1 }, { a: 1, b: 2 }, {}), { b: 2 });
});

Deno.test("lists of things with an id are put together, in the other's order and then ours", () => {
  const base = [{ id: "1", title: "one" }, { id: "2", title: "two" }];
  const ours = [{ id: "1", title: "ONE" }, { id: "2", title: "two" }, { id: "3", title: "three" }];
  const theirs = [{ id: "2", title: "two" }, { id: "1", title: "one" }, { id: "4", title: "four" }];
  const ids = merged(base, ours, theirs).map((/** @type {any} */ one) => one.title);
  assert.deepEqual(ids, ["two", "ONE", "four", "three"]);
});

Deno.test("other lists are one thing", () => {
  assert.deepEqual(merged([1], [1, 2], [1, 3]), [1, 2]);
});
