/* A protocol: what is expected before, the meeting step by step with its time and its notes, and what becomes an
   action; then the questions about the whole. */

import { h, plural, W } from "../../ui/dom.js";
import { makeFetched } from "../../ui/fetched.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { writtenRows } from "../../ui/scoring.js";
import { dayInWords } from "../../ui/days.js";
import { cellInWords } from "../table/cells.js";
import { lookStep } from "../table/look.js";
import { inRoom } from "../table/shared.js";
import { beforeStep } from "./before.js";
import { ownFields } from "./own.js";
import { actionsOf, asTable, cellOf, columnsOf, ROLES } from "./rows.js";
import { readable } from "./seal.js";

const coming = makeFetched(() => import("./behind.js"));

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [
    ...(ctx.content.sealed ? [beforeStep(ctx)] : []),
    beginStep(ctx),
    ...ctx.content.steps.map((step) => ({
      id: step.id,
      title: step.title,
      done: () => cellOf(ctx, step.id, "note") !== undefined,
      render: (/** @type {HTMLElement} */ el) =>
        coming.within(el, ctx, ({ drawPart }, part) => drawPart(part, ctx, step)),
    })),
    {
      id: "actions",
      title: ctx.content.actions.title,
      done: () => actionsOf(ctx).length > 0,
      render: (el) => coming.within(el, ctx, ({ drawActions }, part) => drawActions(part, ctx)),
    },
    lookStep(ctx),
  ],
  paper: onPaper,
  begin: coming.begin,
  shown: (ctx) => inRoom(asTable(ctx)).answers(),
};

const minutesOf = (steps) => steps.reduce((sum, one) => sum + one.minutes, 0);

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
    const roles = ([{ nodes }]) => [h("h3", {}, W("protocol.roles")), ...nodes];
    if (named && ctx.joint()) {
      coming.within(el, ctx, ({ writing }, part) => writing(part, ctx, [ROLES], roles));
    } else if (named) el.append(...roles(ownFields(ctx, [ROLES])));
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
