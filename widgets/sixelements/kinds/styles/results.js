/* What the replies say: which styles lead and rest, what shifts between two contexts, the counts, the grid. */

import { figureWithText, table } from "../../ui/controls.js";
import { h, inWords, plural, s, W } from "../../ui/dom.js";

/** The pattern of all answers so far. */
export function results(el, ctx) {
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
    s("text", { x: 4, y: 18 }, W("styles_contexts.inside")),
    s("text", { x: 336, y: 18, "text-anchor": "end" }, W("styles_contexts.across")),
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
