/* The time of a step: told in words, by a clock that is given. It closes nothing, and nothing depends on it. */

const MINUTE = 60_000;
export const MORE = 5; // minutes that a press adds
/** Minutes that are left when it is said for the first time. */
export const SOON = 2;
const FORGOTTEN = 6 * 60; // minutes after its end that a timer is kept

/**
 * A timer that has just been started: when its time is over, and how many minutes it was given.
 * @param {number} minutes
 * @param {number} now
 */
export const started = (minutes, now) => ({ ends: now + minutes * MINUTE, minutes });

/** The same timer with more time, counted from now where its time is over. */
export const longer = ({ ends, minutes }, now) => ({
  ends: Math.max(ends, now) + MORE * MINUTE,
  minutes: minutes + MORE,
});

/**
 * How a timer stands: "running" with the minutes that are left, begun ones counted whole; or "over" with the whole
 * minutes since.
 * @param {{ ends: number }} timer
 * @param {number} now
 */
export function standing({ ends }, now) {
  const left = ends - now;
  return left > 0
    ? { state: "running", n: Math.ceil(left / MINUTE) }
    : { state: "over", n: Math.floor((now - ends) / MINUTE) };
}

/** What is worth saying aloud as a timer goes from one standing to the next: "soon", "over", or nothing. */
export function worthSaying(before, now) {
  if (before.state === "running" && now.state === "over") return "over";
  return before.state === "running" && now.state === "running" && before.n > SOON && now.n <= SOON ? "soon" : "";
}

/** What is kept under the key, where it is a timer, and not one of an earlier day; else null. */
export function sound(found, now) {
  const isTimer = Number.isFinite(found?.ends) && Number.isInteger(found?.minutes);
  return isTimer && now - found.ends < FORGOTTEN * MINUTE ? found : null;
}
