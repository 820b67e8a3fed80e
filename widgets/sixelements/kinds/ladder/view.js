/* Ladder of inference: up from a pool of facts to an action, down again by five questions, out with one statement. */

import { button, checks, choice, textBox } from "../../ui/controls.js";
import { fill, h, plural, W } from "../../ui/dom.js";
import { chosenCase, climbed, found, HALVES, leftFacts, OWN_CASE, ownFacts, pickedFacts } from "./climb.js";
import { factList, ladderOf, missing, rungOf, statementLines } from "./drawing.js";

const OWN_FACTS = 12;
const NOTE_MAX = 600;

function steps(ctx) {
  const it = chosenCase(ctx);
  const { rungs, questions } = ctx.content;
  const [pool, select, ...written] = rungs;
  /** A step that needs a case, and facts in it. */
  const step = (id, title, done, draw, needsFacts = true) => ({
    id,
    title,
    done: () => it !== null && done(),
    render: (
      el,
    ) => (it === null
      ? missing(el, ctx, "choose_first", "to_case", "case")
      : needsFacts && !it.facts.length
      ? missing(el, ctx, "facts_first", "to_pool", pool.id)
      : draw(el)),
  });
  return [
    { id: "case", title: W("ladder.case_title"), done: () => it !== null, render: (el) => drawChoice(el, ctx) },
    step(
      pool.id,
      pool.title,
      () => (it.id === OWN_CASE ? it.facts.length : pickedFacts(ctx, it).length) > 0,
      (el) => drawPool(el, ctx, it, pool),
      false,
    ),
    step(select.id, select.title, () => pickedFacts(ctx, it).length > 0, (el) => drawSelect(el, ctx, it, select)),
    ...written.map((rung) =>
      step(rung.id, rung.title, () => climbed(ctx, it, rung.id) !== "", (el) => drawRung(el, ctx, it, rung))
    ),
    ...questions.map((question, index) =>
      step(
        question.id,
        question.ask,
        () => found(ctx, it, question.id) !== "",
        (el) => drawQuestion(el, ctx, it, question, index),
      )
    ),
    step(
      "statement",
      W("ladder.statement_title"),
      () => HALVES.every((half) => found(ctx, it, half) !== ""),
      (el) => drawStatement(el, ctx, it),
    ),
  ];
}

function drawChoice(el, ctx) {
  const { cases, own_case } = ctx.content;
  const options = cases.map(({ id, title, story }) => ({ value: id, label: title, hint: story }));
  el.append(choice({
    legend: W("ladder.case_legend"),
    hint: W("ladder.case_hint"),
    name: ctx.uid("case"),
    value: ctx.get("case"),
    options: [...options, { value: OWN_CASE, label: own_case.title, hint: W("ladder.own_hint") }],
    onPick: (id) => ctx.set("case", id),
  }));
}

function whichRung(ctx, it, rung) {
  const { rungs } = ctx.content;
  return h(
    "p",
    { class: "six-muted" },
    W("ladder.rung_of", { n: rungs.indexOf(rung) + 1, of: rungs.length, title: it.title }),
  );
}

function drawPool(el, ctx, it, rung) {
  el.append(whichRung(ctx, it, rung));
  if (it.id === OWN_CASE) {
    drawOwn(el, ctx);
    return;
  }
  el.append(
    h("p", {}, it.story),
    h("p", {}, h("strong", {}, rung.prompt), " ", rung.hint),
    h("ol", { class: "six-ladder-pool" }, it.facts.map((fact) => h("li", {}, fact.text))),
  );
}

function drawSelect(el, ctx, it, rung) {
  const here = it.facts.map((fact) => fact.id);
  const elsewhere = () => ctx.get("picked", []).filter((id) => !here.includes(id));
  el.append(
    whichRung(ctx, it, rung),
    checks({
      legend: rung.prompt,
      hint: rung.hint,
      name: ctx.uid("picked"),
      options: it.facts.map((fact) => ({ value: fact.id, label: fact.text })),
      values: pickedFacts(ctx, it).map((fact) => fact.id),
      onChange: (ids) =>
        ctx.set("picked", someOrNothing([...elsewhere(), ...ids]), {
          say: plural("ladder.picked_of", ids.length, { of: here.length }),
        }),
    }),
  );
}

function someOrNothing(list) {
  return list.length ? list : undefined;
}

/** A labelled box for the text at *path*; an emptied box leaves nothing behind. */
/**
 * A text of several lines, kept at *path*.
 * @param {any} ctx
 * @param {string} path
 * @param {{ label: any, hint?: any, max?: number, rows?: number, onInput?: () => void }} told
 */
function noteBox(ctx, path, { label, hint, max = NOTE_MAX, rows = 3, onInput }) {
  const field = textBox({
    label,
    hint,
    name: ctx.uid(path.replaceAll(".", "-")),
    value: ctx.get(path, ""),
    max,
    rows,
    onInput: (text) => {
      ctx.set(path, text || undefined);
      onInput?.();
    },
  });
  return h("div", { class: "six-ladder-note" }, field);
}

function drawRung(el, ctx, it, rung) {
  const { rungs } = ctx.content;
  const below = rungs.slice(0, rungs.indexOf(rung));
  el.append(
    whichRung(ctx, it, rung),
    noteBox(ctx, `climbs.${it.id}.${rung.id}`, { label: rung.prompt, hint: rung.hint }),
    h("p", { class: "six-ladder-below" }, W("ladder.so_far")),
    ladderOf(below.map((one) => rungOf(ctx, it, one, false))),
  );
}

