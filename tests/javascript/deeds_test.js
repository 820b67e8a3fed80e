/* The commitments of a device: gathered from every kind of exercise, and how each stands. */

import assert from "node:assert/strict";
import "./page.js";
import { deedsOf, standing } from "../../widgets/sixelements/ui/path/deeds.js";

const table = {
  slug: "plan",
  kind: "table",
  content: {
    columns: [{ id: "task", type: "text" }, { id: "lead", type: "role" }, { id: "due", type: "date" }],
    rows: [],
    done: "done",
    calendar: "due",
  },
};
const ROWS = [
  { id: "aaaaaaaaaa", cells: { "^": "i", task: " Open a register ", lead: "The clerk", due: "2027-10-15" } },
  { id: "bbbbbbbbbb", cells: { "^": "r", task: "Ask", done: true } },
  { id: "cccccccccc", cells: { "^": "z", lead: "Nobody yet" } },
];

Deno.test("one thing to move first, rows that can be done and the actions of a protocol are gathered", () => {
  const plan = deedsOf(table, { rows: ROWS, opportunity: { do: "Meet", who: "Both", by: "2027-01-02" } });
  assert.deepEqual(plan, [
    { id: "plan/first", what: "Meet", who: "Both", by_when: "2027-01-02", done: false },
    { id: "plan/aaaaaaaaaa", what: "Open a register", who: "The clerk", by_when: "2027-10-15", done: false },
    { id: "plan/bbbbbbbbbb", what: "Ask", who: "", by_when: "", done: true },
  ]);
  const review = { slug: "review", kind: "protocol", content: { steps: [] } };
  const rows = [
    { id: "took-place", cells: { note: "Nine families waited." } },
    { id: "act-1", cells: { what: "A second table", by: "2027-03-01" } },
    { id: "act-2", cells: { who: "The office" } },
  ];
  assert.deepEqual(deedsOf(review, { rows }).map(({ id, what }) => [id, what]), [["review/act-1", "A second table"]]);
});

Deno.test("an exercise in which nothing was said to be done has none", () => {
  assert.deepEqual(deedsOf(table, {}), []);
  assert.deepEqual(deedsOf({ slug: "x", kind: "rate", content: {} }, { opportunity: { what: "a", do: "  " } }), []);
  const undone = { ...table, content: { ...table.content, done: "" } };
  assert.deepEqual(deedsOf(undone, { rows: ROWS }), [], "a list that is no plan");
});

Deno.test("open ones come first, of those the next day; a mark wins over a tick, and only letting go has a reason", () => {
  const some = [
    { id: "a", what: "A", by_when: "", done: false },
    { id: "b", what: "B", by_when: "2027-05-01", done: false },
    { id: "c", what: "C", by_when: "2027-02-01", done: false },
    { id: "d", what: "D", by_when: "", done: true },
    { id: "e", what: "E", by_when: "", done: true },
  ];
  const marks = { a: { state: "gone", why: "No money" }, d: { state: "open" }, c: { state: "open", why: "x" }, e: 7 };
  assert.deepEqual(standing(some, marks).map(({ id, state, why }) => [id, state, why]), [
    ["c", "open", ""],
    ["b", "open", ""],
    ["d", "open", ""],
    ["e", "kept", ""],
    ["a", "gone", "No money"],
  ]);
});
