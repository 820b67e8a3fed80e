/* A room's document on several devices: nothing lost, nothing twice, one end state, whatever the network does. */

import assert from "node:assert/strict";
import { journey, offline, online } from "./network.js";
import { emptyDevice } from "./page.js";
import { forgetDocuments, unsent } from "../../widgets/sixelements/ui/document/files.js";
import { fold } from "../../widgets/sixelements/ui/document/document.js";
import { clearDevice, DOCUMENTS, ROOM_KEY, storage, whenRoomChanges } from "../../widgets/sixelements/ui/storage.js";

journey("what is written stands there at once, and at another device a moment later", async (_, time, device) => {
  const [one, two] = [device("one"), device("two")];
  const row = one.add("i");
  one.write(`${row}/task`, "words");
  assert.deepEqual(one.rows(), [{ id: row, cells: { task: "words" }, back: false }]);
  assert.equal(one.waiting(), 2);
  await time.pass(5_000);
  assert.deepEqual([one.waiting(), two.rows()], [0, one.rows()]);
});

journey("a word typed letter by letter is one edit", async (network, time, device) => {
  const one = device("one");
  for (const text of ["w", "wo", "wor", "word"]) one.write("a/task", text);
  await time.pass(1_000);
  assert.deepEqual(network.log.map((edit) => edit.value), ["word"]);
  one.write("a/task", "words");
  await time.pass(1_000);
  assert.deepEqual(network.log.map((edit) => edit.value), ["word", "words"]);
  assert.deepEqual(one.cell("a/task").beside, []);
});

journey("with no network the work goes on, says so once, asks seldom, and arrives", async (network, time, device) => {
  const one = device("one");
  network.lost = offline;
  await time.pass(3_000);
  const before = network.asked;
  one.write("a/task", "kept");
  await time.pass(60_000);
  assert.ok(network.asked - before >= 2 && network.asked - before <= 8, `${network.asked - before} requests`);
  assert.deepEqual(one.troubles, ["No network."]);
  one.stop();
  const again = device("one"); // the page was loaded anew
  assert.equal(again.cell("a/task").value, "kept");
  network.lost = online;
  again.now();
  await time.pass(1_000);
  assert.deepEqual([again.waiting(), network.log.length], [0, 1]);
});

journey("two who wrote in one cell with no network both find both texts", async (network, time, device) => {
  const [one, two] = [device("one"), device("two")];
  await time.pass(1_000);
  network.lost = offline;
  one.write("a/task", "mine");
  two.write("a/task", "yours");
  await time.pass(1_000);
  network.lost = online;
  one.now();
  await time.pass(10_000);
  two.now();
  await time.pass(10_000);
  for (const each of [one, two]) {
    const { value, beside } = each.cell("a/task");
    assert.deepEqual([value, beside.map((/** @type {any} */ other) => other.value)].flat().sort(), ["mine", "yours"]);
  }
  one.write("a/task", "mine, longer");
  await time.pass(5_000);
  assert.equal(two.cell("a/task").beside.length, 1, "to write on is not to take");
  two.take("a/task", two.cell("a/task").beside[0].value);
  await time.pass(5_000);
  assert.deepEqual([one.cell("a/task"), one.cell("a/task").beside], [two.cell("a/task"), []]);
});

journey(
  "a row that one takes away while another writes in it comes back and says so",
  async (network, time, device) => {
    const [one, two] = [device("one"), device("two")];
    const row = one.add("i");
    one.write(`${row}/task`, "first");
    await time.pass(5_000);
    network.lost = offline;
    one.remove(row);
    two.write(`${row}/lead`, "while");
    assert.deepEqual(one.rows(), []);
    network.lost = online;
    for (const each of [one, two]) each.now();
    await time.pass(60_000);
    for (const each of [one, two]) {
      assert.deepEqual(each.rows(), [{ id: row, cells: { task: "first", lead: "while" }, back: true }]);
    }
    one.remove(row);
    await time.pass(5_000);
    assert.deepEqual([one.rows(), two.rows()], [[], []]);
  },
);

journey("requests and answers that are lost or come twice lose and double nothing", async (network, time, device) => {
  let seed = 11;
  const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  network.lost = () => ({ request: chance() < 0.3, answer: chance() < 0.3, again: chance() < 0.1 });
  const devices = ["one", "two", "three"].map((token) => device(token));
  for (let n = 0; n < 40; n += 1) {
    for (const [number, one] of devices.entries()) {
      one.write(`${"abc"[Math.floor(chance() * 3)]}/${number === n % 3 ? "task" : "lead"}`, `${number} wrote ${n}`);
    }
    await time.pass(Math.floor(chance() * 3_000));
  }
  network.lost = online;
  await time.pass(120_000);
  const keys = network.log.map((edit) => edit.key);
  assert.equal(new Set(keys).size, keys.length);
  for (const one of devices) {
    assert.equal(one.waiting(), 0);
    assert.deepEqual(one.rows(), devices[0].rows());
    for (const at of Object.keys(fold(network.log))) assert.deepEqual(one.cell(at), fold(network.log)[at]);
  }
});

