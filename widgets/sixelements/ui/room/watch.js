/* The room's state, asked for every few seconds while the page is seen. */

import { ask } from "./ask.js";

const ASK_EVERY = 3_000;
const ASK_IN_VAIN = 30_000;

/** Ask for the room's state now and every few seconds while the page is seen. */
export function watch(room, onNews, onTrouble) {
  let timer = null;
  async function look() {
    clearTimeout(timer);
    let next = ASK_EVERY;
    if (!document.hidden) {
      try {
        onNews(await ask(room.code, { token: room.token }));
      } catch (error) {
        if (error.code === "unknown-room") next = ASK_IN_VAIN; // deleted; it comes back with another database only
        onTrouble(error);
      }
    }
    clearTimeout(timer); // another look may have begun while this one waited
    timer = setTimeout(look, next);
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  look();
}
