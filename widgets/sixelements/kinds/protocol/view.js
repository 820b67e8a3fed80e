/* A protocol: what is expected before, the meeting step by step with its time and its notes, and what becomes an
   action; then the questions about the whole. */

import { h, plural, W } from "../../ui/dom.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { writtenRows } from "../../ui/scoring.js";
import { dayInWords } from "../../ui/days.js";
import { cellInWords } from "../table/cells.js";
import { lookStep } from "../table/look.js";
import { inRoom } from "../table/shared.js";
import { beforeStep, closed, expectations, opened } from "./before.js";
import { stepClock } from "./clock.js";
import { actionRows, actionsOf, asTable, cellOf, columnsOf, ROLES } from "./rows.js";
import { readable, stateOf } from "./seal.js";
import { writing } from "./writing.js";

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    ...(ctx.content.sealed ? [beforeStep(ctx)] : []),
    beginStep(ctx),
    ...ctx.content.steps.map((step) => partStep(ctx, step)),
    actionsStep(ctx),
    lookStep(ctx),
  ],
  paper: onPaper,
  shown: (ctx) => inRoom(asTable(ctx)).answers(),
};

const ABREAST = 4; // fields of an action, where there is room

const minutesOf = (steps) => steps.reduce((sum, one) => sum + one.minutes, 0);
const roleOf = (ctx, id) => ctx.content.roles.find((one) => one.id === id);

function beginStep(ctx) {
  const { content } = ctx;
  const named = content.roles.length > 0 && !content.rotate;
  const render = (el) => {
    el.append(
      content.intro ? h("p", {}, content.intro) : "",
      h(
        "ol",
        {},
        content.steps.map((one) => h("li", {}, plural("protocol.part", one.minutes, { title: one.title }))),
      ),
      h("p", {}, plural("protocol.whole", minutesOf(content.steps))),
      ...(content.rotate
        ? [
          h("p", {}, W("protocol.rotate")),
          h(
            "ul",
            {},
            content.roles.map(({ label, about }) => h("li", {}, h("b", {}, label), about ? `: ${about}` : "")),
          ),
        ]
        : []),
    );
    if (named) writing(el, ctx, [ROLES], ([{ nodes }]) => [h("h3", {}, W("protocol.roles")), ...nodes]);
    el.append(...examples(ctx));
  };
  const done = () => content.roles.some(({ id }) => cellOf(ctx, ROLES, id));
  return { id: "begin", title: content.title, optional: !named, done: named ? done : () => true, render };
}

/** Notes that somebody else wrote, well or weakly: quiet until opened, with a comment on each. */
function examples({ content }) {
  return content.examples.map((example) =>
    h(
      "details",
      { class: "six-details six-off-paper" },
      h("summary", {}, example.title),
      h("p", { class: "six-muted" }, example.note),
      example.rows.map(({ step, text, says }) =>
        h(
          "div",
          { class: "six-card" },
          h("p", {}, h("b", {}, content.steps.find((one) => one.id === step).title)),
          h("p", {}, text),
          h("p", { class: "six-rows-comment" }, says),
        )
      ),
    )
  );
}

function partStep(ctx, step) {
  const { content } = ctx;
  const lead = roleOf(ctx, step.lead);
  const questions = content.sealed?.questions.filter((one) => [one.step, content.sealed.opens].includes(step.id)) ?? [];
  const state = questions.length ? stateOf(content, ctx.answers()) : "none";
  const render = (el) => {
    el.append(
      h(
        "p",
        { class: "six-muted" },
        plural("protocol.minutes", step.minutes),
        lead ? ` ${W("protocol.leads", { role: lead.label })}` : "",
      ),
      stepClock(ctx, step),
      step.about ? h("p", {}, step.about) : "",
      h("ul", {}, step.questions.map((one) => h("li", {}, one))),
    );
    const beside = h("div", {});
    if (state === "writing") beside.append(h("p", { class: "six-hint" }, W("protocol.not_sealed")));
    if (state === "sealed") beside.append(...closed(ctx));
    if (state === "open") {
      beside.append(h("h3", {}, W("protocol.expected")), opened(ctx), expectations(ctx, questions));
    }
    const now = h("div", {});
    el.append(h("div", { class: state === "open" ? "six-protocol-beside" : null }, beside, now));
    writing(now, ctx, [step.id], ([{ nodes }]) => [
      state === "open" ? h("h3", {}, W("protocol.afterward")) : "",
      ...nodes,
    ]);
  };
  return { id: step.id, title: step.title, done: () => cellOf(ctx, step.id, "note") !== undefined, render };
}

function actionsStep(ctx) {
  const { content: { actions }, content } = ctx;
  const rows = actionRows(content);
  const render = (el) => {
    el.append(
      actions.about ? h("p", {}, actions.about) : "",
      h("p", { class: "six-hint" }, plural("protocol.most", actions.most)),
    );
    const card = ({ row, nodes }) =>
      h(
        "fieldset",
        { class: "six-card six-rows-row" },
        h("legend", {}, rows.find((one) => one.id === row).title),
        h("div", { class: "six-rows-fields" }, nodes),
      );
    writing(el, ctx, rows.map((one) => one.id), (fields) => [
      h("div", { class: "six-rows", style: { "--six-columns": ABREAST } }, fields.map(card)),
    ]);
  };
  return { id: "actions", title: actions.title, done: () => actionsOf(ctx).length > 0, render };
}

/** The answers as the sheet shows them: each cell in words, the rows in their order, and nothing that is sealed. */
function onPaper(answers, exercise) {
  const { content } = exercise;
  const { rows } = asTable({ content }).content;
  const written = writtenRows(answers, "rows");
  const cells = ({ id }) => {
    const found = written.find((row) => row.id === id)?.cells ?? {};
    return Object.fromEntries(columnsOf(content, id).map((one) => [one.id, cellInWords(one, found[one.id])]));
  };
  const { sealed } = answers;
  return {
    ...instrumentPaper(readable(content, answers), exercise),
    rows: rows.map((row) => ({ cells: cells(row) })),
    paper: { sealed: sealed ? dayInWords(sealed) : "" },
  };
}
