/* Conflict styles: five replies a scenario, most and least like me; then counts, the shift between two contexts, the
   grid. */

import { figureWithText, table } from "../../ui/controls.js";
import { h, inWords, plural, s, W } from "../../ui/dom.js";
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
  results: drawPattern,
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
          "aria-labelledby": `${id}-word ${ctx.uid(`reply-${style}`)}`,
          on: { change: () => pick(which, style) },
        });
        groups[which][style] = input;
        return h(
          "label",
          { for: id, style: { "--six-row": index * 2 + 2 } },
          input,
          h("span", { id: `${id}-word` }, W(`styles.${which}`)),
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
    h("p", { class: `six-styles-context six-styles-context-${scenario.context}` }, W(`styles.${scenario.context}`)),
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

/** The pattern of all answers so far. */
function drawPattern(el, ctx) {
  const result = ctx.result();
  const { styles } = ctx.content;
  const of = sum(result.most);
  el.append(
    h(
      "div",
      { class: "six-card six-styles-aid" },
      h("p", {}, h("strong", {}, W("styles.aid"))),
      h("p", {}, W("styles.aid_text")),
    ),
  );
  if (of === 0) {
    el.append(h("p", {}, W("styles.empty")));
    return;
  }
  el.append(
    leadingPart(result, styles, of),
    shiftPart(result, styles, ctx),
    countsTable(result, styles),
    gridPart(result, styles, ctx),
    restingPart(result, styles),
  );
}

const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);
const part = (...children) => h("section", { class: "six-styles-part" }, ...children);
const times = (n) => (n ? plural("styles.times", n) : W("styles.never"));

function leadingPart(result, styles, of) {
  const leads = styles.filter((style) => result.leading.includes(style.id));
  const n = result.most[leads[0].id];
  const names = inWords(leads.map((style) => style.name));
  const all = leads.length === styles.length;
  const words = all
    ? W("styles.leading_all", { of })
    : plural(leads.length > 1 ? "styles.leading_tie" : "styles.leading_one", n, { name: names, names, of });
  const others = styles.filter((style) => !leads.includes(style));
  return part(
    h("h3", {}, W("styles.leading_heading")),
    h("p", {}, words),
    leads.map(story),
    others.length
      ? h(
        "details",
        { class: "six-details six-styles-others" },
        h("summary", {}, W("styles.other_stories")),
        others.map(story),
      )
      : null,
  );
}

function story(style) {
  return h(
    "div",
    { class: "six-card" },
    h("p", { class: "six-styles-name" }, style.name),
    h("p", {}, style.story),
    h("p", {}, h("strong", {}, `${W("styles.serves")}: `), style.serves),
    h("p", {}, h("strong", {}, `${W("styles.costs")}: `), style.costs),
  );
}

/** What changes from one context to the other, in words, and as dots and rings to the left and right of each name. */
function shiftPart(result, styles, ctx) {
  const [inside, across] = [sum(result.most_inside), sum(result.most_across)];
  const both = ({ id, name }) => ({ name, inside: result.most_inside[id], across: result.most_across[id] });
  const moved = (sign) =>
    styles.filter((style) => result.shift[style.id] * sign > 0).map((style) => W("styles.shift_one", both(style)));
  const lines = [];
  if (!inside || !across) lines.push(W("styles.shift_wait"));
  else {
    if (moved(1).length) lines.push(W("styles.shift_more", { styles: inWords(moved(1)) }));
    if (moved(-1).length) lines.push(W("styles.shift_less", { styles: inWords(moved(-1)) }));
    if (!lines.length) lines.push(W("styles.shift_none"));
    if (inside !== across) lines.push(W("styles.shift_uneven", { inside, across }));
  }
  const text = h("ul", {}, styles.map((style) => h("li", {}, W("styles.pair", both(style)))));
  return part(
    h("h3", {}, W("styles.shift_heading")),
    lines.map((line) => h("p", {}, line)),
    figureWithText({
      svg: pairs(result, styles),
      title: W("styles.shift_title"),
      desc: W("styles.shift_desc"),
      text,
      name: ctx.uid("pairs"),
    }),
  );
}

