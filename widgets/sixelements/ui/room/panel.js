/* What an exercise shows of a room; the exercise itself knows nothing of rooms. */

import { button, checks } from "../controls.js";
import { h, W } from "../dom.js";
import { drawPattern } from "../pattern.js";
import { ROOM_KEY, storage } from "../storage.js";
import { inPlainWords, patternOf } from "./ask.js";
import { makeOutbox, stateOf } from "./outbox.js";
import { watch } from "./watch.js";

/** Beside an exercise: what the room collects, Share with its preview, and the pattern once revealed. */
export function attach({ section, exercise, model, preview }) {
  const room = storage.read(ROOM_KEY);
  if (!room?.token) return;
  const title = h("h2", { id: "six-room-title", tabindex: "-1" }, W("room.panel", { code: room.spoken }));
  const body = h("div", { class: "six-row" });
  const status = h("p", { class: "six-room-status", role: "status" });
  const seen = h("div", {});
  const panel = h(
    "section",
    { class: "six six-room", "aria-labelledby": "six-room-title" },
    title,
    h("p", { class: "six-muted" }, W("room.you_are", { side: room.label })),
    body,
    status,
    seen,
  );
  section.append(panel);
  const line = h(
    "p",
    { class: "six-room-line" },
    h("a", { href: "#six-room-title" }, W("room.line", { code: room.spoken, side: room.label })),
  );
  section.querySelector(".six-head")?.prepend(line);

  let news = null;
  let trouble = "";
  let drawn = null;
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
        button(told && told.answers !== null ? W("room.share_again") : W("room.share"), openPreview, {
          kind: "strong",
          disabled: !begun,
          id: "six-room-share",
        }),
      );
      // Also after a refusal: something shared earlier may still be in the room.
      if (told && (told.answers !== null || told.state === "refused")) {
        controls.push(
          button(W("room.withdraw"), () => outbox.share(now.id, exercise.version, null), { id: "six-room-withdraw" }),
        );
      }
    } else words ||= W("room.revealed");
    if (now && (now.state === "revealed" || now.state === "closed")) showPattern(now);
    const key = JSON.stringify([words, now?.state, now?.id, told?.state, begun, news?.mode]);
    if (key === drawn) return;
    drawn = key;
    const focused = body.contains(document.activeElement) ? document.activeElement.id : null;
    body.replaceChildren(...controls);
    if (focused) (document.getElementById(focused) ?? title).focus();
    if (status.textContent !== words) status.textContent = words;
  }

  async function openPreview() {
    const now = activity();
    const chosen = await previewDialog(exercise, model.get("answers"), preview, room, news.mode);
    if (chosen) outbox.share(now.id, exercise.version, chosen);
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
    draw();
  }, (error) => {
    trouble = inPlainWords(error);
    draw();
  });
  outbox.flush();
}

/**
 * Show exactly what will be sent; free text goes only where its author ticks it. Resolves to the answers to send,
 * or null.
 */
function previewDialog(exercise, answers, preview, room, mode) {
  return new Promise((resolve) => {
    const { rows, answers: whole } = preview(answers, exercise);
    const ticked = new Set();
    const list = h(
      "div",
      { class: "six-preview", role: "region", tabindex: "0", "aria-label": W("room.preview_list") },
      h(
        "dl",
        {},
        rows.filter((row) => !row.text).map((row) => h("div", {}, h("dt", {}, row.label), h("dd", {}, row.value))),
      ),
    );
    const texts = rows.filter((row) => row.text);
    // Words that are still empty have nothing to tick, and nothing of them is sent.
    const options = texts.map((row, index) => ({ value: index, label: row.value.trim(), hint: row.label })).filter((
      one,
    ) => one.label);
    const choose = options.length
      ? checks({
        legend: W("room.texts"),
        hint: W("room.texts_hint"),
        name: "six-share-text",
        options,
        values: [],
        onChange: (values) => {
          ticked.clear();
          values.forEach((value) => ticked.add(value));
        },
      })
      : null;
    const dialog = h(
      "dialog",
      { class: "six-dialog six six-share-dialog", "aria-labelledby": "six-share-title", on: { close } },
      h("h2", { id: "six-share-title" }, W("room.preview_title")),
      h(
        "p",
        {},
        W(mode === "open" ? "room.preview_open" : "room.preview_text", { code: room.spoken, side: room.label }),
      ),
      list,
      choose,
      h(
        "div",
        { class: "six-row" },
        button(W("room.preview_no"), () => dialog.close("no")),
        button(W("room.preview_yes"), () => dialog.close("yes"), { kind: "strong" }),
      ),
    );
    function close() {
      dialog.remove();
      const sent = texts.reduce((kept, row, index) => (ticked.has(index) ? kept : row.without(kept)), whole);
      resolve(dialog.returnValue === "yes" ? sent : null);
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}
