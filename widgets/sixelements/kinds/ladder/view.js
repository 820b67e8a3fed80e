/* Ladder of inference: up from a pool of facts to an action, down again by five questions, out with one statement. */

import { button, checks, choice, textBox } from "../../ui/controls.js";
import { fill, h, plural, W } from "../../ui/dom.js";

const OWN_CASE = "own";
const OWN_FACTS = 12;
const NOTE_MAX = 600;
const HALVES = ["advocate", "inquire"];

// What is there.

/** The case that is chosen, or null: {id, title, story, facts, readings}. */
function chosenCase(ctx) {
  const id = ctx.get("case");
  if (id !== OWN_CASE) return ctx.content.cases.find((one) => one.id === id) ?? null;
  const facts = ownFacts(ctx).filter((fact) => fact.text.trim());
  return { id, title: ctx.get("own_title", "").trim() || ctx.content.own_case.title, story: "", facts, readings: [] };
}

/** The facts a person wrote, each id once whatever a file may have held. */
function ownFacts(ctx) {
  const facts = new Map(
    ctx.get("own_facts", []).filter((fact) => fact.id).map((fact) => [fact.id, { ...fact, text: fact.text ?? "" }]),
  );
  return [...facts.values()];
}

const pickedFacts = (ctx, { id, facts }) => facts.filter((fact) => (ctx.result().selected[id] ?? []).includes(fact.id));
const leftFacts = (ctx, { id, facts }) => facts.filter((fact) => (ctx.result().left[id] ?? []).includes(fact.id));
const writtenAt = (ctx, path) => ctx.get(path, "").trim();
const climbed = (ctx, { id }, rung) => writtenAt(ctx, `climbs.${id}.${rung}`);
const found = (ctx, { id }, name) => writtenAt(ctx, `descents.${id}.${name}`);

// The steps.

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

