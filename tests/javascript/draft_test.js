/* Drafts: versions, what changed between two, and what a person's presses make of the rows, alone and in a room. */

import assert from "node:assert/strict";
import { FakeTime } from "./time.js";
import { emptyDevice } from "./page.js";
import { makeDocument } from "../../widgets/sixelements/ui/document/device.js";
import { dig, withValue } from "../../widgets/sixelements/ui/dom.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";
import { changesIn } from "../../widgets/sixelements/kinds/draft/compare.js";
import { asHtml, asText } from "../../widgets/sixelements/kinds/draft/file.js";
import { asVersion, changedParts } from "../../widgets/sixelements/kinds/draft/kept.js";
import { ownWriter } from "../../widgets/sixelements/kinds/draft/own.js";
import { sign } from "../../widgets/sixelements/kinds/draft/versions.js";
import { bringIn, ownTexts, roomWriter } from "../../widgets/sixelements/kinds/draft/room.js";
import {
  keptRows,
  now,
  partsOf,
  phrasesOf,
  proposalsOf,
  shownRows,
  versionsOf,
} from "../../widgets/sixelements/kinds/draft/text.js";

const SIGNING = { sign_late: "{name} is not the last", signed_now: "{label}: {name}", unsigned_now: "{label}: no" };
Object.assign(WORDS, { room: { no_network: "No network." }, draft: SIGNING });

const CONTENT = {
  title: "Our letter",
  parts: [{ id: "opening", title: "The opening" }, { id: "ask", title: "What we ask" }, {
    id: "test",
    title: "The test",
    aside: true,
  }],
  signers: [{ id: "labor" }, { id: "management" }],
  forms: [],
  stays: false,
};

/** A device that keeps answers, alone. */
function alone() {
  let answers = {};
  const exercise = { scores: [], tables: {}, scales: {} };
  return {
    content: CONTENT,
    exercise,
    joint: () => null,
    answers: () => answers,
    get: (/** @type {string} */ path, /** @type {any} */ fallback) => dig(answers, path) ?? fallback,
    set: (/** @type {string} */ path, /** @type {any} */ value) => {
      answers = withValue(answers, path, value);
    },
    say: () => {},
  };
}

/** A device in a room whose network is away, with the person's own *rows*. */
function journey(/** @type {string} */ name, /** @type {(ctx: any, doc: any) => void} */ act, rows = []) {
  Deno.test(name, () => {
    emptyDevice();
    const time = new FakeTime();
    globalThis.fetch = () => Promise.reject(new TypeError("network"));
    const doc = makeDocument({ room: { code: "KTM4RX", token: "t" }, activity: 1, onChange: () => {} });
    const ctx = { ...alone(), joint: () => doc, answers: () => ({ rows }) };
    try {
      act(ctx, doc);
    } finally {
      doc.stop();
      time.restore();
    }
  });
}

Deno.test("what changed is said in order: what became what, what came in, what went out", () => {
  const told = (/** @type {string} */ a, /** @type {string} */ b) => changesIn(a, b).map(({ was, is }) => [was, is]);
  assert.deepEqual(told("all students can learn", "every student can learn"), [["all students", "every student"]]);
  assert.deepEqual(told("we meet", "we meet on Monday"), [["", "on Monday"]]);
  assert.deepEqual(told("we always meet on Monday", "we meet on Tuesday"), [["always", ""], ["Monday", "Tuesday"]]);
  assert.deepEqual(told("", "new"), [["", "new"]]);
  assert.deepEqual(told("old", ""), [["old", ""]]);
  assert.deepEqual(told("the  same\nwords", "the same words"), []);
  assert.equal(changesIn("one two three four five", "one two three four five six")[0].after, "two three four five");
});

