/* What an exercise shows of a room; the exercise itself knows nothing of rooms. */

import { aheadInWords, phaseOf } from "../ahead.js";
import { address } from "../below.js";
import { button } from "../controls.js";
import { makeJoint } from "../document/joint.js";
import { h, W } from "../dom.js";
import { askedOf } from "../fitted.js";
import { makeVoice } from "../say.js";
import { ROOM_KEY, storage } from "../storage.js";
import { inPlainWords, isAway, patternOf, Refusal } from "./ask.js";
import { activityFor, isHere, keepEdition, markOf } from "./fitted.js";
import { madeFrom } from "./made-from.js";
import { makeOutbox, stampOf, stateOf } from "./outbox.js";
import { makePace } from "./pace.js";
import { openPreview } from "./preview.js";
import { scribeBar } from "./scribe.js";
import { makeSheets } from "./sheets.js";
import { drawPatterns, placeOf, youAre } from "./team.js";
import { watch } from "./watch.js";

/** Beside an exercise: what the room collects, Share with its preview, and the pattern once revealed. */
export function attach({ section, exercise, model, preview }) {
  const room = storage.read(ROOM_KEY);
  if (!room?.token || exercise.private) return; // of a private one there is nothing to share, and no room has it
  const title = h("h2", { id: "six-room-title", tabindex: "-1" }, W("room.panel", { code: room.spoken }));
  const body = h("div", { class: "six-row" });
  const status = h("p", { class: "six-room-status", id: "six-room-status" });
  const voice = makeVoice(status);
  const seen = h("div", {});
  const pace = makePace(room);
  const elsewhere = h("p", { hidden: true });
  const other = h("p", { class: "six-notice", hidden: true });
  const edition = makeVoice(other);
  const end = h("p", { class: "six-notice", hidden: true });
  const aloud = makeVoice();
  let following = false;
  const panel = h(
    "section",
    { class: "six six-room", "aria-labelledby": "six-room-title" },
    title,
    h("p", { class: "six-muted" }, youAre(room)),
    elsewhere,
    other,
    end,
    body,
    status,
    scribeBar(room, () => stampOf(answers()) !== (outbox.entry(activity()?.id)?.stamp ?? stampOf({}))),
    pace.node,
    seen,
  );
  section.append(panel);
  const line = h(
    "p",
    { class: "six-room-line" },
    h("a", { href: "#six-room-title" }, W("room.line", { code: room.spoken, side: placeOf(room) })),
    pace.line,
  );
  section.querySelector(".six-head")?.prepend(line);

  let news = null;
  let trouble = "";
  let away = false; // the trouble is that no server answers
  let drawn = null;
  let open = null; // the dialog in which somebody looks at what will be sent
  let shutOut = false; // the trouble is that the room does not know this device, or is not there
  let missed = false; // the room went on while the dialog was open, and nothing was sent
  let late = null; // the activity that was revealed while it was open
  let empty = null; // the activity that was closed before anything was revealed
  const outbox = makeOutbox(room, draw);
  const joint = makeJoint({ room, exercise, model });
  const sheets = makeSheets({ room, exercise, model, onEnd: offerAll });
  const activity = () => activityFor(news?.activities ?? [], exercise.slug);
  /** The answers to what the room asks; the others stay on this device. */
  const answers = () => askedOf(exercise, model.get("answers"));

  function draw() {
    const now = activity();
    const told = now ? outbox.entry(now.id) : null;
    const gone = news?.here === false;
    const onView = now?.state === "revealed" || now?.state === "closed";
    const struck = open !== null && (gone || now?.state !== "collecting" || now.id !== open.id);
    if (struck) strike();
    const begun = Object.keys(answers()).length > 0;
    let words = trouble;
    const controls = [];
    if (!news) words ||= W("room.asking");
    else if (now?.by_beats && now.state === "collecting") {
      words ||= W("room.beats.elsewhere");
      controls.push(h("a", { href: address(`/r/${room.code}`), id: "six-room-beats" }, W("room.beats.go")));
    } else if (!now) words ||= W("room.not_here");
    else if (now.state === "waiting") {
      words = told ? withNote(told.why || stateOf(told), W("room.interrupted")) : words || W("room.waiting_for_start");
    } else if (now.state === "collecting") {
      const own = told?.why || (told ? stateOf(told) : begun ? W("room.not_shared") : W("room.answer_first"));
      const note = told?.why || inTheWay(told) ? "" : trouble || (news.state === "closed" ? W("room.closed_now") : "");
      words = shutOut ? trouble : withNote(withNote(aheadInWords(now.ahead, news.now), own), note);
      const shut = ["before", "after"].includes(phaseOf(now.ahead, news.now));
      if (news.mode === "open") controls.push(h("p", { class: "six-room-open" }, W("room.open_table")));
      controls.push(
        button(told && told.answers !== null ? W("room.share_again") : W("room.share"), share, {
          kind: "strong",
          disabled: !begun || shut,
          id: "six-room-share",
          // Where it can be pressed the voice says what came of it: with the button it would be heard twice.
          describedby: begun && !shut ? undefined : "six-room-status",
        }),
      );
      // Also after a refusal: something shared earlier may still be in the room.
      if (told && (told.answers !== null || told.state === "refused")) {
        controls.push(
          button(W("room.withdraw"), () => outbox.share(now.id, exercise.version, null), { id: "six-room-withdraw" }),
        );
      }
    } else if (now.state === "aside") words ||= W("room.aside");
    else {
      const what = now.state === "closed" && empty === now.id ? "closed" : late === now.id ? "late" : outcome(told);
      words ||= W(what === "closed" ? "room.closed_unseen" : `room.revealed_${what}`);
    }
    if (missed) words = withNote(W("room.not_sent"), words);
    if (gone) {
      words = withNote(W("room.let_go"), onView ? words : "");
      const way = { href: address(`/r/${room.code}`), class: "six-button", id: "six-room-again" };
      controls.splice(0, Infinity, h("a", way, W("room.join_again")));
    }
    if (onView) showPattern(now);
    controls.push(...madeFrom(now, news?.activities ?? [], room.team));
    const key = JSON.stringify([words, now?.origin, now?.state, now?.id, told?.state, begun, news?.mode]);
    if (key === drawn && !struck) return;
    drawn = key;
    const focused = body.contains(document.activeElement) ? document.activeElement.id : null;
    body.replaceChildren(...controls);
    if (focused) (document.getElementById(focused) ?? title).focus();
    if (struck) {
      title.focus();
      voice.say(words);
    } else voice.show(words, away && words.includes(trouble));
  }

  /** The room went on while somebody looked at what would be sent: nothing is sent, and she hears which it was. */
  function strike() {
    if (news?.activities.find((one) => one.id === open.id)?.state === "revealed") late = open.id;
    else missed = news?.here !== false; // who was let go hears that instead
    open.dialog.close("late");
    open = null;
  }

  const withNote = (words, note) => [words, note].filter(Boolean).join(" ");

  /** What waits for the network has said so already. */
  const inTheWay = (told) => told?.state === "waiting" || told?.state === "sending";

  /** What became of this person's own answers when the room was revealed. */
  function outcome(told) {
    if (!told || told.state === "withdrawn") return "without";
    if (told.state !== "shared") return "too_late";
    return told.stamp === stampOf(answers()) ? "with" : "changed";
  }

  async function share() {
    const now = activity();
    missed = false;
    const { dialog, sent } = openPreview(exercise, answers(), preview, room, news.mode);
    open = { dialog, id: now.id };
    const chosen = await sent;
    open = null;
    if (chosen) outbox.share(now.id, exercise.version, chosen, stampOf(answers()));
  }

  /** Where the room works another exercise now: its name leads there, and nobody is taken there. */
  function pointElsewhere() {
    const open = news.activities.find((one) => one.id === news.current);
    elsewhere.hidden = !open || open.slug === exercise.slug;
    if (elsewhere.hidden || elsewhere.dataset.at === String(open.id)) return;
    elsewhere.dataset.at = open.id;
    elsewhere.replaceChildren(
      h(
        "a",
        { href: address(open.by_beats ? `/r/${room.code}` : `/exercise/${open.slug}`) },
        W("room.now_open", { title: open.title }),
      ),
    );
  }

  /** The room asks this exercise otherwise than this page shows it: at once, or where somebody writes on a press. */
  async function follow() {
    const now = activity();
    other.hidden = markOf(now) === (exercise.edition?.mark ?? "");
    if (other.hidden || following) return;
    following = true;
    try {
      const kept = isHere(now, exercise.slug) || await keepEdition(room, now, exercise.slug);
      if (!kept) edition.show(W("room.edition_unkept"));
      else if (document.activeElement === document.body) location.reload();
      else if (!other.querySelector("button")) {
        edition.say(W("room.edition_changed"));
        other.append(" ", button(W("room.edition_show"), () => location.reload()));
      }
    } catch { /* asked for again with the next news */ }
    following = false;
  }

  /** The case is over: what the other side read can be read on a press. */
  function offerAll(open) {
    if (!end.hidden) return;
    const trouble = h("span", {});
    const press = async () => {
      trouble.replaceChildren(await open());
      aloud.say(trouble.textContent);
    };
    end.hidden = false;
    aloud.say(W("room.sheets_end"));
    end.replaceChildren(
      W("room.sheets_end"),
      " ",
      button(W("room.sheets_open"), press, { id: "six-room-sheets" }),
      trouble,
    );
  }

  let shown = null;
  async function showPattern(now) {
    if (shown === now.id) return;
    shown = now.id;
    try {
      const pattern = await patternOf(room, now.id);
      seen.replaceChildren(
        ...await drawPatterns(room, now.id, pattern, {
          mine: model.get("answers") ?? {},
          name: `six-pattern-${now.id}`,
        }),
      );
    } catch (error) {
      if (error.code === "not-revealed") {
        empty = now.id; // it was closed without a pattern
        draw();
        return;
      }
      shown = null; // asked again with the next news
      if (!seen.childElementCount) seen.replaceChildren(h("p", {}, inPlainWords(error)));
    }
  }

  model.on("change:answers", draw);
  watch(room, (told) => {
    news = told;
    trouble = "";
    away = false;
    shutOut = false;
    if (news.here === false) outbox.lose(news.activities);
    outbox.now();
    pace.draw(news, news.here === false ? null : activity());
    joint.follow(activity(), news.activities);
    sheets.follow(activity(), news);
    pointElsewhere();
    follow();
    draw();
  }, (error) => {
    trouble = inPlainWords(error);
    away = isAway(error);
    shutOut = error instanceof Refusal && error.status < 500 && error.status !== 429;
    draw();
  });
  outbox.flush();
}