function pairs(result, styles) {
  const most = Math.max(...Object.values(result.most_inside), ...Object.values(result.most_across), 5);
  const gap = 76 / most;
  const radius = gap / 2 - 1.6;
  const row = (style, index) => {
    const y = 56 + index * 38;
    const units = (count, from, step, shape) =>
      Array.from(
        { length: count },
        (_, at) => s("circle", { class: shape, cx: from + step * (at + 0.5), cy: y, r: radius }),
      );
    const [left, right] = [result.most_inside[style.id], result.most_across[style.id]];
    return s(
      "g",
      {},
      index ? s("path", { class: "six-styles-hair", d: `M0 ${y - 19}H340` }) : null,
      s("text", { x: 170, y: y + 5, "text-anchor": "middle", class: "six-styles-strong" }, style.name),
      units(left, 106, -gap, "six-styles-dot"),
      units(right, 234, gap, "six-styles-ring"),
      s("text", { x: 4, y: y + 5 }, left),
      s("text", { x: 336, y: y + 5, "text-anchor": "end" }, right),
    );
  };
  return s(
    "svg",
    { viewBox: `0 0 340 ${48 + styles.length * 38}`, class: "six-styles-picture" },
    s("text", { x: 4, y: 18 }, W("styles.inside")),
    s("text", { x: 336, y: 18, "text-anchor": "end" }, W("styles.across")),
    s("path", { class: "six-styles-line", d: "M0 30H340" }),
    styles.map(row),
  );
}

function countsTable(result, styles) {
  return h(
    "div",
    { class: "six-styles-counts" },
    table({
      caption: W("styles.counts_caption"),
      head: ["style", "inside_short", "across_short", "most_all", "least_all"].map((word) => W(`styles.${word}`)),
      rows: styles.map((
        { id, name },
      ) => [name, result.most_inside[id], result.most_across[id], result.most[id], result.least[id]]),
    }),
  );
}

function gridPart(result, styles, ctx) {
  const line = (style) =>
    h(
      "li",
      {},
      W("styles.grid_line", {
        name: style.name,
        needs: W(`styles.place_${style.needs}`),
        relationship: W(`styles.place_${style.relationship}`),
        times: times(result.most[style.id]),
      }),
    );
  return part(
    h("h3", {}, W("styles.grid_heading")),
    h("p", {}, W("styles.grid_intro")),
    figureWithText({
      svg: grid(result, styles),
      title: W("styles.grid_title"),
      desc: W("styles.grid_desc"),
      text: h("ul", {}, styles.map(line)),
      name: ctx.uid("grid"),
    }),
  );
}

/** Area, not width, grows with the count: twice as often looks twice as much. */
function grid(result, styles) {
  const unit = 34 / Math.sqrt(Math.max(...Object.values(result.most)));
  const place = (style) => {
    const [x, y] = [74 + 96 * style.relationship, 248 - 96 * style.needs];
    const count = result.most[style.id];
    const r = Math.max(11, unit * Math.sqrt(count));
    return s(
      "g",
      {},
      s("circle", { class: count ? "six-styles-dot" : "six-styles-empty", cx: x, cy: y, r }),
      s(
        "text",
        { x, y: y + 5, "text-anchor": "middle", class: count ? "six-styles-on six-styles-strong" : null },
        count,
      ),
      s("text", { x, y: y + r + 17, "text-anchor": "middle" }, style.name),
    );
  };
  return s(
    "svg",
    { viewBox: "0 0 340 338", class: "six-styles-picture" },
    s("path", { class: "six-styles-hair", d: "M170 8V304M12 160H332" }),
    s("path", { class: "six-styles-line", d: "M12 8V304H332" }),
    s("text", { x: 20, y: 0, dy: "0.8em", class: "six-styles-axis-word" }, W("styles.grid_up")),
    s("text", { x: 332, y: 328, "text-anchor": "end", class: "six-styles-axis-word" }, W("styles.grid_right")),
    styles.map(place),
  );
}

function restingPart(result, styles) {
  const rests = styles.filter((style) => result.resting.includes(style.id)).sort((a, b) =>
    result.least[b.id] - result.least[a.id]
  );
  const heading = h("h3", {}, W("styles.resting_heading"));
  if (rests.length === styles.length) return part(heading, h("p", {}, W("styles.resting_none")));
  return part(
    heading,
    h("p", {}, W("styles.resting_hint")),
    rests.map((style) =>
      h(
        "div",
        { class: "six-card" },
        h("p", { class: "six-styles-name" }, style.name),
        h(
          "p",
          { class: "six-muted" },
          W("styles.resting_counts", { most: result.most[style.id], least: result.least[style.id] }),
        ),
        h("p", {}, style.could_do),
      )
    ),
  );
}