Deno.test("the changes lead from one text to the other, whatever the texts", () => {
  let seed = 7;
  const dice = (/** @type {number} */ n) => (seed = (seed * 48271) % 2147483647) % n;
  const text = () => Array.from({ length: dice(12) }, () => "abc"[dice(3)]);
  for (let round = 0; round < 300; round += 1) {
    const [a, b] = [text(), text()];
    const changes = changesIn(a.join(" "), b.join(" "));
    const out = changes.flatMap(({ was }) => was.split(" ").filter(Boolean)).length;
    const came = changes.flatMap(({ is }) => is.split(" ").filter(Boolean)).length;
    assert.equal(a.length - out, b.length - came, "what stays is as long on both sides");
    assert.equal(changes.length === 0, a.join(" ") === b.join(" "));
  }
});

Deno.test("alone a part is written, kept as a version, changed and kept again", () => {
  const ctx = alone();
  const writer = ownWriter(ctx);
  writer.write("opening", { text: "It rained." });
  writer.add(asVersion(CONTENT, shownRows(ctx)));
  writer.write("opening", { text: "It rained on Monday." });
  const [one] = versionsOf(CONTENT, shownRows(ctx));
  assert.equal(one.name, "1");
  assert.equal(one.texts.opening, "It rained.");
  const texts = now(CONTENT, shownRows(ctx));
  assert.deepEqual(changedParts(CONTENT, one.texts, texts).map(({ id }) => id), ["opening"]);
  writer.write(one.id, { "signed-labor": true });
  const two = writer.add(asVersion(CONTENT, shownRows(ctx)));
  assert.deepEqual(versionsOf(CONTENT, shownRows(ctx)).map(({ name, signed }) => [name, signed]), [
    ["1", ["labor"]],
    ["2", []],
  ]);
  writer.remove(two);
  writer.write("opening", { text: null });
  assert.deepEqual(keptRows(ctx.answers()).map(({ id }) => id), [one.id], "an empty part is no row");
});

Deno.test("phrases and other wordings keep the order in which they came", () => {
  const ctx = alone();
  const writer = ownWriter(ctx);
  const ids = ["one", "two", "three"].map((phrase) => writer.add({ phrase }));
  writer.write(ids[1], { phrase: "" });
  assert.deepEqual(phrasesOf(shownRows(ctx)).map(({ cells }) => cells.phrase), ["one", "", "three"]);
  writer.add({ for: "ask", proposal: "Please." });
  assert.deepEqual(proposalsOf(shownRows(ctx), "ask").map(({ cells }) => cells.proposal), ["Please."]);
  assert.deepEqual(proposalsOf(shownRows(ctx), "opening"), []);
});

Deno.test("two versions that two people kept at once have a letter each", () => {
  const rows = ["bbbbbbbbbb", "aaaaaaaaaa"].map((id) => ({ id, cells: { version: 2 } }));
  assert.deepEqual(versionsOf(CONTENT, [{ id: "cccccccccc", cells: { version: 1 } }, ...rows]).map((one) => one.name), [
    "1",
    "2a",
    "2b",
  ]);
});

journey("in a room a version is one step to undo, and nothing of the text is lost by it", (ctx, doc) => {
  const writer = roomWriter(ctx);
  writer.write("opening", { text: "Theirs." });
  writer.add(asVersion(CONTENT, shownRows(ctx)));
  assert.deepEqual(versionsOf(CONTENT, shownRows(ctx)).map((one) => one.texts.opening), ["Theirs."]);
  doc.undo();
  assert.deepEqual(versionsOf(CONTENT, shownRows(ctx)), []);
  assert.equal(now(CONTENT, shownRows(ctx)).opening, "Theirs.");
});

