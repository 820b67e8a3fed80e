/* A protocol: its time by a clock that is given, and what is sealed from the first letter until it is opened. */

import assert from "node:assert/strict";

import { isWritten, readable, stateOf } from "../../widgets/sixelements/kinds/protocol/seal.js";
import { longer, sound, standing, started, worthSaying } from "../../widgets/sixelements/kinds/protocol/timer.js";

const MINUTE = 60_000;
const NOON = 1_800_000_000_000;

Deno.test("a timer counts begun minutes whole, and says since when it is over", () => {
  const timer = started(10, NOON);
  const at = (minutes) => standing(timer, NOON + minutes * MINUTE);
  assert.deepEqual(at(0), { state: "running", n: 10 });
  assert.deepEqual(at(0.5), { state: "running", n: 10 });
  assert.deepEqual(at(9), { state: "running", n: 1 });
  assert.deepEqual(at(10), { state: "over", n: 0 });
  assert.deepEqual(at(11.9), { state: "over", n: 1 });
  assert.deepEqual(at(75), { state: "over", n: 65 }, "an hour later it still says so, and nothing else happened");
});

Deno.test("more time is added to what is left, and where none is left it counts from now", () => {
  const timer = started(10, NOON);
  assert.deepEqual(standing(longer(timer, NOON + 4 * MINUTE), NOON + 4 * MINUTE), { state: "running", n: 11 });
  assert.deepEqual(standing(longer(timer, NOON + 30 * MINUTE), NOON + 30 * MINUTE), { state: "running", n: 5 });
});

Deno.test("two moments are worth saying aloud, each once, and a device that slept says the last", () => {
  const timer = started(10, NOON);
  const said = [];
  let before = standing(timer, NOON);
  for (let second = 1; second <= 11 * 60; second++) {
    const now = standing(timer, NOON + second * 1000);
    const words = worthSaying(before, now);
    if (words) said.push([words, second]);
    before = now;
  }
  assert.deepEqual(said, [["soon", 8 * 60], ["over", 10 * 60]]);
  assert.equal(worthSaying(standing(timer, NOON), standing(timer, NOON + 40 * MINUTE)), "over");
  const short = started(1, NOON);
  assert.equal(worthSaying(standing(short, NOON), standing(short, NOON + 1000)), "", "it was just started");
});

Deno.test("what is no timer is none, and one of an earlier day is forgotten", () => {
  const timer = started(5, NOON);
  assert.deepEqual(sound(timer, NOON), timer);
  assert.deepEqual(sound(timer, NOON + 5 * 60 * MINUTE), timer);
  assert.equal(sound(timer, NOON + 24 * 60 * MINUTE), null);
  for (const odd of [null, undefined, 7, "x", {}, { ends: "now", minutes: 5 }, { ends: NOON, minutes: null }]) {
    assert.equal(sound(odd, NOON), null);
  }
});

const content = {
  sealed: { questions: [{ id: "expect", step: "happened" }, { id: "worry", step: "better" }] },
};
const WRITTEN = { expected: { expect: "All are home by eight." }, ratings: { a: { value: 1 } } };

Deno.test("what was expected is written, then sealed, then open", () => {
  assert.equal(stateOf({}, WRITTEN), "none");
  assert.equal(stateOf(content, {}), "writing");
  assert.equal(stateOf(content, { ...WRITTEN, sealed: "2027-03-01" }), "sealed");
  assert.equal(stateOf(content, { ...WRITTEN, sealed: "2027-03-01", opened: "2027-03-09" }), "open");
});

Deno.test("blanks can not be sealed", () => {
  assert.ok(isWritten(WRITTEN));
  for (const none of [{}, { expected: {} }, { expected: { expect: "  \n" } }]) assert.ok(!isWritten(none));
});

Deno.test("while it is sealed nobody reads it, and all else stays", () => {
  const sealed = { ...WRITTEN, sealed: "2027-03-01" };
  assert.ok(!JSON.stringify(readable(content, sealed)).includes("home"));
  assert.deepEqual(readable(content, sealed).ratings, WRITTEN.ratings);
  assert.equal(readable(content, WRITTEN), WRITTEN);
});
