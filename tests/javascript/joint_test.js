/* The table that a room writes: what a person's rows and presses make of its document. */

import assert from "node:assert/strict";
import { FakeTime } from "./time.js";
import { emptyDevice } from "./page.js";
import { makeDocument } from "../../widgets/sixelements/ui/document/device.js";
import { besideOf } from "../../widgets/sixelements/kinds/table/bound.js";
import { inRoom, roomRows } from "../../widgets/sixelements/kinds/table/shared.js";
import { addShared, bringIn, moveShared, ownRows } from "../../widgets/sixelements/kinds/table/together.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, { room: { no_network: "No network." } });

const COLUMNS = [{ id: "what" }, { id: "who" }];
const FREE = { columns: COLUMNS, rows: [] };
const GIVEN = { columns: COLUMNS, rows: [{ id: "one" }, { id: "two" }] };

/** A device whose network is away, with a document and the person's own rows. */
function journey(/** @type {string} */ name, /** @type {(ctx: any, doc: any) => void} */ act, content = FREE) {
  Deno.test(name, () => {
    emptyDevice();
    const time = new FakeTime();
    globalThis.fetch = () => Promise.reject(new TypeError("network"));
    const doc = makeDocument({ room: { code: "KTM4RX", token: "t" }, activity: 1, onChange: () => {} });
    const own = [
      { id: "aaaaaaaaaa", cells: { "^": "i", what: "mine", who: "me" } },
      { id: "bbbbbbbbbb", cells: { "^": "j", what: " " } },
    ];
    const scores = [{ name: "written", op: "written", answers: "rows" }];
    const exercise = { scores, tables: {}, scales: {} };
    try {
      act({ content, exercise, joint: () => doc, answers: () => ({ rows: own, ratings: {} }) }, doc);
    } finally {
      doc.stop();
      time.restore();
    }
  });
}

const words = (/** @type {any} */ doc) => doc.rows().map((/** @type {any} */ row) => row.cells.what);

function filled(/** @type {any} */ doc, /** @type {string[]} */ ...told) {
  return told.map((what) => {
    const id = addShared(doc);
    doc.write(`${id}/what`, what);
    return id;
  });
}

journey("rows are added at the end and moved one place at a time", (_, doc) => {
  const [one, , three] = filled(doc, "one", "two", "three");
  moveShared(doc, three, -1);
  assert.deepEqual(words(doc), ["one", "three", "two"]);
  moveShared(doc, one, 1);
  assert.deepEqual(words(doc), ["three", "one", "two"]);
  moveShared(doc, one, 1);
  moveShared(doc, one, 1);
  assert.deepEqual(words(doc), ["three", "two", "one"]);
});

journey("rows that several people gave one place can be moved past each other all the same", (_, doc) => {
  const ids = ["a", "b", "c"].map((letter) => doc.add("i", { id: letter.repeat(10) }));
  for (const id of ids) doc.write(`${id}/what`, id[0]);
  moveShared(doc, ids[2], -1);
  assert.deepEqual(words(doc), ["a", "c", "b"]);
  moveShared(doc, ids[2], -1);
  assert.deepEqual(words(doc), ["c", "a", "b"]);
  moveShared(doc, ids[2], 1);
  assert.deepEqual(words(doc), ["a", "c", "b"]);
});

journey("the page is filled by the room's rows, and the person's own stay as they are", (ctx, doc) => {
  const [one] = filled(doc, "theirs");
  doc.write(`${one}/who`, null);
  assert.deepEqual(inRoom(ctx).answers().rows, [{ id: one, back: false, cells: { what: "theirs", "^": "0000" } }]);
  assert.deepEqual(inRoom(ctx).result().written, [one]);
  assert.equal(ctx.answers().rows[0].cells.what, "mine");
  const alone = { ...ctx, joint: () => null };
  assert.equal(inRoom(alone), alone);
});

journey("own rows come in once, by a press, at the end of the room's", (ctx, doc) => {
  filled(doc, "theirs");
  assert.deepEqual(ownRows(ctx, doc).map((row) => row.id), ["aaaaaaaaaa"]);
  assert.deepEqual(words(doc), ["theirs"], "nothing is brought in by itself");
  bringIn(ctx, doc);
  assert.deepEqual(words(doc), ["theirs", "mine"]);
  assert.deepEqual(ownRows(ctx, doc), []);
  doc.remove("aaaaaaaaaa");
  assert.deepEqual(ownRows(ctx, doc), [], "what the room took away is not offered again");
});

journey("into given rows own texts come beside what stands there", (ctx, doc) => {
  const own = [{ id: "one", cells: { what: "mine", who: "me" } }, { id: "two", cells: { what: "alike" } }];
  ctx.answers = () => ({ rows: own });
  doc.write("one/what", "theirs");
  doc.write("two/what", "alike");
  assert.deepEqual(ownRows(ctx, doc).map((row) => row.id), ["one"]);
  bringIn(ctx, doc);
  const { value, beside } = doc.cell("one/what");
  assert.deepEqual([value, beside.map((/** @type {any} */ one) => one.value)], ["mine", ["theirs"]]);
  assert.equal(doc.cell("one/who").value, "me");
  assert.deepEqual(roomRows(GIVEN, doc).map((row) => row.id), ["one", "two"]);
  assert.deepEqual(ownRows(ctx, doc), []);
}, GIVEN);

journey("what came while somebody stood in the field is not written over unseen", (_, doc) => {
  const mine = doc.write("aaaaaaaaaa/what", "first");
  const theirs = doc.write("aaaaaaaaaa/what", "theirs", { anew: true });
  const cell = doc.cell("aaaaaaaaaa/what");
  assert.equal(besideOf(cell, { saw: mine, held: true }).unread.value, "theirs");
  assert.equal(besideOf(cell, { saw: mine, held: false }).unread, null);
  assert.equal(besideOf(cell, { saw: theirs, held: true }).unread, null);
  doc.write("aaaaaaaaaa/what", "first and more", { anew: true, saw: mine });
  assert.deepEqual(besideOf(doc.cell("aaaaaaaaaa/what"), { saw: null, held: false }).others.map((one) => one.value), [
    "theirs",
  ]);
});
