/* Loads a page that could not be made, or did not get to its end, again: three times and no more. */

import { address } from "../below.js";
import { makeVoice } from "../say.js";
import { timeout } from "../timeout.js";

const WAITS = [3, 10, 30];
const FORGET = 600000;
const place = `six-again ${location.pathname}`;
let begun = false;

function tried() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place));
    return kept && Date.now() - kept.at < FORGET ? kept.times : 0;
  } catch {
    return WAITS.length; // where nothing can be kept, trying would never end
  }
}

function note(times) {
  try {
    sessionStorage.setItem(place, JSON.stringify({ times, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

async function answers() {
  try {
    return (await fetch(address("/health"), { cache: "no-store", signal: timeout(5000) })).ok;
  } catch {
    return false;
  }
}

function begin() {
  const lines = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".six-again"));
  const line = [...lines].find((one) => !one.closest("[hidden]"));
  if (!line || begun) return;
  begun = true;
  const voice = makeVoice(line);
  const times = tried();
  if (times >= WAITS.length) {
    voice.say(line.dataset.last);
    return;
  }
  const wait = WAITS[times];
  voice.say(line.dataset.say.replace("{n}", String(wait)));
  setTimeout(async function load() {
    // Without the server the browser would put its own page in place of this one.
    if (!(await answers())) setTimeout(load, wait * 1000);
    else if (note(times + 1)) location.reload();
  }, wait * 1000);
}

document.addEventListener("DOMContentLoaded", begin);
document.addEventListener("six-again", begin);
begin();
