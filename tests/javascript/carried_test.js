/* Rows that are copied from another exercise: the copy knows its origin, and what changed there since. */

import assert from "node:assert/strict";
import { emptyDevice } from "./page.js";
import { changes, copyOf, fresh, takenOver } from "../../widgets/sixelements/ui/carried.js";
import { ORIGIN, originOf, rowsHere } from "../../widgets/sixelements/ui/origin.js";
import { keyOf, storage } from "../../widgets/sixelements/ui/storage.js";
import { addCopies, keptRows, setCells } from "../../widgets/sixelements/kinds/table/rows.js";

const BRING = { from: "objectives", title: "Objectives", columns: { serves: "objective", due: "time" } };
const EXERCISE = { brings: [BRING] };
const HOSTILE = '"};<img src=x onerror=alert(1)>\\u0000“\u2028';

const row = (/** @type {string} */ id, /** @type {any} */ cells) => ({ id, cells });

Deno.test("what another exercise keeps on this device is brought from there, in its order", () => {
  emptyDevice();
  assert.deepEqual(rowsHere("objectives"), []);
  const rows = [row("b", { "^": "j", objective: "two" }), row("a", { "^": "i", objective: "one" }), row("c", {})];
  storage.write(keyOf("objectives"), { answers: { rows } });
  assert.deepEqual(rowsHere("objectives").map((one) => one.id), ["a", "b"]);
});

Deno.test("a row comes in once, and only one that would bring something", () => {
  const rows = [row("a", { objective: "one" }), row("b", { objective: "two" }), row("c", { owner: "nobody asked" })];
  assert.deepEqual(fresh(BRING, rows, (id) => id === "a").map((one) => one.id), ["b"]);
});

Deno.test("where values are asked for, only the rows that hold them come in", () => {
  const bring = { ...BRING, where: { reach: "yes" } };
  const rows = [
    row("a", { objective: "one", reach: "yes" }),
    row("b", { objective: "two", reach: "no" }),
    row("c", { objective: "three" }),
  ];
  assert.deepEqual(fresh(bring, rows, () => false).map((one) => one.id), ["a"]);
});

Deno.test("a copy keeps its id and its origin, and hostile words come back as they were", () => {
  const made = copyOf(BRING, row("a", { objective: HOSTILE, owner: "left there", time: "2027-10-15" }));
  assert.deepEqual(Object.keys(made.cells).sort(), [ORIGIN, "due", "serves"]);
  assert.equal(made.cells.serves, HOSTILE);
  const origin = originOf(EXERCISE, made.cells);
  assert.deepEqual([origin.bring, origin.was.serves], [BRING, HOSTILE]);
  assert.deepEqual(changes(origin, "a", [row("a", { objective: HOSTILE, time: "2027-10-15" })]), {});
});

Deno.test("what changed there is told, and can be taken over once", () => {
  const there = [row("a", { objective: "one" })];
  const cells = copyOf(BRING, there[0]).cells;
  const origin = originOf(EXERCISE, cells);
  const now = [row("a", { objective: "one, sharper", time: "2027-10-15" })];
  const changed = changes(origin, "a", now);
  assert.deepEqual(changed, { serves: "one, sharper", due: "2027-10-15" });
  const after = { ...cells, ...takenOver(origin, changed) };
  assert.deepEqual(changes(originOf(EXERCISE, after), "a", now), {});
  assert.deepEqual(changes(originOf(EXERCISE, after), "a", [row("a", { objective: "one, sharper" })]), { due: null });
  assert.equal(changes(origin, "a", []), null);
});

Deno.test("a damaged or foreign origin is none, and one that is too long forgets what stood there", () => {
  for (const text of [undefined, "", "{", "7", "null", '{"from":"elsewhere"}', HOSTILE]) {
    assert.equal(originOf(EXERCISE, { [ORIGIN]: text }), null);
  }
  assert.equal(originOf({}, { [ORIGIN]: '{"from":"objectives"}' }), null);
  const long = copyOf(BRING, row("a", { objective: "x".repeat(3000) })).cells;
  assert.ok(long[ORIGIN].length < 3000);
  assert.deepEqual(changes(originOf(EXERCISE, long), "a", [row("a", { objective: "y" })]), {});
});

Deno.test("copies stand at the end of the person's own rows, as many as there is room for", () => {
  let kept = [row("aaaaaaaaaa", { "^": "i", serves: "mine" })];
  const ctx = {
    exercise: {},
    content: { rows: [], columns: [], most: 2 },
    get: (/** @type {string} */ _, /** @type {any} */ none) => kept ?? none,
    set: (/** @type {string} */ _, /** @type {any} */ value) => {
      kept = value;
    },
  };
  const copies = ["bbbbbbbbbb", "cccccccccc"].map((id) => copyOf(BRING, row(id, { objective: id })));
  assert.equal(addCopies(ctx, copies), 1);
  assert.deepEqual(keptRows(ctx).map((one) => one.cells.serves), ["mine", "bbbbbbbbbb"]);
  setCells(ctx, "bbbbbbbbbb", { serves: "changed", due: null });
  assert.deepEqual(keptRows(ctx)[1].cells.serves, "changed");
});