function drawQuestion(el, ctx, it, { id, why, aloud, rungs }, index) {
  const looksAt = ctx.content.rungs.filter((rung) => rungs.includes(rung.id));
  const atFacts = rungs.includes("pool") || rungs.includes("select");
  fill(el, {}, [
    h(
      "p",
      { class: "six-muted" },
      W("ladder.question_of", { n: index + 1, of: ctx.content.questions.length, title: it.title }),
    ),
    h("p", {}, why),
    h("p", { class: "six-ladder-below" }, W("ladder.you_wrote")),
    ladderOf(looksAt.map((rung) => rungOf(ctx, it, rung, rung.id === "pool"))),
    rungs.includes("pool") ? null : groundFold(ctx, it, atFacts),
    noteBox(ctx, `descents.${it.id}.${id}`, { label: W("ladder.answer") }),
    h("p", { class: "six-muted" }, W("ladder.aloud", { aloud })),
  ]);
}

/** What was left on the ground, folded away unless the question is about facts. */
function groundFold(ctx, it, open) {
  const left = leftFacts(ctx, it);
  return left.length
    ? h(
      "details",
      { class: "six-details", open },
      h("summary", {}, plural("ladder.left_count", left.length)),
      factList(left),
    )
    : null;
}

function drawStatement(el, ctx, it) {
  const { statement } = ctx.content;
  const together = h("div", { class: "six-say-it" });
  const show = () => together.replaceChildren(...statementLines(ctx, it, "statement_wait"));
  fill(el, {}, [
    h("p", { class: "six-muted" }, W("ladder.statement_of", { title: it.title })),
    HALVES.map((half) =>
      noteBox(ctx, `descents.${it.id}.${half}`, {
        label: statement[half].prompt,
        hint: W("ladder.begins", statement[half]),
        onInput: show,
      })
    ),
    h("h3", {}, W("ladder.statement")),
    together,
  ]);
  show();
}

// A case of one's own.

function drawOwn(el, ctx) {
  // The first line is there to be typed into before anything is kept.
  const first = { id: nextOwn(ctx, []), text: "", case: OWN_CASE };
  const rows = () => {
    const stored = ownFacts(ctx);
    return stored.length ? stored : [first];
  };
  const fieldOf = (id) => ctx.uid(`fact-${id}`);
  const change = (facts, focus, words) => {
    ctx.set("own_facts", facts, { say: words });
    ctx.redraw();
    document.getElementById(focus).focus();
  };
  const add = () => {
    const id = nextOwn(ctx, rows());
    change(
      [...rows(), { id, text: "", case: OWN_CASE }],
      fieldOf(id),
      W("ladder.said_added", { n: rows().length + 1 }),
    );
  };
  // A pick of the removed fact stays behind unseen, so that Undo brings back fact and pick in one step.
  const remove = (id, n) =>
    change(rows().filter((fact) => fact.id !== id), ctx.uid("own-add"), W("ladder.said_removed", { n }));
  const write = (id, text) => ctx.set("own_facts", rows().map((fact) => (fact.id === id ? { ...fact, text } : fact)));
  const full = rows().length >= OWN_FACTS;
  const single = rows().length === 1;
  fill(el, {}, [
    h("p", {}, ctx.content.own_case.prompt),
    noteBox(ctx, "own_title", { label: W("ladder.own_title"), hint: W("ladder.own_title_hint"), max: 120, rows: 1 }),
    rows().map(({ id, text }, index) =>
      h(
        "div",
        { class: "six-ladder-own" },
        textBox({
          label: W("ladder.own_fact", { n: index + 1 }),
          name: fieldOf(id),
          value: text,
          max: 300,
          rows: 2,
          onInput: (typed) => write(id, typed),
        }),
        single
          ? null
          : button(W("ladder.own_remove", { n: index + 1 }), () => remove(id, index + 1), { kind: "quiet" }),
      )
    ),
    full ? h("p", { class: "six-muted" }, W("ladder.own_full")) : null,
    button(W("ladder.own_add"), add, { id: ctx.uid("own-add"), disabled: full }),
  ]);
}

/** An id that neither a fact nor a pick left behind bears. */
function nextOwn(ctx, rows) {
  const taken = new Set([...ctx.get("picked", []), ...rows.map((fact) => fact.id)]);
  let n = 1;
  while (taken.has(`own-${n}`)) n += 1;
  return `own-${n}`;
}

// Paper: one form, filled with the climb of the case that is chosen.

function paper(answers, { content }) {
  const it = content.cases.find((one) => one.id === answers.case);
  const picked = answers.picked ?? [];
  const own = (answers.own_facts ?? []).filter((fact) => fact.text);
  const numbers = (it?.facts ?? own).map((fact, index) => (picked.includes(fact.id) ? index + 1 : null)).filter(
    Boolean,
  );
  return {
    case: answers.case,
    picked,
    paper: {
      climb: { ...answers.climbs?.[answers.case], select: numbers.join(", ") },
      descent: answers.descents?.[answers.case],
      own: [answers.own_title, ...own.map((fact, index) => `${index + 1}. ${fact.text}`)].filter(Boolean).join("\n"),
    },
  };
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = { steps, paper };
