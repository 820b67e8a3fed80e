/* A meeting beside its plan: behind, ahead, and what may go. */

import assert from "node:assert/strict";
import { paceInWords, paceOf } from "../../widgets/sixelements/ui/plan.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, {
  plan: {
    on_time: "On time.",
    step_short: "{title} ({n})",
    may_go: "{behind} These may go: {steps}.",
    behind: { one: "One behind.", other: "{n} behind." },
    ahead: { one: "One ahead.", other: "{n} ahead." },
  },
});

const MINUTE = 60_000;
const steps = [
  { title: "Open", minutes: 5, may_go: false },
  { title: "Alone", minutes: 10, may_go: false },
  { title: "Pairs", minutes: 5, may_go: true },
  { title: "Gallery", minutes: 7, may_go: true },
];
const plan = (/** @type {any} */ more) => ({ steps, at: 0, began: 0, moved: 0, ...more });

Deno.test("before it began there is nothing to say", () => {
  assert.equal(paceOf(plan({ began: null, moved: null }), 99 * MINUTE), null);
  assert.equal(paceInWords(plan({ began: null, moved: null }), 99 * MINUTE), "");
});

Deno.test("within its minutes a step is as late as it began", () => {
  assert.equal(paceInWords(plan({ at: 1, moved: 5 * MINUTE }), 14 * MINUTE), "On time.");
  assert.equal(paceInWords(plan({ at: 1, moved: 3 * MINUTE }), 4 * MINUTE), "2 ahead.");
  assert.equal(paceOf(plan({ at: 1, moved: 11 * MINUTE }), 12 * MINUTE)?.behind, 6);
});

Deno.test("beyond its minutes a step grows later by itself", () => {
  assert.equal(paceOf(plan({ at: 1, moved: 3 * MINUTE }), 16 * MINUTE)?.behind, 1);
  assert.equal(paceOf(plan({ at: 3, moved: 20 * MINUTE }), 33 * MINUTE)?.behind, 6);
});

Deno.test("what is still to come and may go is named, with its minutes", () => {
  const late = plan({ at: 1, moved: 11 * MINUTE });
  assert.equal(paceInWords(late, 12 * MINUTE), "6 behind. These may go: Pairs (5) and Gallery (7).");
  assert.equal(paceInWords(plan({ at: 3, moved: 26 * MINUTE }), 27 * MINUTE), "6 behind.");
});

Deno.test("half a minute is on time, on either side", () => {
  assert.equal(paceInWords(plan({ at: 1, moved: 5.5 * MINUTE }), 6 * MINUTE), "On time.");
  assert.equal(paceInWords(plan({ at: 1, moved: 4.5 * MINUTE }), 5 * MINUTE), "On time.");
});
