/* A link to a row of another exercise: what its cell holds, and what became of that row. */

import assert from "node:assert/strict";
import "./page.js";
import { linked } from "../../widgets/sixelements/ui/linked.js";
import { choosable, linkTo, standingOf } from "../../widgets/sixelements/ui/links.js";
import { withGone } from "../../widgets/sixelements/ui/take/gone.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";
import { cellInWords } from "../../widgets/sixelements/kinds/table/cells.js";
import { tableOf } from "../../widgets/sixelements/ui/path/tables.js";

Object.assign(WORDS, { teamfile: { ...WORDS.teamfile, link_gone: "{words} (no longer in “{title}”)" } });

const ROWS = [
  { id: "aaaaaaaaaa", cells: { task: " Open a register ", due: "2027-10-15" } },
  { id: "bbbbbbbbbb", cells: { task: " " } },
  { id: "cccccccccc", cells: {} },
];

Deno.test("a cell holds the row and its words, and is read by its words", () => {
  for (const words of ["Open a register", "<b>&\u2028x", "\u{1F600} two  spaces"]) {
    const value = linkTo("aaaaaaaaaa", words);
    assert.deepEqual(linked(value), { id: "aaaaaaaaaa", words });
    assert.equal(cellInWords({ type: "link" }, value), words);
  }
  assert.deepEqual(linked(undefined), { id: "", words: "" });
  assert.deepEqual(linked("first"), { id: "first", words: "" });
  assert.equal(linkTo("a", "x".repeat(900)).length, 340, "as long as a cell may be");
});

Deno.test("only rows in which something stands can be chosen", () => {
  assert.deepEqual(choosable(ROWS, "task"), [{ id: "aaaaaaaaaa", words: "Open a register" }]);
  assert.deepEqual(choosable(undefined, "task"), []);
});

Deno.test("a row that was taken away or changed is told, and one that nobody can see is not", () => {
  const value = linkTo("aaaaaaaaaa", "Open a register");
  const state = (/** @type {any} */ one, /** @type {any} */ rows) => standingOf(one, rows, "task");
  assert.equal(state(value, ROWS).state, "same");
  assert.equal(state(undefined, ROWS).state, "free");
  assert.equal(state(linkTo("dddddddddd", "Another"), ROWS).state, "gone");
  assert.deepEqual(state(linkTo("aaaaaaaaaa", "Open it"), ROWS), { state: "changed", now: "Open a register" });
  for (const none of [null, undefined, [], [ROWS[2]]]) assert.equal(state(value, none).state, "same");
  const long = [{ id: "aaaaaaaaaa", cells: { task: "x".repeat(600) } }];
  assert.equal(state(linkTo("aaaaaaaaaa", "x".repeat(600)), long).state, "same", "what is cut is not changed");
});

Deno.test("a team's file says a link in words and keeps its row", () => {
  const columns = [{ id: "what", label: "What", type: "text" }, { id: "for", label: "For", type: "link" }];
  const value = linkTo("aaaaaaaaaa", "Open a register");
  const exercise = {
    slug: "one",
    title: "One",
    kind: "table",
    content: { columns, rows: [], noun: "Row" },
    shape: { fields: { rows: {} } },
  };
  const row = { id: "bbbbbbbbbb", cells: { what: "It is open", for: value } };
  const found = tableOf(exercise, () => [], { rows: [row] });
  assert.deepEqual(found?.lines, [["It is open", "Open a register"]]);
  assert.equal(found?.rows[0].cells.for, value);
});

Deno.test("a file says of a link that its row is gone, and nothing of one that still stands or that nobody can see", () => {
  const exercise = { links: { for: { to: "plan", title: "Project plan", shows: "task" } } };
  const row = (/** @type {string} */ value) => ({ id: "bbbbbbbbbb", cells: { what: "It is open", for: value } });
  const words = (/** @type {string} */ value, /** @type {any} */ there) =>
    linked(withGone(exercise, [row(value)], () => there)[0].cells.for).words;
  const gone = linkTo("dddddddddd", "Ask <all>");
  assert.equal(words(gone, ROWS), "Ask <all> (no longer in “Project plan”)");
  assert.equal(words(linkTo("aaaaaaaaaa", "Open it"), ROWS), "Open it");
  for (const none of [null, undefined, [], [ROWS[2]]]) assert.equal(words(gone, none), "Ask <all>");
  assert.equal(withGone({}, "no rows"), "no rows");
});
