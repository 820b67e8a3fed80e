/* What a protocol says: what was expected beside what was written, the notes, the actions, and the questions. */

import { button } from "../../ui/controls.js";
import { asCalendar } from "../../ui/calendar.js";
import { asCsv } from "../../ui/csv.js";
import { h, plural, W } from "../../ui/dom.js";
import { download } from "../../ui/download.js";
import { keyed } from "../../ui/board/draw.js";
import { dayInWords } from "../../ui/days.js";
import { standing } from "../../ui/instrument/standing.js";
import { closed } from "./before.js";
import { actionsOf, cellOf, rowsOf } from "./rows.js";
import { stateOf } from "./seal.js";

export function results(el, ctx) {
  const part = h("div", {});
  const draw = keyed(part, () => [sidePart(ctx), notesPart(ctx), actionsPart(ctx), filesPart(ctx)]);
  const now = () => [rowsOf(ctx), ctx.answers()];
  draw(now());
  ctx.joint()?.listen(() => part.isConnected && (draw(now()), true));
  el.append(part, h("h3", {}, ctx.content.look.title));
  standing(el, ctx, [ctx.content.look]);
}

const noteOf = (ctx, step) => cellOf(ctx, step, "note") ?? "";

/** What was expected beside what was written at its step, once it is open. */
function sidePart(ctx) {
  const { content } = ctx;
  const state = stateOf(content, ctx.answers());
  if (state === "none" || state === "writing") return null;
  if (state === "sealed") return h("section", {}, h("h3", {}, W("protocol.expected")), closed(ctx));
  return h(
    "section",
    {},
    h("h3", {}, W("protocol.beside")),
    content.sealed.questions.map(({ id, title, step }) =>
      told(title, [
        ["expected", ctx.get(`expected.${id}`) || W("protocol.unexpected")],
        ["happened", noteOf(ctx, step) || W("table.nothing")],
      ])
    ),
  );
}

/** A card: what it is about, and the words under each of its heads. */
function told(title, some) {
  return h(
    "div",
    { class: "six-card" },
    h("p", {}, h("strong", {}, title)),
    h(
      "dl",
      { class: "six-protocol-beside" },
      some.map(([word, text]) => h("div", {}, h("dt", {}, W(`protocol.${word}`)), h("dd", { dir: "auto" }, text))),
    ),
  );
}

/** The notes of each step, those that there are. */
function notesPart(ctx) {
  const { content } = ctx;
  const written = content.steps.filter(({ id }) => noteOf(ctx, id));
  return h(
    "section",
    { class: "six-off-paper" },
    h("p", { class: "six-say-it" }, plural("protocol.written", written.length, { of: content.steps.length })),
    written.length
      ? h(
        "dl",
        { class: "six-standing-list" },
        written.map(({ id, title }) => [h("dt", {}, title), h("dd", { dir: "auto" }, noteOf(ctx, id))]),
      )
      : null,
  );
}

function actionsPart(ctx) {
  const { actions } = ctx.content;
  const some = actionsOf(ctx);
  return h(
    "section",
    { class: "six-off-paper" },
    h("h3", {}, actions.title),
    some.length
      ? some.map(({ title, what, who, by, done }) =>
        told(what || title, [
          ["who", who || W("protocol.nobody")],
          ["by", by ? dayInWords(by) : W("protocol.no_day")],
          ...(done ? [["done", W("table.ticked")]] : []),
        ])
      )
      : h("p", {}, W("protocol.no_actions")),
  );
}

/** What a calendar may take: each action that has a day and is not done. */
export function daysOf(ctx) {
  return actionsOf(ctx).filter((one) => one.by && !one.done).map((one) => ({
    uid: `${ctx.exercise.slug}-${one.id}@six-elements`,
    day: one.by,
    title: one.what || one.title,
    text: one.who ? W("table.cell", { label: W("protocol.who"), told: one.who }) : "",
  }));
}

function filesPart(ctx) {
  const { content, exercise } = ctx;
  const days = daysOf(ctx);
  const lines = [
    [content.noun, content.writes],
    ...content.steps.map(({ id, title }) => [title, noteOf(ctx, id)]),
    ...actionsOf(ctx).map((one) => [one.title, [one.what, one.who, one.by].filter(Boolean).join("; ")]),
  ];
  return h(
    "p",
    { class: "six-off-paper" },
    button(W("table.csv"), () => {
      download(`${exercise.slug}.csv`, asCsv(lines), "text/csv");
      ctx.say(W("table.saved"));
    }, { kind: "quiet", id: ctx.uid("csv") }),
    days.length
      ? button(plural("table.calendar", days.length), () => {
        download(`${exercise.slug}.ics`, asCalendar(days, new Date()), "text/calendar");
        ctx.say(W("table.saved"));
      }, { kind: "quiet", id: ctx.uid("calendar") })
      : null,
  );
}