journey("what does not fit is kept here with the reason, and the rest arrives", async (network, time, device) => {
  const one = device("one");
  one.write("a/task", "before");
  one.write("b/task", "too long");
  one.write("c/task", "after");
  await time.pass(5_000);
  assert.deepEqual(network.log.map((edit) => edit.value).sort(), ["after", "before"]);
  assert.deepEqual(one.refused(), [{ at: "b/task", value: "too long", why: "It does not fit." }]);
  assert.deepEqual([one.waiting(), one.cell("b/task")], [0, undefined]);
});

journey(
  "what comes after the end is kept here; what is in the document is not told as late",
  async (network, time, device) => {
    const one = device("one");
    await time.pass(1_000);
    network.lost = () => ({ request: false, answer: true, again: false });
    one.write("a/task", "in time");
    await time.pass(1_000);
    network.lost = offline;
    one.write("b/task", "late");
    const { take } = network;
    network.take = function (asked) {
      // The log is cut, so nothing that is sent again is known.
      return asked.edits.length ? { code: "final", error: "It is final." } : take.call(this, asked);
    };
    network.state = "final";
    network.lost = online;
    await time.pass(60_000);
    assert.deepEqual(one.refused(), [{ at: "b/task", value: "late", why: "It is final." }]);
    assert.deepEqual([one.state(), one.waiting(), one.cell("a/task").value], ["final", 0, "in time"]);
  },
);

journey("two tabs of one device write one document", async (network, time, device) => {
  const [one, two] = [device("one"), device("one")];
  one.write("a/task", "here");
  two.write("b/task", "there");
  await time.pass(10_000);
  assert.equal(network.log.length, 2);
  assert.deepEqual([one.waiting(), one.rows()], [0, two.rows()]);
});

journey("a room that was put back from an older copy is believed", async (network, time, device) => {
  const one = device("one");
  one.write("a/task", "first");
  await time.pass(3_000);
  one.write("b/task", "second");
  await time.pass(3_000);
  network.log.length = 1;
  await time.pass(5_000);
  assert.deepEqual(one.rows().map((/** @type {any} */ row) => row.id), ["a"]);
});

journey("where nothing happens, nothing is drawn anew", async (_, time, device) => {
  const one = device("one");
  one.write("a/task", "words");
  await time.pass(5_000);
  const before = one.changes;
  await time.pass(30_000);
  assert.equal(one.changes, before);
});

journey("a card carries its own secret, and only it", async (network, time, device) => {
  const one = device("one");
  /** @type {any[]} */
  const sent = [];
  const { take } = network;
  network.take = function (asked) {
    sent.push(...asked.edits);
    return take.call(this, asked);
  };
  const [card, row] = [one.add("i", { card: true }), one.add("j")];
  one.write(`${card}/task`, "mine");
  one.write(`${row}/task`, "anybody's");
  await time.pass(3_000);
  const secrets = sent.map((edit) => [edit.at.split("/")[0] === card, typeof edit.secret]);
  assert.deepEqual(new Set(secrets.map(String)), new Set(["true,string", "false,undefined"]));
});

journey("to empty the device leaves what a room has not got yet", async (network, time, device) => {
  const one = device("one");
  network.lost = offline;
  one.write("a/task", "words");
  storage.write(ROOM_KEY, { token: "one" });
  storage.write(`${DOCUMENTS}replaced/1`, { pending: [{ at: "a/task", value: "of a room that is left" }] });
  clearDevice();
  assert.equal(unsent({ token: "replaced" }), 0);
  assert.deepEqual([one.waiting(), one.cell("a/task").value], [1, "words"]);
  assert.equal(unsent({ token: "one" }), 1);
  network.lost = online;
  await time.pass(60_000);
  assert.equal(network.log.length, 1);
  assert.equal(unsent({ token: "one" }), 0);
  forgetDocuments({ token: "two" });
  assert.equal(one.rows().length, 1);
  forgetDocuments({ token: "one" });
  assert.deepEqual(one.rows(), []);
});

Deno.test("another tab's room is news; what this tab found, or wrote itself, is none", () => {
  emptyDevice();
  storage.write(ROOM_KEY, { token: "one" });
  let heard = 0;
  whenRoomChanges(() => heard++);
  const told = (/** @type {string | null} */ newValue, key = ROOM_KEY) =>
    globalThis.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
  told(storage.text(ROOM_KEY)); // late, of the page before this one
  told("{}", `${ROOM_KEY}/other`);
  assert.equal(heard, 0);
  told(null);
  assert.equal(heard, 1);
  storage.write(ROOM_KEY, { token: "two" });
  told(storage.text(ROOM_KEY));
  assert.equal(heard, 1);
  told('{"token":"three"}');
  assert.equal(heard, 2);
});
