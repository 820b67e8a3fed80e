/* The rows of a working table: keys that keep their order, and what each change makes of the document. */

import assert from "node:assert/strict";

import { between, spread } from "../../widgets/sixelements/kinds/table/order.js";
import { addRow, freshId, keptRows, moveRow, removeRow, setCell } from "../../widgets/sixelements/kinds/table/rows.js";

Deno.test("a key lies between its neighbors, as often as one likes, until there is no room", () => {
  for (
    const [low, high] of [[null, null], ["i", null], [null, "i"], ["i", "j"], ["i", "i1"], ["iz", "j"], ["z", null]]
  ) {
    const key = between(low, high);
    assert.ok(key !== null && (low === null || low < key) && (high === null || key < high), `${low} ${key} ${high}`);
  }
  let high = "1";
  let steps = 0;
  for (let key = between("0i", high); key !== null; key = between("0i", high)) {
    assert.ok("0i" < key && key < high);
    high = key;
    steps += 1;
  }
  assert.ok(steps > 100);
});

Deno.test("between two that are alike, in the wrong order, or no keys, there is none", () => {
  for (const [low, high] of [["i", "i"], ["j", "i"], ["", "i"], ["i", "!"], ["i0", null]]) {
    assert.equal(between(low, high), null);
  }
});

Deno.test("spread keys are sorted, all different, and leave room", () => {
  const keys = spread(40);
  assert.deepEqual([...new Set(keys)].sort(), keys);
  assert.ok(keys.every((key, at) => at === 0 || between(keys[at - 1], key)));
});

/** What the rows need of a page: answers, and the content of a table. */
function page(rows = []) {
  let kept = rows;
  return {
    exercise: {},
    content: { rows: [], columns: [{ id: "what" }] },
    get: (_path, fallback) => kept ?? fallback,
    set: (_path, value) => {
      kept = value;
    },
  };
}

const none = () => ({});
const words = (ctx) => keptRows(ctx).map((row) => row.cells.what);

function filled(...told) {
  const ctx = page();
  for (const what of told) setCell(ctx, addRow(ctx, none), "what", what);
  const blank = keptRows(ctx).find((row) => row.cells.what === undefined);
  removeRow(ctx, blank.id, {});
  return ctx;
}

Deno.test("a row that is added stands at the end, and one that is moved where it was put", () => {
  const ctx = filled("one", "two", "three");
  assert.deepEqual(words(ctx), ["one", "two", "three"]);
  moveRow(ctx, keptRows(ctx)[2].id, -1, {});
  assert.deepEqual(words(ctx), ["one", "three", "two"]);
  moveRow(ctx, keptRows(ctx)[0].id, 1, {});
  assert.deepEqual(words(ctx), ["three", "one", "two"]);
});

Deno.test("moving a row changes its own cell only", () => {
  const ctx = filled("one", "two", "three");
  const before = new Map(keptRows(ctx).map((row) => [row.id, JSON.stringify(row)]));
  const moved = keptRows(ctx)[2].id;
  moveRow(ctx, moved, -1, {});
  const changed = keptRows(ctx).filter((row) => JSON.stringify(row) !== before.get(row.id)).map((row) => row.id);
  assert.deepEqual(changed, [moved]);
});

Deno.test("rows that a file brought without places, or with the same, can be moved all the same", () => {
  for (const place of [{}, { "^": "i" }, { "^": "!!" }]) {
    const ctx = page(["a", "b", "c"].map((what) => ({ id: what.repeat(10), cells: { what, ...place } })));
    moveRow(ctx, "cccccccccc", -1, {});
    assert.deepEqual(words(ctx), ["a", "c", "b"]);
  }
});

Deno.test("a row that is removed leaves the others, and the last one a blank", () => {
  const ctx = filled("one", "two");
  const [first, second] = keptRows(ctx);
  assert.equal(removeRow(ctx, first.id, {}), second.id);
  const blank = removeRow(ctx, second.id, {});
  assert.deepEqual(keptRows(ctx), []);
  setCell(ctx, blank, "what", "again");
  assert.deepEqual(words(ctx), ["again"]);
});

Deno.test("two devices never give a row the same id", () => {
  const ids = Array.from({ length: 1000 }, freshId);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => /^[a-z2-7]{10}$/.test(id)));
});
