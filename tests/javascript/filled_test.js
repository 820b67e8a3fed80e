/* What a team's file brings onto a device of one person: what fits stands there, and nothing that is kept goes unasked. */

import assert from "node:assert/strict";
import { emptyDevice } from "./page.js";
import { standing } from "../../widgets/sixelements/ui/path/deeds.js";
import { deedsOfFile, keptFile, letGo } from "../../widgets/sixelements/ui/path/opened.js";
import { fileHere } from "../../widgets/sixelements/ui/path/team-file.js";
import { MARKS, storage } from "../../widgets/sixelements/ui/storage.js";
import { filled, replaces } from "../../widgets/sixelements/ui/take/fill.js";

const text = { type: "text", max: 20 };
const cells = { type: "record", fields: { what: text, "^": text } };
const listed = (/** @type {any} */ of) => ({
  type: "list",
  max: 3,
  of: { type: "record", fields: { id: { type: "row" }, cells: of } },
});
const ratings = { type: "map", keys: ["one"], of: text };
const table = { shape: { type: "record", fields: { rows: listed(cells), ratings } } };
const row = (/** @type {string} */ id, /** @type {string} */ what) => ({ id, cells: { what } });
const [A, B] = ["aaaaaaaaaa", "bbbbbbbbbb"];

Deno.test("rows take the place of rows, in their order, and every other answer stays", () => {
  const before = { rows: [row(B, "mine")], ratings: { one: "well" } };
  const { answers, lost } = filled(table, before, [row(B, "first"), row(A, "second")]);
  assert.equal(lost, 0);
  assert.deepEqual(answers, {
    ratings: { one: "well" },
    rows: [
      { id: B, cells: { what: "first", "^": "000i" } },
      { id: A, cells: { what: "second", "^": "001i" } },
    ],
  });
  assert.deepEqual(before.rows, [row(B, "mine")]);
});

Deno.test("what does not fit is left out and counted, and the rest comes", () => {
  const rows = [{ id: A, cells: { what: "x".repeat(21), gone: "y" } }, row("no id of ours!", "lost"), row(B, "kept")];
  const { answers, lost } = filled(table, {}, rows);
  assert.deepEqual(answers.rows.map((/** @type {any} */ one) => [one.id, one.cells.what]), [[A, undefined], [
    B,
    "kept",
  ]]);
  assert.equal(lost, 3);
});

Deno.test("a card that the tool gives lies among those, and another among the rows", () => {
  const given = { type: "map", keys: ["plan-1"], of: { type: "record", fields: { what: text } } };
  const board = { shape: { type: "record", fields: { rows: listed(cells), given } } };
  const { answers, lost } = filled(board, {}, [row("plan-1", "keep"), row(A, "own")]);
  assert.equal(lost, 0);
  assert.deepEqual(answers.given, { "plan-1": { what: "keep" } });
  assert.deepEqual(answers.rows.map((/** @type {any} */ one) => one.id), [A]);
});

Deno.test("it is asked where something kept would go, and nowhere else", () => {
  const { answers } = filled(table, {}, [row(A, "theirs")]);
  assert.ok(!replaces({}, answers));
  assert.ok(!replaces({ ratings: { one: "x" } }, answers));
  assert.ok(!replaces(answers, answers), "the same file a second time");
  assert.ok(replaces({ rows: [row(A, "mine")] }, answers));
  assert.ok(replaces({ given: { "plan-1": {} } }, answers));
});

Deno.test("what was agreed stands beside what this device said, and is saved again", async () => {
  emptyDevice();
  const deed = (/** @type {string} */ what) => ({ what, who: "Both", by_when: "" });
  const documents = [{ slug: "gone", title: "Gone", head: ["What"], lines: [["x"]], rows: [row(A, "x")] }];
  const settled = [{ ...deed("Kept"), state: "kept", why: "" }];
  const more = { documents, settled, patterns: [{ title: "Seen" }] };
  storage.write(`${MARKS}team-file`, {
    team: "North",
    purpose: "To plan",
    agreements: [deed("Meet")],
    actions: [deed("Ask")],
    ...more,
  });
  const deeds = standing(deedsOfFile());
  assert.deepEqual(deeds.map(({ what, state }) => [what, state]), [["Meet", "open"], ["Ask", "open"], [
    "Kept",
    "kept",
  ]]);
  const again = await fileHere([], deeds);
  assert.deepEqual(again.agreements, [deed("Meet")]);
  assert.deepEqual(again.actions, [deed("Ask")]);
  assert.deepEqual([again.team, again.documents, again.settled, again.patterns], [
    "North",
    documents,
    settled,
    more.patterns,
  ]);
  const alone = { id: "diary/first", what: "Mine", who: "", by_when: "", state: "open", why: "", alone: true };
  assert.deepEqual((await fileHere([], [...deeds, alone])).actions, [deed("Ask")], "what is private is in no file");
  letGo();
  assert.equal(keptFile(), null);
  assert.deepEqual(deedsOfFile(), []);
  storage.write(`${MARKS}team-file`, { team: "North" });
  assert.equal(keptFile(), null, "a damaged one is none");
});
