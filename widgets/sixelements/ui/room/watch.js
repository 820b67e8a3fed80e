/* The room's state, asked for every few seconds while the page is seen. */

import { stateOfRoom } from "./ask.js";

const ASK_EVERY = 1_800; // a word of the facilitator is on every phone within two seconds
const ASK_IN_VAIN = 30_000;

/** Ask for the room's state now and every few seconds while the page is seen; in vain, after pauses that grow. */
export function watch(room, onNews, onTrouble) {
  let timer = null;
  let next = ASK_EVERY;
  let ended = false;
  async function look() {
    clearTimeout(timer);
    let news = null;
    if (!document.hidden) {
      const sent = Date.now();
      try {
        news = { ...await stateOfRoom(room), sent };
        next = ASK_EVERY;
      } catch (error) {
        // A room that was deleted comes back with another database only.
        next = error.code === "unknown-room" ? ASK_IN_VAIN : Math.min(next * 2, ASK_IN_VAIN);
        if (!ended) onTrouble(error);
      }
    }
    clearTimeout(timer); // another look may have begun while this one waited
    if (ended) return;
    timer = setTimeout(look, next);
    if (news) onNews(news); // last, and by itself: a fault in drawing is not told as a network that is gone
  }
  function now() {
    next = ASK_EVERY;
    if (!document.hidden) look();
  }
  document.addEventListener("visibilitychange", now);
  window.addEventListener("online", now);
  look();
  return {
    stop() {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", now);
      window.removeEventListener("online", now);
    },
  };
}
