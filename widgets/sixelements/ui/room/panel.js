/* What an exercise shows of a room; the exercise itself knows nothing of rooms. */

import { address } from "../below.js";
import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { drawPattern } from "../pattern.js";
import { makeVoice } from "../say.js";
import { ROOM_KEY, storage } from "../storage.js";
import { inPlainWords, patternOf } from "./ask.js";
import { makeOutbox, stampOf, stateOf } from "./outbox.js";
import { makePace } from "./pace.js";
import { openPreview } from "./preview.js";
import { watch } from "./watch.js";

/** Beside an exercise: what the room collects, Share with its preview, and the pattern once revealed. */
export function attach({ section, exercise, model, preview }) {
  const room = storage.read(ROOM_KEY);
  if (!room?.token) return;
  const title = h("h2", { id: "six-room-title", tabindex: "-1" }, W("room.panel", { code: room.spoken }));
  const body = h("div", { class: "six-row" });
  const status = h("p", { class: "six-room-status", id: "six-room-status", role: "status" });
  const voice = makeVoice(status);
  const seen = h("div", {});
  const pace = makePace(room);
  const elsewhere = h("p", { hidden: true });
  const panel = h(
    "section",
    { class: "six six-room", "aria-labelledby": "six-room-title" },
    title,
    h("p", { class: "six-muted" }, W("room.you_are", { side: room.label })),
    elsewhere,
    body,
    status,
    pace.node,
    seen,
  );
  section.append(panel);
  const line = h(
    "p",
    { class: "six-room-line" },
    h("a", { href: "#six-room-title" }, W("room.line", { code: room.spoken, side: room.label })),
    pace.line,
  );
  section.querySelector(".six-head")?.prepend(line);

  let news = null;
  let trouble = "";
  let drawn = null;
  let open = null; // the dialog in which somebody looks at what will be sent
  let late = false; // it was open when the room was revealed
  const outbox = makeOutbox(room, draw);
  const activity = () => {
    const mine = (news?.activities ?? []).filter((one) => one.slug === exercise.slug);
    return mine.find((one) => one.state === "collecting") ?? mine.filter((one) => one.state !== "waiting").at(-1) ??
      mine[0];
  };

  function draw() {
    const now = activity();
    const told = now ? outbox.entry(now.id) : null;
    const begun = Object.keys(model.get("answers") ?? {}).length > 0;
    let words = trouble;
    const controls = [];
    if (!news) words ||= W("room.asking");
    else if (!now) words ||= W("room.not_here");
    else if (now.state === "waiting") words ||= W("room.waiting_for_start");
    else if (now.state === "collecting") {
      words ||= told?.why || (told ? stateOf(told) : begun ? W("room.not_shared") : W("room.answer_first"));
      if (news.mode === "open") controls.push(h("p", { class: "six-room-open" }, W("room.open_table")));
      controls.push(
        button(told && told.answers !== null ? W("room.share_again") : W("room.share"), share, {
          kind: "strong",
          disabled: !begun,
          id: "six-room-share",
          describedby: "six-room-status",
        }),
      );
      // Also after a refusal: something shared earlier may still be in the room.
      if (told && (told.answers !== null || told.state === "refused")) {
        controls.push(
          button(W("room.withdraw"), () => outbox.share(now.id, exercise.version, null), { id: "six-room-withdraw" }),
        );
      }
    } else words ||= W(late ? "room.revealed_late" : `room.revealed_${outcome(told)}`);
    if (open && now?.state !== "collecting") {
      late = true;
      open.close("late");
      voice.say(W("room.revealed_late"));
      title.focus();
      return;
    }
    if (now && (now.state === "revealed" || now.state === "closed")) showPattern(now);
    const key = JSON.stringify([words, now?.state, now?.id, told?.state, begun, news?.mode]);
    if (key === drawn) return;
    drawn = key;
    const focused = body.contains(document.activeElement) ? document.activeElement.id : null;
    body.replaceChildren(...controls);
    if (focused) (document.getElementById(focused) ?? title).focus();
    voice.show(words);
  }

  /** What became of this person's own answers when the room was revealed. */
  function outcome(told) {
    if (!told || told.state === "withdrawn") return "without";
    if (told.state !== "shared") return "too_late";
    return told.stamp === stampOf(model.get("answers")) ? "with" : "changed";
  }

  async function share() {
    const now = activity();
    const { dialog, sent } = openPreview(exercise, model.get("answers"), preview, room, news.mode);
    open = dialog;
    const chosen = await sent;
    open = null;
    if (chosen && activity()?.id === now.id) {
      late = false;
      outbox.share(now.id, exercise.version, chosen, stampOf(model.get("answers")));
    }
  }

  /** Where the room works another exercise now: its name leads there, and nobody is taken there. */
  function pointElsewhere() {
    const open = news.activities.find((one) => one.id === news.current);
    elsewhere.hidden = !open || open.slug === exercise.slug;
    if (elsewhere.hidden || elsewhere.dataset.at === String(open.id)) return;
    elsewhere.dataset.at = open.id;
    elsewhere.replaceChildren(
      h("a", { href: address(`/exercise/${open.slug}`) }, W("room.now_open", { title: open.title })),
    );
  }

  let shown = null;
  async function showPattern(now) {
    if (shown === now.id) return;
    shown = now.id;
    try {
      const pattern = await patternOf(room, now.id);
      seen.replaceChildren(
        ...drawPattern(pattern, { mine: model.get("answers") ?? {}, name: `six-pattern-${now.id}` }),
      );
    } catch {
      shown = null; // asked again with the next news
    }
  }

  model.on("change:answers", draw);
  watch(room, (told) => {
    news = told;
    trouble = "";
    outbox.now();
    pace.draw(news, activity());
    pointElsewhere();
    draw();
  }, (error) => {
    trouble = inPlainWords(error);
    draw();
  });
  outbox.flush();
}
