/* The plan of the room beside its time: which step, how far behind, and what may go. */

import { button, setAble } from "../controls.js";
import { h, W } from "../dom.js";
import { paceInWords, paceOf } from "../plan.js";
import { put } from "./draw.js";

const TICK = 5_000;

/** The part of the board that shows the plan. */
export function planPart(board) {
  const where = h("p", {});
  const pace = h("p", {});
  const turn = (to) => () => board.press("plan", { way: to });
  const begin = button(W("plan.begin"), turn("begin"), { id: board.uid("plan-begin") });
  const back = button(W("plan.back"), turn("back"), { id: board.uid("plan-back"), kind: "quiet" });
  const next = button(W("plan.next"), turn("next"), { id: board.uid("plan-next") });
  const node = h(
    "section",
    { "aria-label": W("plan.label"), hidden: true },
    where,
    pace,
    h("div", { class: "six-row" }, begin, next, back),
  );

  function draw() {
    const { plan } = board.room();
    node.hidden = !plan;
    if (!plan) return;
    const found = paceOf(plan, board.now());
    const held = begin.contains(document.activeElement);
    begin.hidden = Boolean(found);
    next.hidden = back.hidden = !found;
    if (held && found) next.focus();
    setAble(next, Boolean(found?.next));
    setAble(back, plan.at > 0);
    put(
      where,
      found
        ? W("plan.at", { n: plan.at + 1, of: plan.steps.length, title: found.step.title, minutes: found.step.minutes })
        : W("plan.before", { n: plan.steps.length }),
    );
    put(pace, paceInWords(plan, board.now()));
  }

  const ticking = setInterval(draw, TICK);
  return { node, draw, stop: () => clearInterval(ticking) };
}
