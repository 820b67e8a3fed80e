/* How long the exercise has, and how many are finished: beside an exercise, and on the page of the room. */

import { faceOf, isTimed, leftOf, serverClock } from "../clock.js";
import { button } from "../controls.js";
import { h, own, plural, W } from "../dom.js";
import { keysInWords } from "../keys.js";
import { makeVoice } from "../say.js";
import { FINISHED_KEY, storage } from "../storage.js";
import { inPlainWords, sayFinished } from "./ask.js";

const TICK = 500;

/**
 * The pace of a room: `node` stands in the page and `line` in the room's line on top; `draw` brings both up to date.
 * Its parts are made once and only their words change, so nobody who writes or stands on the button is disturbed.
 */
export function makePace(room) {
  const clock = serverClock();
  const time = h("p", { class: "six-pace-time", role: "timer" });
  const line = h("span", { class: "six-pace-line" });
  const total = h("p", { class: "six-muted" });
  const up = h("p", { class: "six-pace-up" });
  const said = h("p", { class: "six-pace-up" });
  const [over, voice] = [makeVoice(up), makeVoice(said)];
  const press = button("", toggle, { id: "six-finished" });
  const node = h(
    "div",
    { class: "six-pace", hidden: true },
    time,
    up,
    h("div", { class: "six-row" }, press, total),
    said,
  );
  const keys = h("p", { class: "six-muted" });
  const turned = makeVoice(keys);
  const whole = h("div", {}, keys, node);
  let shown = null;

  const all = () => own(storage.read(FINISHED_KEY, {}), room.token) ?? {};
  const isFinished = (id) => own(all(), String(id)) === true;

  /** By token, because another tab of this device may be in another room. */
  function keep(id, finished) {
    const { [id]: _, ...others } = all();
    storage.write(FINISHED_KEY, {
      ...storage.read(FINISHED_KEY, {}),
      [room.token]: finished ? { ...others, [id]: true } : others,
    });
  }

  async function toggle() {
    const { id } = shown;
    const finished = !isFinished(id);
    keep(id, finished);
    redraw();
    try {
      await sayFinished(room, id, finished);
      voice.say(W(finished ? "room.said_finished" : "room.said_unfinished"));
    } catch (error) {
      keep(id, !finished);
      redraw();
      voice.say(inPlainWords(error));
    }
  }

  const text = (part, words) => {
    if (part.textContent !== words) part.textContent = words;
  };

  function redraw() {
    if (!shown) return;
    const open = shown.state === "collecting";
    const timed = isTimed(shown) && (open || shown.state === "waiting");
    const left = timed ? faceOf(leftOf(shown, clock.now())) : "";
    const word = shown.ends === null ? "room.time_paused" : "room.time_left";
    const stood = document.activeElement === press;
    node.hidden = !open && !timed;
    time.hidden = !left;
    text(time, left ? W(word, { time: left }) : "");
    text(line, timed ? left ? W(word, { time: left }) : W("room.time_is_up") : "");
    over.show(timed && !left ? W("room.time_up") : "");
    press.hidden = !open;
    // The room went on while somebody stood on the button: she goes on at the heading above it.
    if (stood && !open) whole.parentElement.querySelector("h1, h2")?.focus({ preventScroll: true });
    text(press, W(isFinished(shown.id) ? "room.not_finished" : "room.finished_button"));
    text(total, open ? plural("room.finished", shown.finished, { joined: shown.joined }) : "");
  }

  const ticking = setInterval(redraw, TICK);
  return {
    node: whole,
    line,
    /** *activity* is the one that the page is about, or nothing. */
    draw(news, activity) {
      clock.set(news.now, news.sent);
      turned.show(keysInWords(news));
      if (news.here === false && Object.keys(all()).length) {
        storage.write(FINISHED_KEY, { ...storage.read(FINISHED_KEY, {}), [room.token]: {} });
      }
      shown = activity ? { ...activity, joined: news.joined } : null;
      if (shown) redraw();
      else {
        node.hidden = true;
        text(line, "");
      }
    },
    stop: () => clearInterval(ticking),
  };
}
