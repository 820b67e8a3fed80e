/* What must reach a room is sent, one thing after the other, again and again until nothing of it is due. */

const RETRY_FIRST = 2_000;
const RETRY_LAST = 30_000;

/**
 * A queue: due() lists what waits, send(one) tries to send one of it and throws nothing.
 * Whatever is still due is sent again after a pause that grows, and at once when the network is said to be back; no
 * reply, however odd, makes it ask without a pause.
 * @param {{ due: () => any[], send: (one: any) => Promise<void> }} what
 */
export function makeQueue({ due, send }) {
  let timer = null;
  let wait = RETRY_FIRST;
  let busy = false;
  let pressed = false;

  async function flush() {
    clearTimeout(timer);
    if (busy) {
      pressed = true;
      return;
    }
    busy = true;
    pressed = false;
    for (const one of due()) await send(one);
    busy = false;
    if (pressed) timer = setTimeout(flush, 0);
    else if (due().length) {
      // Spread out, so that a room whose network comes back does not knock all at once.
      timer = setTimeout(flush, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, RETRY_LAST);
    } else wait = RETRY_FIRST;
  }

  const now = () => {
    wait = RETRY_FIRST;
    if (due().length) flush();
  };
  const seen = () => {
    if (!document.hidden) now();
  };
  window.addEventListener("online", now);
  document.addEventListener("visibilitychange", seen);

  return {
    flush,
    /** The network is there again, or somebody pressed: whatever waits goes out now. */
    now,
    stop() {
      clearTimeout(timer);
      window.removeEventListener("online", now);
      document.removeEventListener("visibilitychange", seen);
    },
  };
}
