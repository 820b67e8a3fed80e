/* Undo in a room: each takes back what is his or her own, step by step, and a press as a whole. */

import assert from "node:assert/strict";
import { journey } from "./network.js";

journey("undo takes back one's own, step by step, and nobody else's", async (_, time, device) => {
  const [one, two] = [device("one"), device("two")];
  for (const text of ["first", "second", "third"]) {
    one.write("a/task", text);
    await time.pass(3_000);
  }
  for (const text of ["second", "first"]) {
    assert.equal(one.undo(), true);
    assert.equal(one.cell("a/task").value, text);
    await time.pass(3_000);
  }
  two.write("a/task", "theirs");
  await time.pass(5_000);
  assert.equal(one.undo(), false);
  assert.equal(one.cell("a/task").value, "theirs");
  assert.equal(one.canUndo(), false);
});

journey(
  "what one press wrote in several cells undo takes back as a whole, or leaves as a whole",
  async (_, time, device) => {
    const [one, two] = [device("one"), device("two")];
    const swap = () =>
      one.asOne(() => {
        one.take("a/task", "other");
        one.write("b/task", "first");
      });
    const stands = () => ["a/task", "b/task"].map((at) => one.cell(at).value);
    one.write("a/task", "first");
    one.write("b/task", "other");
    swap();
    assert.deepEqual(stands(), ["other", "first"]);
    assert.equal(one.undo(), true);
    assert.deepEqual(stands(), ["first", "other"]);
    assert.equal(one.undo(), true, "and after it what was written before");
    assert.deepEqual(stands(), ["first", null]);
    one.write("b/task", "other");
    swap();
    await time.pass(5_000);
    two.write("a/task", "theirs");
    await time.pass(5_000);
    assert.equal(one.undo(), false);
    assert.deepEqual(stands(), ["theirs", "first"]);
  },
);
