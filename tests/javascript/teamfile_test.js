/* A team's file: what is saved comes back, whatever stands in it, and another file ends in one plain line. */

import assert from "node:assert/strict";
import "./page.js";
import { carriedOf, fromFile, nameOf, toFile } from "../../widgets/sixelements/ui/teamfile.js";
import { tableOf } from "../../widgets/sixelements/ui/path/tables.js";
import { toFile as choiceFile } from "../../widgets/sixelements/ui/board/choices.js";
import { givenIn } from "../../widgets/sixelements/ui/given.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

const words = Object.fromEntries(
  [
    "title",
    "of",
    "about",
    "actions",
    "agreements",
    "kept",
    "gone",
    "documents",
    "part",
    "text",
    "patterns",
    "round",
    "too_big",
    "not_ours",
    "not_answers",
    "not_choice",
    "damaged",
    "newer",
  ]
    .map((one) => [one, one]),
);
Object.assign(WORDS, { teamfile: words });

const HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u2028\u0000😀<!--";

function told(/** @type {any} */ more = {}) {
  return {
    team: "North",
    purpose: "To plan",
    opened: "2026-11-26",
    agreements: [{ what: "Meet monthly", who: "Both", by_when: "October" }],
    actions: [{ what: "Open a register", who: "The clerk", by_when: "2027-10-15" }],
    documents: [{
      slug: "plan",
      title: "Plan",
      head: ["Task"],
      lines: [["Open"]],
      rows: [{ id: "a", cells: { task: "Open" } }],
    }],
    patterns: [{
      title: "Where we stand",
      round: 2,
      own: null,
      hall: { blocks: [{ type: "sentence", text: "All agree." }] },
    }],
    ...more,
  };
}

const ANSWERS = JSON.stringify({ format: "six-elements-answers", slug: "one", version: 1, answers: {} }, null, 1);

Deno.test("each of our files is known for what it is, as it is saved", () => {
  const choice = choiceFile("one", "One", { items: [], without: [] });
  const given = [toFile(told()), choice, ANSWERS, "<p>six-elements-answers</p>", ""].map(givenIn);
  assert.deepEqual(given, ["team", "choice", "answers", "", ""]);
});

const problem = (/** @type {string} */ text) => fromFile(text).problem;

Deno.test("what is saved comes back, and a person reads it without us", () => {
  const text = toFile(told());
  for (const one of ["Open a register", "Meet monthly", "<td>Open</td>", "All agree.", "North"]) {
    assert.ok(text.includes(one), one);
  }
  const { file } = fromFile(text);
  assert.deepEqual(carriedOf(file), {
    team: "North",
    documents: [{ slug: "plan", rows: [{ id: "a", cells: { task: "Open" } }] }],
    actions: told().actions,
    agreements: told().agreements,
  });
  assert.equal(toFile(file), text, "saved again it is the same file");
  assert.equal(nameOf(told()), "six-elements-team-2026-11-26.html");
});

Deno.test("hostile words are words, on the page and in the data", () => {
  const row = { id: "a", cells: { task: HOSTILE } };
  const deed = { what: HOSTILE, who: HOSTILE, by_when: HOSTILE };
  const documents = [{ slug: "plan", title: HOSTILE, head: [HOSTILE], lines: [[HOSTILE]], rows: [row] }];
  const patterns = [{ title: HOSTILE, round: 1, own: null, hall: { blocks: [{ type: "sentence", text: HOSTILE }] } }];
  const all = { team: HOSTILE, purpose: HOSTILE, agreements: [deed], actions: [deed], documents, patterns };
  const text = toFile(told(all));
  assert.equal(text.match(/<script/g)?.length, 1);
  assert.equal(text.match(/<\/script/g)?.length, 1);
  assert.ok(!/<img|<!--/.test(text));
  const { file } = fromFile(text);
  assert.deepEqual([file.team, file.documents[0].rows[0], file.actions[0]], [HOSTILE, row, deed]);
});

Deno.test("another file, a damaged and a newer one each end in one line", () => {
  const text = toFile(told());
  assert.equal(problem(""), "not_ours");
  assert.equal(problem("<html><script>1</script></html>"), "not_ours");
  assert.equal(problem(text.slice(0, -40)), "damaged");
  assert.equal(problem(ANSWERS), "not_answers");
  assert.equal(problem(choiceFile("one", "One", { items: [], without: [] })), "not_choice");
  assert.equal(problem(text.replace('"format":', '"form":')), "not_ours");
  assert.equal(problem(text.replace('"format":', "format:")), "damaged");
  assert.equal(problem(text.replace('"version":1', '"version":2')), "newer");
  assert.equal(problem(text.replace('"version":1', '"version":"1"')), "newer");
  assert.equal(problem("x".repeat(5_000_001)), "too_big");
  for (
    const wrong of [
      { team: 7 },
      { actions: {} },
      { actions: [{ what: "" }] },
      { agreements: [null] },
      { patterns: null },
      { settled: [{ what: "Ask", who: "", by_when: "" }] },
      { documents: [{ slug: "plan", rows: [{ id: "a", cells: { task: [] } }] }] },
      { documents: [{ rows: [] }] },
    ]
  ) {
    const data = JSON.stringify({ ...fromFile(text).file, ...wrong });
    assert.equal(
      problem(text.replace(/(id="six-elements-team-file">)[^]*?(<\/script>)/, (_, a, z) => a + data + z)),
      "damaged",
    );
  }
});

