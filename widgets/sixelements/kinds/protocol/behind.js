/* What comes behind the first steps: the meeting step by step with its time, its actions, and what a room writes. */

import { h, plural, W } from "../../ui/dom.js";
import { closed, expectations, opened } from "./before.js";
import { stepClock } from "./clock.js";
import { actionRows } from "./rows.js";
import { stateOf } from "./seal.js";
import { writing } from "./writing.js";

const ABREAST = 4; // fields of an action, where there is room

const roleOf = (ctx, id) => ctx.content.roles.find((one) => one.id === id);

/** Draw a step of the meeting: its time, what it asks, and its notes, beside what was expected once that is open. */
export function drawPart(el, ctx, step) {
  const { content } = ctx;
  const lead = roleOf(ctx, step.lead);
  const questions = content.sealed?.questions.filter((one) => [one.step, content.sealed.opens].includes(step.id)) ?? [];
  const state = questions.length ? stateOf(content, ctx.answers()) : "none";
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
}

/** Draw what becomes an action. */
export function drawActions(el, ctx) {
  const { content: { actions }, content } = ctx;
  const rows = actionRows(content);
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
}

export { writing };
