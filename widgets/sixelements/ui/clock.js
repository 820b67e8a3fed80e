/* The time an exercise has, by the server's clock, whatever the clock of this device says. */

/**
 * A clock that goes as the server's: tell it the server's time whenever a reply brings it, and when that was asked for.
 * The server looked at its clock after the question and before the answer, so each reply says between which two bounds
 * its time lies; a clock that has been within them stays as it is.  It is never further off than the quickest reply took.
 */
export function serverClock() {
  let ahead = null;
  return {
    set(now, asked = Date.now()) {
      if (typeof now !== "number") return;
      const [least, most] = [now - Date.now(), now - asked];
      ahead = ahead === null ? (least + most) / 2 : Math.max(least, Math.min(most, ahead));
    },
    now: () => Date.now() + (ahead ?? 0),
  };
}

/** Milliseconds that are left of an activity's time at the server's time *now*. */
export function leftOf({ ends, left, minutes }, now) {
  return ends === null ? left ?? minutes * 60_000 : Math.max(0, ends - now);
}

/** Whether an activity's time has been started at all. */
export const isTimed = ({ ends, left }) => ends !== null || left !== null;

/** Minutes and seconds, as a clock shows them; "" where nothing is left. */
export function faceOf(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "";
}