function missing(el, ctx, words, label, step) {
  el.append(h("p", {}, W(`ladder.${words}`)), button(W(`ladder.${label}`), () => ctx.go(step), { kind: "strong" }));
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

/** The two halves joined, each behind the words it begins with. */
function statementLines(ctx, it, otherwise) {
  const said = HALVES.filter((half) => found(ctx, it, half)).map((half) =>
    h("p", {}, `${ctx.content.statement[half].starter} ${found(ctx, it, half)}`)
  );
  return said.length ? said : [empty(otherwise)];
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

// The drawing: an ordered list that looks like a ladder, so that it wraps, prints and is read like any text.

/** A ladder from *rungs*, given from the ground up: [{id, n, title, body}]. */
function ladderOf(rungs, { loop = false } = {}) {
  return h(
    "ol",
    {
      class: `six-ladder${loop ? " six-ladder-loop" : ""}`,
      reversed: true,
      start: rungs.length ? rungs.at(-1).n : null,
    },
    [...rungs].reverse().map(({ id, n, title, body }) => {
      const inner = [h("p", { class: "six-ladder-name" }, `${n} ${title}`), body];
      return h(
        "li",
        { class: "six-ladder-rung", "data-rung": id },
        id === "pool" ? h("div", { class: "six-ladder-ground" }, inner) : inner,
      );
    }),
  );
}

/** What the person has on one rung; with *ground* the pool shows the facts that were left there. */
function rungOf(ctx, it, rung, ground) {
  const n = ctx.content.rungs.indexOf(rung) + 1;
  return { id: rung.id, n, title: rung.title, body: rungBody(ctx, it, rung.id, ground) };
}

function rungBody(ctx, it, id, ground) {
  const picked = pickedFacts(ctx, it);
  if (id === "select") return picked.length ? factList(picked) : empty("none_picked");
  if (id === "pool") return ground ? onGround(ctx, it) : h("p", {}, W("ladder.words_pool", { of: it.facts.length }));
  const text = climbed(ctx, it, id);
  return text ? h("p", { class: "six-ladder-text" }, text) : empty("nothing");
}

function onGround(ctx, it) {
  const left = leftFacts(ctx, it);
  if (!left.length) return h("p", {}, W(it.facts.length ? "ladder.all_picked" : "ladder.no_facts"));
  return [h("p", {}, `${plural("ladder.left_count", left.length)}:`), factList(left)];
}

const empty = (word) => h("p", { class: "six-muted" }, W(`ladder.${word}`));
const factList = (facts) => h("ul", { class: "six-ladder-facts" }, facts.map((fact) => h("li", {}, fact.text)));

// The results.

function results(el, ctx) {
  const it = chosenCase(ctx);
  if (it === null) {
    missing(el, ctx, "choose_first", "to_case", "case");
    return;
  }
  const picked = pickedFacts(ctx, it);
  el.append(
    h(
      "p",
      {},
      picked.length ? plural("ladder.picked_of", picked.length, { of: it.facts.length }) : W("ladder.no_picks"),
    ),
  );
  el.append(picture(ctx, it));
  drawFound(el, ctx, it);
  el.append(h("h3", {}, W("ladder.to_room")), h("div", { class: "six-say-it" }, statementLines(ctx, it, "nothing")));
  el.append(
    h("h3", {}, W("ladder.readings")),
    h("p", {}, W(it.readings.length ? "ladder.readings_note" : "ladder.own_readings")),
    h("div", { class: "six-ladder-readings" }, it.readings.map((reading) => readingCard(ctx, it, reading, picked))),
  );
}

function picture(ctx, it) {
  const rungs = ctx.content.rungs.map((rung) => rungOf(ctx, it, rung, true));
  return h(
    "figure",
    { class: "six-figure" },
    ladderOf(rungs, { loop: true }),
    h("figcaption", {}, W("ladder.picture", it), h("br"), W("ladder.picture_note")),
    h("details", { class: "six-details" }, h("summary", {}, W("frame.picture_in_words")), inSentences(ctx, it)),
  );
}

/** The drawing as text, from the ground up. */
function inSentences(ctx, it) {
  const names = (facts) => facts.map((fact) => fact.text).join(" · ");
  const [picked, left] = [pickedFacts(ctx, it), leftFacts(ctx, it)];
  const line = {
    pool: left.length
      ? `${W("ladder.words_pool", { of: it.facts.length })} ${W("ladder.words_left", { facts: names(left) })}`
      : W(it.facts.length ? "ladder.all_picked" : "ladder.no_facts"),
    select: picked.length ? W("ladder.words_picked", { facts: names(picked) }) : W("ladder.none_picked"),
  };
  return h(
    "div",
    {},
    h(
      "ol",
      {},
      ctx.content.rungs.map(({ id, title }) =>
        h("li", {}, `${title}. ${line[id] ?? (climbed(ctx, it, id) || W("ladder.nothing"))}`)
      ),
    ),
    h("p", {}, W("ladder.words_loop")),
  );
}

function drawFound(el, ctx, it) {
  const answered = ctx.content.questions.filter((question) => found(ctx, it, question.id));
  if (!answered.length) return;
  el.append(
    h("h3", {}, W("ladder.way_down")),
    h(
      "dl",
      { class: "six-ladder-found" },
      answered.map((question) => h("div", {}, h("dt", {}, question.ask), h("dd", {}, found(ctx, it, question.id)))),
    ),
  );
}

/** One invented climb beside the person's own, and where the two part. */
function readingCard(ctx, it, reading, picked) {
  const mine = picked.map((fact) => fact.id);
  const theirs = it.facts.filter((fact) => reading.facts.includes(fact.id));
  const facts = h(
    "ul",
    { class: "six-ladder-facts" },
    theirs.map((fact) =>
      h("li", {}, fact.text, mine.includes(fact.id) ? h("strong", {}, ` ${W("ladder.you_too")}`) : null)
    ),
  );
  const rungs = ctx.content.rungs.slice(1).map(({ id, title }, index) => ({
    id,
    n: index + 2,
    title,
    body: id === "select" ? facts : h("p", {}, reading[id]),
  }));
  return h(
    "section",
    { class: "six-card" },
    h("p", { class: "six-chip" }, W("ladder.invented")),
    h("h4", {}, reading.chair),
    ladderOf(rungs),
    h("p", {}, parting(mine, reading.facts)),
  );
}

/** Where two climbs part, as far as facts alone can tell. */
function parting(mine, theirs) {
  const shared = theirs.filter((id) => mine.includes(id)).length;
  if (!mine.length) return W("ladder.part_unknown");
  if (!shared) return W("ladder.part_none");
  if (shared === theirs.length) {
    return shared === mine.length ? W("ladder.part_same") : plural("ladder.part_more", mine.length - shared);
  }
  return plural("ladder.part_some", shared, { of: theirs.length });
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
export const view = { steps, results, paper };
