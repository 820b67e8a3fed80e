/* What the cards say: box by box, each stack with all its wordings; what is carried on; all of it as a file. */

import { button } from "../../ui/controls.js";
import { keyed } from "../../ui/board/draw.js";
import { asCsv } from "../../ui/csv.js";
import { h, plural, W } from "../../ui/dom.js";
import { download } from "../../ui/download.js";
import { standing } from "../../ui/instrument/standing.js";
import { stackList } from "./read.js";
import { inRoom } from "./shared.js";
import { stacksOf } from "./stacks.js";
import { cardsIn, written } from "./store.js";

export function results(el, ctx) {
  const { content } = ctx;
  const part = h("div", {});
  const draw = keyed(part, () => {
    const stacks = stacksOf(written(cardsIn(content, inRoom(ctx))));
    const told = boxesOf(content, stacks);
    return told.length ? wholePart(ctx, told, stacks) : [h("p", {}, W("cards.empty"))];
  });
  draw(inRoom(ctx));
  ctx.joint()?.listen(() => part.isConnected && (draw(inRoom(ctx)), true));
  el.append(part);
  el.append(h("h3", {}, content.look.title));
  standing(el, ctx, [content.look]);
}

/** The boxes in which something lies, those in none first: [{title, stacks}]; a given card in no box is left out. */
function boxesOf(content, stacks) {
  const nowhere = { id: "", title: W("cards.nowhere") };
  return [nowhere, ...content.boxes].map(({ id, title }) => ({
    title,
    stacks: stacks.filter(({ head }) => head.box === id && (id || !head.given)),
  })).filter((box) => box.stacks.length);
}

function wholePart(ctx, told, stacks) {
  const { content, exercise } = ctx;
  const some = told.flatMap((box) => box.stacks);
  const left = some.filter(({ head }) => !head.seen).length;
  const open = stacks.filter(({ head }) => head.given && !head.box).length;
  const carried = some.filter(({ head }) => head.carry);
  const lines = [
    ["cards.box", "cards.card", "cards.under", "cards.words"].map((key) => W(key)).concat(
      [W("cards.seen"), content.carry].filter(Boolean),
    ),
    ...told.flatMap((box) =>
      box.stacks.map(({ head, under }) => [
        box.title,
        head.text,
        under.map(({ text }) => text).join("\n"),
        head.words,
        head.seen ? W("cards.yes") : "",
        ...(content.carry ? [head.carry ? W("cards.yes") : ""] : []),
      ])
    ),
  ];
  return [
    h(
      "p",
      { class: "six-say-it" },
      [plural("cards.coverage", left, { of: some.length }), open ? plural("cards.open", open) : ""].join(" "),
    ),
    h("div", { class: "six-cards-boxes" }, told.map(boxPart)),
    carried.length
      ? h(
        "section",
        {},
        h("h3", {}, content.carry),
        h("ul", {}, carried.map(({ head }) => h("li", {}, head.words || head.text))),
      )
      : null,
    h(
      "p",
      { class: "six-off-paper" },
      button(W("cards.csv"), () => {
        download(`${exercise.slug}.csv`, asCsv(lines), "text/csv");
        ctx.say(W("cards.saved"));
      }, { kind: "quiet", id: ctx.uid("csv") }),
    ),
  ];
}

function boxPart({ title, stacks }) {
  return h("section", { class: "six-cards-box" }, h("h3", {}, title), stackList(stacks));
}
