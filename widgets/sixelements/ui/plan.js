/* The plan of a meeting beside the time it has taken. */

import { inWords, plural, W } from "./dom.js";

const MINUTE = 60_000;

/**
 * How a meeting stands beside its plan at the server's time *now*: whole minutes behind (below 0: ahead), the step it
 * is at, the next one, and what is still to come that may go; null before it began.
 */
export function paceOf({ steps, at, began, moved }, now) {
  if (began === null) return null;
  const due = steps.slice(0, at).reduce((sum, one) => sum + one.minutes, 0) * MINUTE;
  // As late as the step began, and later by what it takes beyond its own minutes.
  const late = Math.max(moved - began - due, now - began - due - steps[at].minutes * MINUTE);
  return {
    behind: Math.trunc(late / MINUTE) || 0, // there is no "minus nothing"
    step: steps[at],
    next: steps[at + 1] ?? null,
    mayGo: steps.slice(at + 1).filter((one) => one.may_go),
  };
}

/** Whether a room is behind or ahead of its plan, in words, with what may go; "" before it began. */
export function paceInWords(plan, now) {
  const pace = paceOf(plan, now);
  if (!pace) return "";
  if (pace.behind < 0) return plural("plan.ahead", -pace.behind);
  if (pace.behind === 0) return W("plan.on_time");
  const behind = plural("plan.behind", pace.behind);
  const mayGo = pace.mayGo.map(({ title, minutes }) => W("plan.step_short", { title, n: minutes }));
  return mayGo.length ? W("plan.may_go", { behind, steps: inWords(mayGo) }) : behind;
}
