/* Where one is in an exercise: its head, its steps as a list that leads to each, and what Undo took back. */

import { h, plural, W } from "./dom.js";

/** How far along: steps marked optional count neither way. */
export function doneOf(steps) {
  const counted = steps.filter((step) => !step.optional && step.id !== "results");
  return { done: counted.filter((step) => step.done()).length, of: counted.length };
}

/** Its part of the course, where the element has parts, and how long it takes. */
const factsOf = ({ sub_element: place, time }) => place.includes(".") ? W("frame.facts", { place, time }) : time;

/** What the exercise is for, what stays private, and how it works. */
export function headOf(exercise) {
  return h(
    "header",
    { class: "six-head" },
    h(
      "p",
      { class: "six-chips" },
      h("span", { class: "six-chip" }, `${exercise.element.number} ${exercise.element.name}`),
      h("span", { class: "six-muted" }, factsOf(exercise)),
    ),
    h("p", { class: "six-lead" }, exercise.summary),
    h("p", { class: "six-muted six-private" }, exercise.private ? W("frame.alone") : W("frame.private")),
    h(
      "details",
      { class: "six-details" },
      h("summary", {}, W("frame.how")),
      h("ol", {}, exercise.instructions.map((line) => h("li", {}, line))),
    ),
  );
}

/** "Step 3 of 7", or "Step 3" while nobody knows how many are to come. */
export function whereIn(steps, at) {
  const n = at + 1;
  return steps.some((step) => step.ahead) ? W("frame.step", { n }) : W("frame.step_of", { n, of: steps.length - 1 });
}

/** The summary and the list of a disclosure of *steps*, of which the one numbered *at* is shown; *go* leads to one. */
export function stepsIn(ctx, steps, at, done, go) {
  const link = (step, index) =>
    h(
      "button",
      {
        type: "button",
        id: ctx.uid(`to-${step.id}`),
        class: "six-step-link",
        "aria-current": index === at ? "step" : null,
        on: { click: () => go(step.id) },
      },
      h("span", { class: "six-tick", "aria-hidden": "true" }, step.done() ? "✓" : ""),
      step.title,
      step.done() ? h("span", { class: "six-hidden" }, W("frame.done")) : null,
    );
  return [
    h(
      "summary",
      { id: ctx.uid("steps") },
      h(
        "span",
        {},
        at === steps.length - 1 ? W("frame.at_results") : done.of ? whereIn(steps, at) : steps[at].title,
        done.of ? h("span", { class: "six-hidden" }, " –") : null, // else two texts side by side are heard as one
      ),
      // Where nothing is asked, as in a case outside a room, nothing is counted.
      done.of ? h("span", { class: "six-muted" }, W("frame.done_of", done)) : null,
    ),
    h("ol", {}, steps.map((step, index) => h("li", {}, link(step, index)))),
  ];
}

/** What Undo took back at *step*, by the names of the questions: *before* and *after* are rows of a preview. */
export function undoneInWords(before, after, step) {
  const [then, now] = [before, after].map((rows) => new Map(rows.map((row) => [row.id ?? row.label, row])));
  const keys = [...new Set([...then.keys(), ...now.keys()])];
  const moved = keys.filter((key) => then.get(key)?.value !== now.get(key)?.value);
  if (moved.length !== 1) return plural("frame.said_undo_many", moved.length, { step });
  const { label } = now.get(moved[0]) ?? then.get(moved[0]);
  const value = now.get(moved[0])?.value;
  return value ? W("frame.said_undo", { label, value }) : W("frame.said_undo_empty", { label });
}
