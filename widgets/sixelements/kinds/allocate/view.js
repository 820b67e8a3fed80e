/* Sharing out points: a step a row, a slider a share; what is left stands beside them and is told aloud. */

import { button, setAble } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { fieldsOf } from "../../ui/instrument/measures.js";
import { noteField } from "../../ui/instrument/note.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { slider } from "../../ui/instrument/slider.js";
import {
  allocateDone,
  allocateField,
  allocateKeyMark,
  allocateLeft,
  allocateMoves,
  allocatePoints,
  allocateRows,
} from "./rows.js";

const REST = 600; // ms

function allocateStep(ctx, row) {
  const { content } = ctx;
  const many = content.sections.length > 1;
  const render = (el) => {
    const clear = button(W("allocate.clear"), () => {
      ctx.update(
        Object.fromEntries(
          fieldsOf(ctx).flatMap((ask) =>
            content.shares.map((share) => [`shares.${row.id}.${allocateField(ask, share)}`, undefined])
          ),
        ),
      );
      ctx.redraw();
      ctx.say(W("allocate.cleared"));
      document.getElementById(ctx.uid("heading")).focus();
    }, { kind: "quiet" });
    const tell = () => {
      setAble(clear, fieldsOf(ctx).some((ask) => allocatePoints(ctx, row.id, ask) !== null));
    };
    tell();
    el.append(
      many ? h("p", { class: "six-muted" }, row.section.title) : "",
      content.intro ? h("p", {}, content.intro) : "",
      row.section.about && row.section.rows[0].id === row.id ? h("p", {}, row.section.about) : "",
      row.text ? h("p", { class: "six-allocate-text" }, row.text) : "",
      allocateKey(content, row),
      h("div", { class: "six-allocate" }, fieldsOf(ctx).map((ask) => allocateAsk(ctx, row, ask, tell))),
      noteField(ctx, `shares.${row.id}`, row.title) ?? "",
      clear,
    );
  };
  return { id: row.id, title: row.title, done: () => allocateDone(ctx, row.id), render };
}

/** What each share is: in this row's own words where it has them. */
function allocateKey({ shares }, row) {
  const words = (share) => row.labels[share.id] ?? share.text;
  return h(
    "ul",
    { class: "six-allocate-key" },
    shares.map((share, index) =>
      h(
        "li",
        {},
        allocateKeyMark(index),
        h("span", {}, h("strong", {}, words(share) ? `${share.title}. ` : share.title), words(share)),
      )
    ),
  );
}

/** One question of a row: a slider a share, clamped at what is left. */
function allocateAsk(ctx, row, ask, tell) {
  const { total, shares } = ctx.content;
  const left = h("p", { class: "six-allocate-left" });
  const bar = h("div", { class: "six-allocate-bar", "aria-hidden": "true" });
  /** @type {any} */
  let resting;
  const sliders = shares.map((share, index) =>
    slider({
      label: [
        allocateKeyMark(index),
        " ",
        share.title,
        ask.label ? h("span", { class: "six-hidden" }, ` (${ask.label})`) : "",
      ],
      name: ctx.uid(`${row.id}-${allocateField(ask, share)}`),
      min: 0,
      max: total,
      value: allocatePoints(ctx, row.id, ask)?.[index],
      words: (value) => plural("allocate.points", value),
      unset: W("allocate.unset"),
      onPlace: (value) => give(index, value),
    })
  );

  /** Give a share as many points as there are; one that gets fewer is told where they are. */
  function give(index, value) {
    const before = allocatePoints(ctx, row.id, ask);
    const points = before ?? shares.map(() => 0);
    const earlier = before ? points[index] : null;
    const kept = Math.min(value, points[index] + total - points.reduce((sum, one) => sum + one, 0));
    if (kept !== earlier) {
      points[index] = kept;
      ctx.update(
        Object.fromEntries(shares.map((share, at) => [`shares.${row.id}.${allocateField(ask, share)}`, points[at]])),
      );
      sliders.forEach((one, at) => one.show(points[at]));
      tell();
    }
    show();
    const words = kept < value && kept === earlier ? refusal(points, index) : leftWords();
    left.textContent = words;
    sayAtRest(words);
    return kept;
  }

  function refusal(points, index) {
    const others = points.map((n, at) => (at === index ? -1 : n));
    const most = others.indexOf(Math.max(...others));
    return W("allocate.full", { share: shares[most].title, n: points[most] });
  }

  // One gesture on a slider is many changes; what it came to is said once the hand rests.
  function sayAtRest(words) {
    clearTimeout(resting);
    resting = setTimeout(() => left.isConnected && ctx.say(words), REST);
  }

  function leftWords() {
    const n = allocateLeft(ctx, row.id, ask);
    return n ? plural("allocate.left", n) : W("allocate.all_out", { total });
  }

  function show() {
    left.textContent = leftWords();
    left.toggleAttribute("data-done", allocateLeft(ctx, row.id, ask) === 0);
    const points = allocatePoints(ctx, row.id, ask) ?? [];
    bar.replaceChildren(
      ...points.map((n, index) => (n
        ? h(
          "span",
          { class: `six-allocate-part six-allocate-part-${index + 1}`, style: { flex: String(n) } },
          String(n),
        )
        : "")
      ),
      h("span", { class: "six-allocate-open", style: { flex: String(allocateLeft(ctx, row.id, ask)) } }),
    );
  }

  show();
  return h(
    "fieldset",
    { class: "six-group" },
    h("legend", {}, ask.question || W("allocate.ask")),
    left,
    bar,
    sliders.map((one) => one.node),
  );
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (
    ctx,
  ) => [
    ...allocateRows(ctx.content).map((row) => allocateStep(ctx, row)),
    closingStep(ctx, () => allocateMoves(ctx).slice(0, 1).map((one) => one.id)),
  ],
  paper: (answers, exercise) => instrumentPaper(answers, exercise),
};
