/* One gesture is one step of Undo: a drag, a run of keys on a slider, typing on in one field. */

const PAUSE = 1_000; // ms between two keys on one slider that still belong together
const TYPED = "textarea, input[type=text]";
const STEPPED = "input[type=range], input[type=number], input[type=date]";

/** Tells for each change whether it goes on with the gesture before it. */
export function makeGestures() {
  let press = 0;
  let held = false;
  let last = null;
  const down = () => {
    press += 1;
    held = true;
  };
  const up = () => {
    held = false;
  };
  const listeners = { pointerdown: down, pointerup: up, pointercancel: up };
  for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener, true);
  return {
    /**
     * Whether the change at *paths*, made now, belongs to the gesture of the change before.
     * @param {string} paths
     */
    goesOn(paths) {
      const active = document.activeElement;
      const now = { paths, press: held ? press : 0, field: active?.matches(`${TYPED}, ${STEPPED}`) ? active : null };
      const before = last;
      last = { ...now, at: Date.now() };
      if (before?.paths !== paths) return false;
      if (now.press) return now.press === before.press;
      if (now.field === null || now.field !== before.field) return false;
      return now.field.matches(TYPED) || Date.now() - before.at < PAUSE;
    },
    /** Whatever comes next is a step of its own. */
    end() {
      last = null;
    },
    stop() {
      for (const [type, listener] of Object.entries(listeners)) window.removeEventListener(type, listener, true);
    },
  };
}
