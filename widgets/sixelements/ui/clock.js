/* The time an exercise has, by the server's clock, whatever the clock of this device says. */

/** A clock that goes as the server's: tell it the server's time whenever a reply brings it. */
export function serverClock() {
  let ahead = 0;
  return {
    set(now) {
      if (typeof now === "number") ahead = now - Date.now();
    },
    now: () => Date.now() + ahead,
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
