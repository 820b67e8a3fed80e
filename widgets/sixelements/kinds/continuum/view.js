/* The decision continuum: a chair, a line of seven points for each decision, and decisions of one's own. */

import { button, choice, setAble, textBox } from "../../ui/controls.js";
import { confirmDialog } from "../../ui/dialog.js";
import { h, W } from "../../ui/dom.js";
import { added, chairOfRoom, isSecond, marksOf, moveWords, OUTSIDE, ownList, pointWords, sideOf } from "./decisions.js";
import { keyMark, seats } from "./drawing.js";
import { moves, onPaper, QUESTIONS, reads, twice } from "./gaps.js";

function chairStep(ctx) {
  const first = `${ctx.uid("side")}-${ctx.content.sides[0].id}`;
  const open = h("p", { class: "six-notice", hidden: true, id: ctx.uid("side-open") }, W("continuum.chair_first"));
  const render = (el) => {
    const joined = chairOfRoom(ctx.content);
    const points = h("div", {});
    const tell = () => points.replaceChildren(...(sideOf(ctx) ? sevenPoints(ctx) : []));
    el.append(
      joined && !ctx.get("side") ? h("p", {}, W("continuum.chair_joined", { chair: joined.label.toLowerCase() })) : "",
      open,
      choice({
        legend: W("continuum.chair_legend"),
        hint: W("continuum.chair_why"),
        name: ctx.uid("side"),
        value: sideOf(ctx),
        options: ctx.content.sides.map(({ id, label, hint }) => ({
          value: id,
          label: [keyMark(id, true), " ", label],
          hint,
        })),
        onPick: (id) => {
          ctx.set("side", id, {
            say: Object.keys(ctx.get("placed", {})).length ? W("continuum.chair_changed") : undefined,
          });
          open.hidden = true;
          document.getElementById(first).removeAttribute("aria-invalid");
          tell();
        },
      }),
      points,
    );
    tell();
  };
  /** Without a chair the other steps have no words; Next says so here, where the answer is. */
  const missing = () => {
    if (sideOf(ctx)) return false;
    open.hidden = false;
    const radio = document.getElementById(first);
    radio.setAttribute("aria-invalid", "true");
    radio.setAttribute("aria-describedby", `${open.id} ${first}-hint`);
    radio.focus();
    return true;
  };
  return { id: "chair", title: W("continuum.chair"), done: () => Boolean(sideOf(ctx)), missing, render };
}

function sevenPoints(ctx) {
  const inOrder = [1, 2, 3, 4, 5, 6, 7].map((point) => reads(point, isSecond(ctx)));
  return [
    h("h3", {}, W("continuum.seven_points")),
    h("ol", { class: "six-continuum-points" }, inOrder.map((point) => h("li", {}, `${pointWords(ctx, point, true)}.`))),
    h("p", { class: "six-muted" }, W(sideOf(ctx) === OUTSIDE ? "continuum.mirror_outside" : "continuum.mirror_two")),
  ];
}

function chairFirst(ctx) {
  return h(
    "div",
    {},
    h("p", {}, W("continuum.chair_first")),
    button(W("continuum.chair_choose"), () => ctx.go("chair"), { kind: "strong" }),
  );
}

function decisionStep(ctx, { id, title, about, limits }) {
  const render = (el) => {
    if (!sideOf(ctx)) {
      el.append(chairFirst(ctx));
      return;
    }
    const told = h("p", { class: "six-continuum-told" });
    const clear = button(W("continuum.clear"), () => {
      ctx.remove(`placed.${id}`);
      ctx.redraw();
      ctx.say(W("continuum.cleared"));
      document.getElementById(ctx.uid("heading")).focus();
    }, { kind: "quiet", disabled: Object.keys(marksOf(ctx, id)).length === 0 });
    const lines = placing(ctx, id, told, () => {
      setAble(clear, true);
    });
    el.append(
      h(
        "div",
        { class: "six-continuum" },
        about ? h("p", {}, about) : null,
        limits.length ? limitNotes(limits) : null,
        lines,
        h("div", { class: "six-row six-continuum-foot" }, told, clear),
      ),
    );
  };
  return { id, title, done: () => twice(marksOf(ctx, id)), render };
}

/** The two lines of a decision; what the two marks say together is told in *told*, and aloud. */
function placing(ctx, id, told, onPlaced = () => {}) {
  told.textContent = moveSentence(ctx, marksOf(ctx, id));
  return QUESTIONS.map((name) =>
    line(ctx, id, name, (point) => {
      const words = moveSentence(ctx, { ...marksOf(ctx, id), [name]: point });
      ctx.update({ side: sideOf(ctx), [`placed.${id}.${name}`]: point }, { say: words });
      told.textContent = words;
      onPlaced();
    })
  );
}

function moveSentence(ctx, marks) {
  if (!twice(marks)) return "";
  return moves(marks) ? W("continuum.you_would", { how: moveWords(ctx, marks) }) : W("continuum.you_leave");
}

function limitNotes(limits) {
  return h(
    "div",
    { class: "six-continuum-limits" },
    h("p", { class: "six-continuum-label" }, W("continuum.binds")),
    h(
      "dl",
      {},
      limits.map(({ kind, text }) => h("div", {}, h("dt", {}, W(`continuum.limits.${kind}`)), h("dd", {}, text))),
    ),
    h("p", { class: "six-hint" }, W("continuum.advice")),
  );
}

