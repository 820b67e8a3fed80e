/* The timer of a step on the page: started by a person, quiet, in words; a reload finds it where it was. */

import { button } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { MARKS, storage } from "../../ui/storage.js";
import { longer, MORE, sound, standing, started, worthSaying } from "./timer.js";

const LOOK = 1_000; // ms; what is shown changes once a minute

/** The timer of *step*, with its buttons. */
export function stepClock(ctx, step) {
  const key = `${MARKS}time/${ctx.exercise.slug}/${step.id}`;
  const face = h("p", { class: "six-protocol-time" });
  const kept = () => sound(storage.read(key), Date.now());
  let last = null;

  const start = button(plural("protocol.start", step.minutes), () => {
    put(started(step.minutes, Date.now()));
    stop.focus();
    ctx.say(face.textContent);
  }, { id: ctx.uid("time-start") });
  const more = button(plural("protocol.more", MORE), () => {
    put(longer(kept() ?? started(0, Date.now()), Date.now()));
    ctx.say(face.textContent);
  }, { kind: "quiet", id: ctx.uid("time-more") });
  const stop = button(W("protocol.stop"), () => {
    put(null);
    start.focus();
    ctx.say(W("protocol.stopped"));
  }, { kind: "quiet", id: ctx.uid("time-stop") });

  function put(timer) {
    storage.write(key, timer);
    last = null;
    show();
  }

  function show() {
    const timer = kept();
    start.hidden = Boolean(timer);
    more.hidden = stop.hidden = !timer;
    const now = timer && standing(timer, Date.now());
    const words = timer ? inWords(timer, now) : "";
    if (face.textContent !== words) face.textContent = words;
    const said = timer && last ? worthSaying(last, now) : "";
    last = now;
    if (said) ctx.say(words);
  }

  const look = () => {
    if (!node.isConnected) return;
    show();
    setTimeout(look, LOOK);
  };
  const node = h(
    "div",
    { class: "six-protocol-clock six-off-paper" },
    face,
    h("div", { class: "six-row" }, start, more, stop),
  );
  show();
  setTimeout(look, LOOK);
  return node;
}

/** "About 7 minutes left, until 2:10 PM." */
function inWords({ ends }, { state, n }) {
  if (state === "over") return plural("protocol.over", n);
  const at = new Date(ends).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
  return plural("protocol.left", n, { at });
}
