/* Says when the server is gone, and when it is back; work on the page goes on either way. */

import { address } from "../below.js";
import { makeVoice } from "../say.js";
import { timeout } from "../timeout.js";

const EVERY = 10000;
const PATIENCE = 5000;
const AGAIN = 1500;
const KINDLY = 6000;
const gone = /** @type {HTMLElement} */ (document.querySelector(".six-gone"));
const back = /** @type {HTMLElement} */ (document.querySelector(".six-back"));
const voice = makeVoice();
let away = false;
let looking = false;
let timer;

async function answers() {
  try {
    const reply = await fetch(address("/health"), { cache: "no-store", signal: timeout(PATIENCE) });
    return reply.ok;
  } catch {
    return false;
  }
}

function tell(isAway) {
  if (isAway === away) return;
  away = isAway;
  gone.textContent = away ? gone.dataset.say : "";
  back.textContent = away ? "" : back.dataset.say;
  voice.say(away ? gone.dataset.say : back.dataset.say);
  if (!away) {
    setTimeout(() => {
      back.textContent = "";
    }, KINDLY);
  }
}

async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  looking = true;
  let here = await answers();
  if (!here && !away) {
    // One lost message is no lost server: ask once more before saying so.
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
    here = await answers();
  }
  looking = false;
  tell(!here);
  clearTimeout(timer);
  timer = setTimeout(look, EVERY);
}

timer = setTimeout(look, EVERY);
document.addEventListener("visibilitychange", look);
addEventListener("online", look);
addEventListener("offline", look);
// Somebody on this page asked in vain: the server may be gone, and this is the one place that says so.
document.addEventListener("six-in-vain", () => {
  if (!away && !looking) look();
});
