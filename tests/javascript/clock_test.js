/* Every screen of a room counts down to the same moment, whatever its own clock says and however slow its network is. */

import assert from "node:assert/strict";

import { leftOf, serverClock } from "../../widgets/sixelements/ui/clock.js";

const [DEVICES, MINUTES, EVERY, TICK] = [30, 10, 1_800, 250];
const DAY = 24 * 60 * 60_000;
const START = 1_800_000_000_000;

/** Numbers between 0 and 1 that are the same in every run. */
function chance(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/**
 * The largest difference between what a device shows and what the server has, in milliseconds; and how long after the
 * server a device shows that the time was changed.
 * @param {number} seed
 * @param {{ delay: number, jump?: number }} network how long one way takes at most; by what the device's clock jumps
 */
function devicesOff(seed, { delay, jump = 0 }) {
  const random = chance(seed);
  const changed = START + 4 * 60_000 + Math.floor(random() * 5_000);
  const ends = (/** @type {number} */ at) => START + (at < changed ? 10 : 12) * 60_000;
  const skew = (random() - 0.5) * 4 * DAY;
  const drift = (random() - 0.5) * 1e-4;
  const own = (/** @type {number} */ at) => at + skew + drift * (at - START) + (at > START + 6 * 60_000 ? jump : 0);
  const real = Date.now;
  const clock = serverClock();
  let [at, told, off, late] = [START, 0, 0, 0];
  try {
    while (at < START + MINUTES * 60_000) {
      const [there, back] = [random() * delay, random() * delay];
      Date.now = () => Math.round(own(at));
      const asked = Date.now();
      const read = at + there;
      at = read + back;
      Date.now = () => Math.round(own(at));
      clock.set(Math.round(read), asked);
      if (!late && read >= changed) late = at - changed;
      told = ends(read);
      for (const next = at + EVERY; at < next; at += TICK) {
        Date.now = () => Math.round(own(at));
        const shown = leftOf({ ends: told, left: null, minutes: 10 }, clock.now());
        off = Math.max(off, Math.abs(shown - leftOf({ ends: told, left: null, minutes: 10 }, at)));
      }
    }
  } finally {
    Date.now = real;
  }
  return { off, late };
}

Deno.test("thirty devices with wrong clocks show the server's time within two seconds, also where a way takes two", () => {
  for (const delay of [50, 400, 2_000]) {
    const found = Array.from({ length: DEVICES }, (_, seed) => devicesOff(seed + 1, { delay }));
    const off = Math.max(...found.map((one) => one.off));
    const late = Math.max(...found.map((one) => one.late));
    console.log(
      `one way at most ${delay} ms: off by at most ${Math.round(off)} ms, a change is seen within ${
        Math.round(late)
      } ms`,
    );
    assert.ok(off <= 2_000, `${off} ms`);
    assert.ok(late <= EVERY + 3 * delay);
  }
});

Deno.test("a device whose clock is put right meanwhile shows the server's time again with the next reply", () => {
  const { off } = devicesOff(7, { delay: 200, jump: 60_000 });
  assert.ok(off > 50_000, "until the next reply it cannot know");
  const clock = serverClock();
  const real = Date.now;
  try {
    Date.now = () => 5_000;
    clock.set(100_000, 4_900);
    Date.now = () => 95_000; // the device's clock is put forward
    clock.set(103_000, 94_800);
    assert.ok(Math.abs(clock.now() - 103_000) <= 200);
  } finally {
    Date.now = real;
  }
});

Deno.test("a clock that was told nothing, or nonsense, goes as the device's", () => {
  const clock = serverClock();
  clock.set("soon");
  assert.ok(Math.abs(clock.now() - Date.now()) < 1_000);
});
