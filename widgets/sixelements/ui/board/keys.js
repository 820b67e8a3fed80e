/* What waits for the other key, and a button that stops it: for every page that leads a room. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { waitingInWords } from "../keys.js";
import { makeVoice } from "../say.js";
import { put } from "./draw.js";

const TICK = 1_000;

/**
 * The part of a page that shows it; *now* is the server's time, *stop* asks to stop it.
 * @param {{ id: string, room: () => any, now: () => number, stop: () => void }} told
 */
export function keysPart({ id, room, now, stop }) {
  const words = h("p", {});
  // The seconds tick for the eye; that a key was turned is said once.
  const voice = makeVoice();
  const node = h("div", { class: "six-notice", hidden: true }, words, button(W("keys.stop"), stop, { id }));
  let told = "";

  function draw() {
    const current = room();
    const waits = current.code ? waitingInWords(current, now()) : "";
    node.hidden = !waits;
    put(words, waits);
    const key = waits ? String(current.asked.ends) : "";
    if (key !== told) voice.say(waits);
    told = key;
  }

  const ticking = setInterval(draw, TICK);
  return { nodes: [node], draw, stop: () => clearInterval(ticking) };
}
