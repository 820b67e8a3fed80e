/* A scene: what a chair knows, the meeting beat by beat, how it ends, and a look back at one's own words. */

import { choice, textBox } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { movesInWords, otherChair } from "./chair.js";
import { across, played, saidOnPath } from "./played.js";

const OWN_WORDS = 400;
const MARKS = ["asked", "told", "guessed"];

/** The next beat is known only when something was said here, so the steps grow as the meeting goes on. */
function steps(ctx) {
  const chair = ctx.get("chair");
  const before = {
    id: "chair",
    title: W("scene.before"),
    done: () => Boolean(chair),
    ahead: !chair,
    missing: () => !ctx.get("chair") && waitFor(ctx, "chair", W("scene.chair_first")),
    render: (el) => drawBefore(el, ctx),
  };
  if (!chair) return [before];
  const { turns, ending } = played(ctx.exercise, ctx.answers(), chair);
  const knows = {
    id: "knows",
    title: W(`scene.seat.${chair}`),
    done: () => Boolean(ctx.get(`hope.${chair}`)),
    render: (el) => drawSeat(el, ctx, chair),
  };
  const beats = turns.map((turn, at) => beatStep(ctx, chair, turn, turns[at - 1]));
  if (!ending) return [before, knows, ...beats];
  const end = {
    id: "ending",
    title: W("scene.ending"),
    optional: true,
    done: () => true,
    render: (el) => drawEnding(el, ctx, chair, turns.at(-1), ending),
  };
  const look = {
    id: "look",
    title: W("scene.look"),
    done: () => turns.every(({ beat }) => ctx.get(`marks.${chair}.${beat.id}`)),
    render: (el) => drawLook(el, ctx, chair, turns),
  };
  return [before, knows, ...beats, end, look];
}

function beatStep(ctx, chair, turn, before) {
  const { beat } = turn;
  const path = `said.${chair}.${beat.id}`;
  return {
    id: `at-${beat.id}`,
    title: beat.title,
    done: () => Boolean(ctx.get(path)),
    ahead: !turn.said,
    missing: () => !ctx.get(path) && waitFor(ctx, beat.id, W("scene.say_first")),
    render: (el) => drawBeat(el, ctx, chair, beat, before),
  };
}

/** Next waits for a choice: it says so at the group, in the description of what takes the focus there. */
function waitFor(ctx, name, words) {
  const group = document.getElementById(`${ctx.uid(name)}-group`);
  let told = document.getElementById(ctx.uid("wait"));
  if (!told) {
    told = h("p", { class: "six-hint six-scene-wait", id: ctx.uid("wait") }, words);
    group.querySelector("legend").after(told);
  }
  const first = group.querySelector("input");
  first.setAttribute("aria-describedby", told.id);
  first.focus();
  return true;
}

const paragraphs = (some) => some.map((one) => h("p", {}, one));

function drawBefore(el, ctx) {
  const { invented, known } = ctx.content;
  el.append(
    h("p", { class: "six-muted" }, invented),
    h("h3", {}, W("scene.known")),
    ...paragraphs(known),
    choice({
      legend: W("scene.chair_legend"),
      hint: W("scene.chair_hint"),
      name: ctx.uid("chair"),
      value: ctx.get("chair"),
      options: ["labor", "management"].map((chair) => ({
        value: chair,
        label: W(`scene.chair.${chair}`),
        hint: ctx.content[chair].you,
      })),
      onPick: (chair) => ctx.set("chair", chair),
    }),
  );
}

function drawSeat(el, ctx, chair) {
  const { you, knows } = ctx.content[chair];
  el.append(
    h("p", {}, you),
    h("h3", {}, W("scene.only_you")),
    ...paragraphs(knows),
    ownWords(ctx, `hope.${chair}`, W("scene.hope"), W("scene.hope_hint")),
  );
}

function ownWords(ctx, path, label, hint) {
  return textBox({
    label,
    hint,
    name: ctx.uid(path.replaceAll(".", "-")),
    value: ctx.get(path, ""),
    max: OWN_WORDS,
    rows: 2,
    onInput: (text) => ctx.set(path, text || undefined),
  });
}

/** What was said at the beat before, and what it led to. */
function echo({ said }) {
  return h(
    "div",
    { class: "six-scene-echo" },
    h("p", { class: "six-muted" }, W("scene.you_said")),
    h("blockquote", { class: "six-scene-said" }, said.text),
    h("p", {}, said.reply),
  );
}

function drawBeat(el, ctx, chair, beat, before) {
  const { known } = ctx.content;
  const { knows } = ctx.content[chair];
  el.append(
    ...(before ? [echo(before)] : []),
    h("p", {}, beat.text),
    ...(beat[chair] ? [h("p", { class: "six-scene-notice" }, h("b", {}, W("scene.notice")), " ", beat[chair])] : []),
    choice({
      legend: W("scene.next_words"),
      hint: before ? undefined : W("scene.next_hint"),
      name: ctx.uid(beat.id),
      value: ctx.get(`said.${chair}.${beat.id}`),
      options: beat.choices.filter((one) => one.chair === chair).map(({ id, text }) => ({ value: id, label: text })),
      onPick: (id) => {
        document.getElementById(ctx.uid("wait"))?.remove();
        ctx.set(`said.${chair}.${beat.id}`, id);
      },
    }),
    h(
      "details",
      { class: "six-details" },
      h("summary", {}, W("scene.what_you_know")),
      ...paragraphs([...known, ...knows]),
    ),
  );
}

function drawEnding(el, ctx, chair, last, ending) {
  el.append(
    echo(last),
    h("h3", {}, ending.title),
    h("p", {}, ending.text),
    h("h3", {}, W("scene.price")),
    h("p", {}, ending.price),
    h("h3", {}, W("scene.later")),
    h("p", {}, ending.later),
    ...otherChair(ctx, across(chair)),
  );
}

function drawLook(el, ctx, chair, turns) {
  const hope = ctx.get(`hope.${chair}`);
  el.append(
    ownWords(
      ctx,
      `now.${chair}`,
      W("scene.look_now"),
      hope ? W("scene.look_now_hint", { hope }) : W("scene.look_now_none"),
    ),
    h("h3", {}, W("scene.turns")),
    h("p", {}, W("scene.turns_why")),
    h("ol", { class: "six-scene-turns" }, turns.map((turn) => h("li", {}, turnToMark(ctx, chair, turn)))),
  );
}

function turnToMark(ctx, chair, { beat, said }) {
  const path = `marks.${chair}.${beat.id}`;
  const read = h("p", { class: "six-muted" });
  const tell = () => {
    read.textContent = ctx.get(path) ? W("scene.read_as", { moves: movesInWords(said) }) : "";
  };
  tell();
  return [
    h("blockquote", { class: "six-scene-said" }, said.text),
    choice({
      legend: W("scene.mark_legend", { beat: beat.title }),
      name: ctx.uid(`mark-${beat.id}`),
      value: ctx.get(path),
      row: true,
      options: MARKS.map((mark) => ({ value: mark, label: W(`scene.mark.${mark}`) })),
      onPick: (mark) => {
        ctx.set(path, mark, { say: W("scene.read_as", { moves: movesInWords(said) }) });
        tell();
      },
    }),
    read,
  ];
}

/** On paper stand the words of the two paths, and not those of a way that was left again. */
function paper(answers, exercise) {
  const { said: _left, ...kept } = answers;
  return { ...kept, ...saidOnPath(exercise, answers) };
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = { steps, paper };