/**
 * Seven points of one question; the person's own end comes first. A strip where there is room, a list where there
 * is not.
 */
function line(ctx, id, name, pick) {
  const inOrder = [1, 2, 3, 4, 5, 6, 7].map((point) => reads(point, isSecond(ctx)));
  const sentence = (point) => `${pointWords(ctx, point, true)}.`;
  const told = h("p", { class: "six-continuum-chosen", "aria-hidden": "true" });
  const tell = (point) => {
    told.textContent = point ? sentence(point) : W("continuum.choose_point");
  };
  const chosen = () => marksOf(ctx, id)[name];
  const group = choice({
    legend: W(`continuum.${name}`),
    name: ctx.uid(`${id}-${name}`),
    value: chosen(),
    row: true,
    options: inOrder.map((point, index) => ({
      value: point,
      label: [
        seats(ctx, index + 1),
        h("span", { class: "six-continuum-short" }, pointWords(ctx, point)),
        h("span", { class: "six-continuum-long" }, sentence(point)),
      ],
    })),
    onPick: (point) => {
      pick(point);
      tell(point);
    },
  });
  // A point says its whole sentence while it is pointed at, and falls back to the chosen one.
  for (const [index, row] of [...group.querySelectorAll(".six-option-row")].entries()) {
    row.addEventListener("pointerenter", () => tell(inOrder[index]));
    row.addEventListener("pointerleave", () => tell(chosen()));
    row.addEventListener("focusin", () => tell(inOrder[index]));
    row.addEventListener("focusout", () => tell(chosen()));
  }
  group.append(told);
  tell(chosen());
  return group;
}

/** Decisions a person adds: a card each, and always a blank one at the end, as on paper. */
function ownStep(ctx) {
  const render = (el) => {
    if (!sideOf(ctx)) {
      el.append(chairFirst(ctx));
      return;
    }
    const list = ownList(ctx);
    const blank = freshId(list);
    el.append(h("p", {}, W("continuum.own_why")), ...list.map((one) => ownCard(ctx, one)));
    if (list.length >= ctx.exercise.shape.fields.own.max) {
      el.append(h("p", { class: "six-muted" }, W("continuum.own_full", { n: list.length })));
      return;
    }
    el.append(
      ownCard(ctx, { id: blank, title: "" }),
      button(W("continuum.own_another"), () => {
        ctx.redraw();
        document.getElementById(titleId(ctx, freshId(ownList(ctx)))).focus();
      }),
    );
  };
  // Nobody has to add one: with nothing of one's own, the step is done when all the others are.
  const done = () => {
    const list = ownList(ctx);
    return (list.length ? list : ctx.content.decisions).every(({ id }) => twice(marksOf(ctx, id)));
  };
  return { id: "own", title: W("continuum.own"), done, render };
}

const titleId = (ctx, id) => ctx.uid(`title-${id}`);

function ownCard(ctx, { id, title = "" }) {
  const told = h("p", { class: "six-continuum-told" });
  const removal = button(W("continuum.own_remove"), () => removeOwn(ctx, id), { kind: "quiet" });
  const lines = h(
    "div",
    { class: "six-continuum" },
    placing(ctx, id, told),
    h("div", { class: "six-row six-continuum-foot" }, told, removal),
  );
  const named = (text) => {
    lines.hidden = !text.trim() && Object.keys(marksOf(ctx, id)).length === 0;
    removal.setAttribute("aria-label", W("continuum.own_remove_named", { title: text }));
  };
  const rename = (text) => {
    const list = ownList(ctx);
    const kept = list.some((one) => one.id === id)
      ? list.map((one) => (one.id === id ? { ...one, title: text } : one))
      : [...list, { id, title: text }];
    ctx.set("own", kept);
    named(text);
  };
  named(title);
  return h(
    "div",
    { class: "six-card" },
    textBox({
      label: W("continuum.own_title"),
      hint: W("continuum.own_hint"),
      name: titleId(ctx, id),
      value: title,
      rows: 1,
      max: 120,
      onInput: rename,
    }),
    lines,
  );
}

async function removeOwn(ctx, id) {
  const named = { title: added(ctx).find((one) => one.id === id).title };
  const sure = await confirmDialog({
    title: W("continuum.own_remove_title"),
    text: W("continuum.own_remove_text", named),
    yes: W("continuum.own_remove_yes"),
    no: W("continuum.own_remove_no"),
  });
  if (!sure) return;
  const left = ownList(ctx).filter((one) => one.id !== id);
  ctx.update({ [`placed.${id}`]: undefined, own: left.length ? left : undefined });
  ctx.redraw();
  ctx.say(W("continuum.own_removed", named));
  document.getElementById(ctx.uid("heading")).focus();
}

/** The first id nobody has: own-1, own-2, … */
function freshId(list) {
  let n = 1;
  while (list.some((one) => one.id === `own-${n}`)) n += 1;
  return `own-${n}`;
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    chairStep(ctx),
    ...ctx.content.decisions.map((one) => decisionStep(ctx, one)),
    ...(ctx.content.own ? [ownStep(ctx)] : []),
  ],
  paper: onPaper,
};
