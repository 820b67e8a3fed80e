/* One room on a phone: what to say now on top, and at most five buttons where the thumb is. */

import { sayPart } from "../board/beats.js";
import { keyed } from "../board/draw.js";
import { keysPart } from "../board/keys.js";
import { askReveal } from "../board/question.js";
import { slidesOf } from "../slides/cut.js";
import { endsAt, whereIn } from "../slides/deck.js";
import { faceOf, isTimed, leftOf, serverClock } from "../clock.js";
import { button, setAble } from "../controls.js";
import { h, W } from "../dom.js";
import { paceInWords } from "../plan.js";
import { request } from "../room/ask.js";
import { makeVoice } from "../say.js";
import { storage } from "../storage.js";
import { votePart } from "./vote.js";
import { afterLine, linesNow, scriptOf } from "./lines.js";

const TICK = 250;
const LINES_KEY = "six-elements/remote";
const AGAIN = 5_000;

/** Lead the room that *model* tells of, in *page*; `press` asks for a change. */
export function lead(page, model, press) {
  const clock = serverClock();
  const title = h("h1", { tabindex: "-1" });
  const state = h("p", { class: "six-muted" });
  const time = h("p", { class: "six-remote-time", role: "timer" });
  const counts = h("p", {});
  const pace = h("p", {});
  const screen = h("p", { class: "six-muted" });
  const step = h("h2", {});
  const line = h("p", { class: "six-remote-line" });
  const ready = h("p", { class: "six-muted" });
  const then = h("p", { class: "six-muted six-remote-then" });
  const script = h("div", {});
  const folded = h("details", { class: "six-details" }, h("summary", {}, W("remote.script")), script);
  const voice = makeVoice();
  const turn = button("", () => press("clock", { activity: now.id, turn: now.ends === null ? "start" : "pause" }));
  const more = button(W("remote.more"), () => press("clock", { activity: now.id, turn: "more" }));
  const back = button(W("remote.back"), () => backs?.());
  const side = button("", () => sides?.());
  const main = button("", () => mains?.(), { kind: "strong" });
  const bar = h(
    "div",
    { class: "six-remote-bar", role: "group", "aria-label": W("remote.actions") },
    turn,
    more,
    back,
    side,
    main,
  );
  const choosing = h("div", {});
  const vote = votePart(press, () => now && draw());
  const keys = keysPart({
    id: "six-stop-asked",
    room: () => model.get("room") ?? {},
    now: clock.now,
    press,
  });
  page.replaceChildren(
    ...keys.nodes,
    title,
    state,
    time,
    counts,
    pace,
    screen,
    choosing,
    h("section", { class: "six-remote-say", "aria-label": W("remote.say") }, step, ready, line, then, folded),
    vote.node,
    bar,
  );

  const drawChoosing = keyed(
    choosing,
    (beat, activity) => beat ? sayPart({ beat, activity, id: "six-remote", press }) : [],
  );
  const scripts = new Map();
  let now = null;
  let slides = [];
  let told = "";
  let drawn = "";
  let [backs, sides, mains] = [null, null, null];

  const put = (node, words) => {
    if (node.textContent !== words) node.textContent = words;
  };
  const able = (node, words, does) => {
    put(node, words);
    setAble(node, Boolean(does));
    return does;
  };
  const show = (activity, slide = 0) => press("shown", { activity, slide, comparing: false });

  function draw() {
    const room = model.get("room");
    const { activities } = room;
    now = activities.find((one) => one.id === room.shown) ?? activities[0];
    slides = now.pattern ? slidesOf(now.pattern) : [];
    const slide = Math.min(room.slide, Math.max(0, slides.length - 1));
    put(title, W("remote.place", { n: activities.indexOf(now) + 1, of: activities.length, title: now.title }));
    put(state, `${W("remote.room", { code: room.spoken })} · ${W(`room.agenda_${now.state}`)}`);
    put(counts, W("remote.counts", { joined: room.joined, shared: now.shared, finished: now.finished }));
    put(pace, room.plan ? paceInWords(room.plan, clock.now()) : "");
    put(
      screen,
      slides.length ? `${whereIn(slides, slide)}. ${W("remote.on_screen", slides[slide])}` : "",
    );
    const beat = now.state === "collecting" && room.state === "open" ? now.beat : null;
    drawChoosing(beat && { ...beat, voted: 0 }, now.id);
    tick();
    keys.draw();
    vote.draw(now, room);
    drawLine();
    drawButtons(room, slide);
    const said = JSON.stringify([now.id, now.state]);
    if (told && told !== said) {
      voice.say(W("remote.said_state", { title: now.title, state: W(`room.agenda_${now.state}`) }));
    }
    told = said;
  }

  /** Nothing is collected any more: it neither waits nor collects. */
  const isOver = () => !now.state.endsWith("ing");

  function tick() {
    if (!now) return;
    const over = isOver();
    // What is over has no time: its clock stands where it would begin anew.
    const left = over ? "" : faceOf(leftOf(now, clock.now()));
    const word = now.ends !== null ? "time" : isTimed(now) ? "paused" : "unstarted";
    put(time, left ? W(`remote.${word}`, { time: left }) : isTimed(now) && !over ? W("remote.time_up") : "");
    put(turn, W(now.ends === null ? "remote.start" : "remote.pause"));
    setAble(turn, Boolean(left));
    setAble(more, !over);
  }

  function drawButtons(room, slide) {
    const { activities, plan } = room;
    const at = activities.indexOf(now);
    const next = activities.slice(at + 1).find((one) => one.state === "waiting");
    const over = isOver();
    const onward = next && (() => show(next.id));
    const lines = linesOf();
    const isLast = !slides.length || endsAt(slides, slide);
    const rest = slides[slide + 1];
    const part = () => show(now.id, slide + 1);
    backs = able(
      back,
      W("remote.back"),
      over && slide > 0
        ? () => show(now.id, slide - 1)
        : place() > 0
        ? () => goTo(place() - 1)
        : scriptOf(plan) && plan.at > 0
        ? () => press("plan", { way: "back" })
        : null,
    );
    sides = over && next && !isLast
      ? able(side, W("remote.next_exercise"), onward)
      : over && isLast && rest
      ? able(side, W("slides.more"), part)
      : place() < lines.length - 1 || !scriptOf(plan)
      ? able(side, W("remote.line"), place() < lines.length - 1 ? () => goTo(place() + 1) : null)
      : able(
        side,
        W(plan.began === null ? "plan.begin" : "plan.next"),
        plan.began === null || plan.at < plan.steps.length - 1 ? () => press("plan", { way: "next" }) : null,
      );
    const step = (to) => () => press("step", { activity: now.id, to });
    if (room.state === "closed") mains = able(main, W("remote.reopen"), () => press("state", { state: "open" }));
    else if (now.state === "waiting") mains = able(main, W("remote.collect"), step("collect"));
    else if (now.state === "collecting" && now.beat?.pattern) mains = able(main, W("remote.say_words"), sayWords);
    else if (now.state === "collecting") mains = able(main, W("remote.reveal"), now.shared > 0 ? reveal : null);
    else if (!isLast) mains = able(main, W("remote.part"), part);
    else if (next) mains = able(main, W("remote.next_exercise"), onward);
    else if (now.state === "revealed") mains = able(main, W("remote.close"), step("close"));
    else mains = able(main, W("remote.done"), null);
  }

  const sayWords = () => document.getElementById("six-remote-say").click();

  async function reveal() {
    const { id } = now;
    if (await askReveal(model.get("room"), now)) press("step", { activity: id, to: "reveal" });
    main.focus();
  }

  /** The lines of this minute; a script that is not here yet is asked for. */
  function linesOf() {
    const { plan } = model.get("room");
    const planned = scriptOf(plan) ? scriptFrom(scriptOf(plan)) : null;
    return linesNow(plan, planned, now.slug, scriptFrom(now.slug) ?? []);
  }

  function scriptFrom(address) {
    const steps = scripts.get(address);
    if (steps === undefined) fetchScript(address);
    return steps;
  }

  async function fetchScript(address) {
    scripts.set(address, null);
    try {
      scripts.set(address, (await request(`/api/script/${address}`, { expects: { steps: "array" } })).steps);
      if (now) draw();
    } catch {
      setTimeout(() => scripts.delete(address), AGAIN); // asked for again with a later look
    }
  }

  /** Where in its script a room is: at the line of a step of its plan, or of the exercise that is shown. */
  function placeKey() {
    const { code, plan } = model.get("room");
    return scriptOf(plan) ? `${code} plan ${plan.at} ${now.slug}` : `${code} ${now.id}`;
  }

  const place = () => Math.min(storage.read(LINES_KEY, {})[placeKey()] ?? 0, Math.max(0, linesOf().length - 1));

  function goTo(index) {
    storage.write(LINES_KEY, { ...storage.read(LINES_KEY, {}), [placeKey()]: index });
    draw();
    voice.say(line.textContent);
  }

  function drawLine() {
    const lines = linesOf();
    const one = lines[place()];
    const loaded = scripts.get(now.slug);
    const after = one ? afterLine(lines, place(), model.get("room").plan) : "";
    const key = JSON.stringify([now.slug, one?.title, one?.say, after, Boolean(loaded)]);
    if (key === drawn) return;
    drawn = key;
    put(step, !one ? "" : one.minutes ? W("remote.step", { title: one.title, n: one.minutes }) : one.title);
    put(line, one ? (one.say ? `“${one.say}”` : W("remote.nothing_said")) : loaded ? W("remote.no_script") : "");
    put(ready, one?.ready?.length ? W("remote.ready", { things: one.ready.join("; ") }) : "");
    put(then, after ? W("remote.then", { what: after }) : "");
    folded.hidden = !one?.html;
    // Our own page, turned into HTML in Python with raw HTML, links and pictures left out.
    script.innerHTML = one?.html ?? "";
  }

  const ticking = setInterval(tick, TICK);
  return {
    draw,
    heard: clock.set,
    stop() {
      clearInterval(ticking);
      keys.stop();
    },
  };
}
