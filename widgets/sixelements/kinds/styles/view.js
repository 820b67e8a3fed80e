/* Conflict styles: five replies a scenario, most and least like me; then counts, the shift between two contexts, the
   grid. */

import { h, W } from "../../ui/dom.js";
import { compute } from "../../ui/scoring.js";

const LETTERS = ["A", "B", "C", "D", "E"];
const ARROWS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** @type {import("../../ui/types.d.ts").View} */
export const view = {
  steps: (ctx) =>
    ctx.content.scenarios.map((scenario) => ({
      id: scenario.id,
      title: scenario.title,
      done: () => Boolean(ctx.get(`replies.${scenario.id}.most`) && ctx.get(`replies.${scenario.id}.least`)),
      render: (el) => drawScenario(el, scenario, ctx),
    })),
  paper: (
    answers,
    exercise,
  ) => (Object.keys(answers).length ? { ...answers, paper: compute(exercise, answers) } : answers),
};

/** One scenario: the situation, the replies as cards, and one radio group for each of the two questions. */
function drawScenario(el, scenario, ctx) {
  const path = `replies.${scenario.id}`;
  const groups = { most: {}, least: {} };
  const cards = scenario.replies.map((reply, index) =>
    h(
      "li",
      { style: { "--six-row": index * 2 + 1 } },
      h(
        "p",
        { id: ctx.uid(`reply-${reply.style}`) },
        h("b", { class: "six-styles-letter" }, LETTERS[index]),
        reply.text,
      ),
    )
  );
  const after = h("div", { class: "six-styles-after" });

  function pick(which, style) {
    const other = which === "most" ? "least" : "most";
    const now = { ...ctx.get(path, {}), [which]: style };
    const moved = now[other] === style;
    if (moved) delete now[other];
    ctx.set(path, now, {
      say: moved
        ? movedWords(which, other, style)
        : now[other] && !after.querySelector("details")
        ? W("styles.both")
        : null,
    });
    show();
  }

  function movedWords(which, other, style) {
    const letter = LETTERS[scenario.replies.findIndex((reply) => reply.style === style)];
    return W("styles.moved", {
      letter,
      now: W(`styles.${which}`).toLowerCase(),
      before: W(`styles.${other}`).toLowerCase(),
    });
  }

  /** Arrow keys, like Tab, pass over the reply that the other group holds, so that walking by never takes it away. */
  function walk(event, which) {
    const by = ARROWS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const taken = ctx.get(path, {})[which === "most" ? "least" : "most"];
    const order = scenario.replies.map((reply) => reply.style);
    let at = order.indexOf(event.target.value);
    do at = (at + by + order.length) % order.length; while (order[at] === taken);
    const next = groups[which][order[at]];
    next.focus();
    next.click();
  }

  function radioGroup(which) {
    const legend = ctx.uid(`legend-${which}`);
    return h(
      "fieldset",
      {
        class: `six-styles-${which}`,
        "aria-labelledby": legend,
        on: { keydown: (event) => walk(event, which) },
      },
      h("legend", { id: legend, class: "six-hidden" }, W(`styles.${which}_legend`)),
      scenario.replies.map(({ style }, index) => {
        const id = ctx.uid(`${which}-${style}`);
        const input = h("input", {
          type: "radio",
          name: ctx.uid(which),
          id,
          value: style,
          "aria-describedby": ctx.uid(`reply-${style}`),
          on: { change: () => pick(which, style) },
        });
        groups[which][style] = input;
        return h(
          "label",
          { for: id, style: { "--six-row": index * 2 + 2 } },
          input,
          h("span", {}, W(`styles.${which}`), h("span", { class: "six-hidden" }, LETTERS[index])),
        );
      }),
    );
  }

  function show() {
    const picked = ctx.get(path, {});
    for (const [which, other] of [["most", "least"], ["least", "most"]]) {
      for (const [style, input] of Object.entries(groups[which])) {
        input.checked = picked[which] === style;
        input.tabIndex = picked[other] === style ? -1 : 0;
      }
    }
    scenario.replies.forEach(({ style }, index) => {
      cards[index].dataset.picked = style === picked.most ? "most" : style === picked.least ? "least" : "";
    });
    const both = picked.most && picked.least;
    const open = after.querySelector("details")?.open ?? false;
    after.replaceChildren(
      both ? effects(scenario, picked, open) : h("p", { class: "six-hint" }, W("styles.then_read")),
    );
  }

  el.append(
    h(
      "p",
      { class: `six-styles-context six-styles-context-${scenario.context}` },
      W(`styles_contexts.${scenario.context}`),
    ),
    h("p", {}, scenario.situation),
    h("p", { class: "six-styles-ask" }, W("styles.pick")),
    h(
      "div",
      { class: "six-styles-replies" },
      h("ul", { role: "list" }, cards),
      radioGroup("most"),
      radioGroup("least"),
    ),
    after,
  );
  show();
}

/** What each of the replies does, in their order; quiet until opened. */
function effects(scenario, picked, open) {
  return h(
    "details",
    { class: "six-details", open },
    h("summary", {}, W("styles.effects")),
    h("p", { class: "six-hint" }, W("styles.effects_hint")),
    h(
      "dl",
      { class: "six-styles-effects" },
      scenario.replies.map((reply, index) => [
        h(
          "dt",
          {},
          W("styles.reply", { letter: LETTERS[index] }),
          ["most", "least"].filter((which) => picked[which] === reply.style).map((which) =>
            h("span", {}, W(`styles.${which}`))
          ),
        ),
        h("dd", {}, reply.feedback),
      ]),
    ),
  );
}
