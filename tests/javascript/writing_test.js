/* Where others write now: what a device says of itself with what it asks anyway, and what it believes of others. */

import assert from "node:assert/strict";
import { journey, offline } from "./network.js";

journey(
  "the row in which somebody writes goes out with what is asked anyway, for ten seconds",
  async (network, time, device) => {
    const one = device("one");
    await time.pass(60_000);
    const before = network.asked;
    await time.pass(30_000);
    const quiet = network.asked - before;
    network.rows = [];
    one.writes("a");
    await time.pass(30_000);
    assert.equal(network.rows.length, quiet, "not one request more");
    const named = network.rows.filter(Boolean);
    assert.deepEqual(new Set(named), new Set(["a"]));
    assert.ok(named.length >= 4 && named.length <= 6, `${named.length} looks in ten seconds`);
    assert.equal(network.rows.at(-1), "");
    one.writes("b");
    one.writes("");
    network.rows = [];
    one.write("b/task", "words");
    await time.pass(5_000);
    assert.deepEqual(new Set(network.rows), new Set([""]), "whoever left the field writes in none");
  },
);

journey("where others write is heard, and not believed when the room is not heard", async (network, time, device) => {
  const one = device("one");
  network.writing = ["a", "b"];
  await time.pass(5_000);
  assert.deepEqual([one.othersWrite("a"), one.othersWrite("c")], [true, false]);
  const before = one.changes;
  await time.pass(20_000);
  assert.equal(one.changes, before, "what stays is not drawn anew");
  network.writing = undefined;
  await time.pass(5_000);
  assert.equal(one.othersWrite("a"), false);
  network.writing = ["a"];
  await time.pass(5_000);
  network.lost = offline;
  await time.pass(5_000);
  assert.equal(one.othersWrite("a"), false);
});
