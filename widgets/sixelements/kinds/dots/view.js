/* A vote with dots: a button to take one back and one to put one down beside each item; what is left stands above. */

import { button, setAble } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { closingStep } from "../../ui/instrument/closing.js";
import { instrumentPaper } from "../../ui/instrument/preview.js";
import { dotsLeft, dotsOn } from "./spent.js";

function voteStep(ctx) {
  const render = (el) => {
    const left = h("p", { class: "six-dotvote-left" });
    // At the end of a long list the first line is out of sight; a screen reader has it once, and hears each change.
    const again = h("p", { class: "six-dotvote-left", "aria-hidden": "true" });
    const rows = ctx.content.items.map((item) => itemRow(ctx, item, tell));
    function tell() {
      left.textContent = again.textContent = leftInWords(ctx);
      rows.forEach((row) => row.show());
    }
    tell();
    el.append(
      ctx.content.intro ? h("p", {}, ctx.content.intro) : "",
      h("p", { class: "six-dotvote-question", id: ctx.uid("question") }, ctx.content.question),
      left,
      h("ul", { class: "six-dotvote", "aria-labelledby": ctx.uid("question") }, rows.map((row) => row.node)),
      again,
    );
  };
  return { id: "vote", title: W("dots.step"), done: () => dotsLeft(ctx) < ctx.exercise.budget, render };
}

/** One item with its dots; show() draws what stands now. */
function itemRow(ctx, item, tell) {
  const dots = h("span", { class: "six-dotvote-drawn", "aria-hidden": "true" });
  const told = h("span", { class: "six-dotvote-told" });
  const put = (step) => {
    ctx.set(`dots.${item.id}`, dotsOn(ctx, item.id) + step || undefined);
    tell();
    ctx.say([W("dots.now", { title: item.title, dots: dotsInWords(ctx, item.id) }), leftInWords(ctx)].join(" "));
  };
  const step = (word, by) => {
    const made = button(W(`dots.${word}_sign`), () => put(by), { id: ctx.uid(`dot-${word}-${item.id}`) });
    made.setAttribute("aria-label", W(`dots.${word}`, { title: item.title }));
    return made;
  };
  const [less, more] = [step("less", -1), step("more", 1)];
  return {
    node: h(
      "li",
      { class: "six-card six-dotvote-item" },
      h("div", {}, h("b", { dir: "auto" }, item.title), item.text ? h("p", { dir: "auto" }, item.text) : null),
      h("div", { class: "six-row six-dotvote-row" }, less, h("span", { class: "six-dotvote-count" }, dots, told), more),
    ),
    show() {
      const here = dotsOn(ctx, item.id);
      dots.textContent = "●".repeat(here);
      told.textContent = dotsInWords(ctx, item.id);
      setAble(less, here > 0);
      setAble(more, dotsLeft(ctx) > 0);
    },
  };
}

const dotsInWords = (ctx, id) => dotsOn(ctx, id) ? plural("dots.dots", dotsOn(ctx, id)) : W("dots.none");

function leftInWords(ctx) {
  const left = dotsLeft(ctx);
  return left > 0 ? plural("dots.left", left, { of: ctx.exercise.budget }) : W("dots.all_down");
}

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) => [voteStep(ctx), closingStep(ctx, () => ctx.result().highest)],
  paper: (answers, exercise) => instrumentPaper(answers, exercise),
};
