/* What waits for the other key, for every page that leads a room: a button that stops it, and one that does the same. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { waitingInWords } from "../keys.js";
import { makeVoice } from "../say.js";
import { put } from "./draw.js";

const TICK = 1_000;

/**
 * The part of a page that shows it; *now* is the server's time, *press* asks for a change.
 * @param {{ id: string, room: () => any, now: () => number, press: (name: string, more?: any) => void }} told
 */
export function keysPart({ id, room, now, press }) {
  const words = h("p", {});
  // The seconds tick for the eye; that a key was turned is said once.
  const voice = makeVoice();
  const agree = button(W("keys.agree"), () => {
    const { act, activity } = room().asked ?? {};
    if (act === "close-room") press("state", { state: "closed" });
    else if (act) press("step", { activity, to: act });
  }, { id: `${id}-agree` });
  const stop = button(W("keys.stop"), () => press("stop-asked"), { id });
  const node = h("div", { class: "six-notice", hidden: true }, words, h("div", { class: "six-row" }, stop, agree));
  let told = "";

  function draw() {
    const current = room();
    const waits = current.code ? waitingInWords(current, now()) : "";
    node.hidden = !waits;
    put(words, waits);
    // Whoever turned a key cannot turn the other one.
    agree.hidden = !waits || current.asked.second === current.second;
    const key = waits ? String(current.asked.ends) : "";
    if (key !== told) voice.say(waits);
    told = key;
  }

  const ticking = setInterval(draw, TICK);
  return { nodes: [node], draw, stop: () => clearInterval(ticking) };
}