journey("a side ticks for the version that was kept last, and for no earlier one", (ctx, doc) => {
  const said = /** @type {string[]} */ ([]);
  ctx.say = (/** @type {string} */ words) => said.push(words);
  const writer = roomWriter(ctx);
  const keep = (/** @type {string} */ text) => {
    writer.write("opening", { text });
    writer.add(asVersion(CONTENT, shownRows(ctx)));
  };
  const signed = () => versionsOf(CONTENT, shownRows(ctx)).map((one) => one.signed);
  keep("It rained.");
  const [one] = versionsOf(CONTENT, shownRows(ctx));
  sign(ctx, writer, one, { id: "labor", label: "Labor" }, true);
  keep("It rained on Monday.");
  const before = doc.waiting();
  sign(ctx, writer, one, { id: "management", label: "Management" }, true);
  sign(ctx, writer, one, { id: "labor", label: "Labor" }, false);
  assert.deepEqual(signed(), [["labor"], []], "what was signed stays as it was");
  assert.equal(doc.waiting(), before, "and nothing goes out");
  assert.match(said.at(-1) ?? "", /1 is not the last/);
  sign(ctx, writer, versionsOf(CONTENT, shownRows(ctx))[1], { id: "management", label: "Management" }, true);
  assert.deepEqual(signed(), [["labor"], ["management"]]);
});

const OWN = [
  { id: "opening", cells: { text: "Mine." } },
  { id: "ask", cells: { text: "Please." } },
  { id: "aaaaaaaaaa", cells: { "^": "i", phrase: "my phrase" } },
];

journey("own texts come in by a press, once, beside what stands there already", (ctx, doc) => {
  roomWriter(ctx).write("opening", { text: "Theirs." });
  bringIn(ctx, doc);
  const rows = shownRows(ctx);
  assert.deepEqual(now(CONTENT, rows), { opening: "Theirs.", ask: "Please.", test: "" });
  assert.deepEqual(proposalsOf(rows, "opening").map(({ cells }) => cells.proposal), ["Mine."]);
  assert.deepEqual(phrasesOf(rows).map(({ cells }) => cells.phrase), ["my phrase"]);
  assert.deepEqual(ownTexts(ctx, doc), { parts: [], phrases: [] });
}, OWN);

Deno.test("the file holds the text and nothing that runs, and what stands aside stays out", () => {
  const texts = { opening: "<b>It</b> rained.\n\nAgain & again.", ask: "", test: "A note." };
  const page = asHtml(CONTENT, texts, ["The text reads as version 1 does."]);
  assert.ok(page.includes("<p>&lt;b&gt;It&lt;/b&gt; rained.</p>\n<p>Again &amp; again.</p>"));
  assert.ok(!page.includes("A note.") && !page.includes("What we ask"));
  assert.ok(asText(CONTENT, texts, []).startsWith("Our letter\n\nThe opening\n\n<b>It</b> rained."));
});

Deno.test("a part that the chosen form does not have counts for nothing, and is there again with its form", () => {
  const forms = [{ id: "story", parts: ["ask"] }, { id: "plain", parts: [] }];
  const content = { ...CONTENT, forms };
  const rows = (/** @type {string} */ form) => [
    { id: "opening", cells: { text: "It rained.", form } },
    { id: "ask", cells: { text: "Come." } },
  ];
  assert.equal(now(content, rows("plain")).ask, "");
  assert.equal(now(content, rows("story")).ask, "Come.");
  assert.deepEqual(partsOf(content, rows("plain")).map(({ id }) => id), ["opening", "test"]);
});

journey("beside a text that stays one's own a room has the phrases, and nothing else", (ctx, doc) => {
  ctx.content = { ...CONTENT, stays: true };
  roomWriter(ctx).add({ phrase: "theirs" });
  bringIn(ctx, doc);
  assert.deepEqual(phrasesOf(shownRows(ctx)).map(({ cells }) => cells.phrase), ["theirs", "my phrase"]);
  assert.equal(now(ctx.content, shownRows(ctx)).opening, "Mine.", "one's own text is still on the page");
  assert.deepEqual(doc.rows().map((/** @type {any} */ row) => Object.keys(row.cells)), [["phrase"], ["phrase"]]);
}, OWN);