Deno.test("of two tables of one exercise the last is carried", () => {
  const again = { ...told().documents[0], rows: [{ id: "b", cells: { task: "Later" } }] };
  const { documents } = carriedOf(told({ documents: [...told().documents, again] }));
  assert.deepEqual(documents, [{ slug: "plan", rows: again.rows }]);
});

const ROWS = { shape: { fields: { rows: {} } } };

Deno.test("a table of this device is told in words", () => {
  const columns = [
    { id: "task", label: "Task", type: "text" },
    { id: "side", label: "Side", type: "choice", options: [{ value: "labor", label: "Labor" }] },
    { id: "done", label: "Done", type: "tick" },
  ];
  const exercise = { ...ROWS, slug: "plan", title: "Plan", kind: "table", content: { columns, rows: [] } };
  const rows = [
    { id: "a", cells: { "^": "i", task: "One", side: "labor", done: true } },
    { id: "b", cells: { "^": "j", task: "Two" } },
    { id: "c", cells: { "^": "k" } },
  ];
  const found = tableOf(exercise, null, { rows });
  assert.deepEqual(found?.lines, [["One", "Labor", "✓"], ["Two", "", ""]]);
  assert.deepEqual(found?.rows.map(({ id }) => id), ["a", "b"]);
  assert.equal(tableOf(exercise, null, {}), null);
  assert.equal(tableOf({ ...exercise, kind: "rate", shape: { fields: {} } }, null, { rows }), null);
  assert.equal(tableOf({ ...exercise, private: true }, null, { rows }), null, "what is private is in no team's file");
});

Deno.test("causes, notes and cards are told as their kind tells them, and of the answers beside them nothing", () => {
  const gathered = (/** @type {any} */ answers) => [
    ...answers.rows.map((/** @type {any} */ { id, cells }) => ({
      id: `row.${id}`,
      label: `Why ${id}`,
      value: cells.text,
    })),
    { id: "card.x", label: "A card", value: "Keep" },
    { id: "rating", label: "How sure", value: "very" },
  ];
  const exercise = { ...ROWS, slug: "fish", title: "Fish", kind: "causes", content: {} };
  const rows = [{ id: "aaaaaaaaaa", cells: { text: "No bus", under: "bbbbbbbbbb" } }];
  const answers = { rows, given: { plan: { box: "keep" } }, ratings: { sure: 3 } };
  const found = tableOf(exercise, gathered, answers);
  assert.deepEqual(found?.lines, [["Why aaaaaaaaaa", "No bus"], ["A card", "Keep"]]);
  assert.deepEqual(found?.rows, [{ id: "plan", cells: { box: "keep" } }, ...rows]);
});

Deno.test("a text in parts is a table of them, with its versions as rows, and one of one's own is in no team's file", () => {
  const content = {
    parts: [{ id: "opening", title: "The opening" }, { id: "ask", title: "What we ask" }],
    stays: false,
  };
  const rows = [
    { id: "ask", cells: { text: "Come." } },
    { id: "aaaaaaaaaa", cells: { "^": "i", version: 1, "part-ask": "Come!" } },
  ];
  const exercise = { ...ROWS, slug: "letter", title: "Letter", kind: "draft", content };
  const found = tableOf(exercise, null, { rows });
  assert.deepEqual([found?.head, found?.lines], [["part", "text"], [["What we ask", "Come."]]]);
  assert.deepEqual(found?.rows.map(({ id }) => id), ["ask", "aaaaaaaaaa"]);
  assert.equal(tableOf(exercise, null, { rows: rows.slice(1) }), null);
  assert.equal(tableOf({ ...exercise, content: { ...content, stays: true } }, null, { rows }), null);
});

Deno.test("rows that the tool gives stand under their headings, in its order and not in that of their ids", () => {
  const columns = [{ id: "answer", label: "Answer", type: "text" }];
  const given = [{ id: "work", title: "The work" }, { id: "choice", title: "The choice" }];
  const content = { columns, rows: given, noun: "Criterion" };
  const rows = [{ id: "choice", cells: { answer: "Two" } }, { id: "work", cells: { answer: "One" } }];
  const found = tableOf({ ...ROWS, slug: "review", title: "Review", kind: "table", content }, null, { rows });
  assert.deepEqual(found?.head, ["Criterion", "Answer"]);
  assert.deepEqual(found?.lines, [["The work", "One"], ["The choice", "Two"]]);
});

Deno.test("what was kept and what was let go with its reason is read in the file, and no room takes it", () => {
  const settled = [
    { what: "Ask", who: "Both", by_when: "", state: "kept", why: "" },
    { what: "Paint", who: "", by_when: "", state: "gone", why: `No money ${HOSTILE}` },
  ];
  const text = toFile(told({ settled }));
  assert.match(text, /<h2>kept<\/h2><ul><li>Ask · Both<\/li>/);
  assert.match(text, /<h2>gone<\/h2><ul><li>Paint: No money &lt;/);
  const { file } = fromFile(text);
  assert.deepEqual(file.settled, settled);
  assert.ok(!("settled" in carriedOf(file)));
});
