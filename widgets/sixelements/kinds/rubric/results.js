/* What the answers say: where each row stands, and the links as a map. */

import { figureWithText, table } from "../../ui/controls.js";
import { h, s, W } from "../../ui/dom.js";
import { standing } from "../../ui/instrument/standing.js";
import { linkId, LINKS, rowTitles } from "./links.js";

export function results(el, ctx) {
  const groups = ctx.content.sections.map(({ rows, ...section }) => ({ ...section, items: rows }));
  standing(el, ctx, groups, ctx.content.links ? [linksPart(ctx)] : []);
}

/** The links as a map: the rows on a ring, a line a link, the stronger the thicker; and the same in words. */
function linksPart(ctx) {
  const { links } = ctx.content;
  const scale = ctx.exercise.scales[links.scale];
  const rows = ctx.content.sections.flatMap((section) => section.rows);
  const named = rowTitles(ctx);
  const told = links.pairs.map((pair) => ({ ...pair, at: scale.values.indexOf(ctx.get(`${LINKS}.${linkId(pair)}`)) }))
    .filter((pair) => pair.at >= 0);
  if (!told.length) return null;
  // The strongest first, since that is where something already holds.
  const words = table({
    caption: links.title,
    head: [W("rubric.link"), W("rubric.how")],
    rows: [...told].sort((x, y) => y.at - x.at).map((
      { a, b, at },
    ) => [W("rubric.between", { a: named[a], b: named[b] }), scale.labels[at]]),
  });
  const key = scale.labels.map((label, at) =>
    h(
      "span",
      {},
      s(
        "svg",
        { viewBox: "0 0 40 18", class: "six-rubric-linekey", "aria-hidden": "true" },
        s("path", { class: "six-rubric-link", d: "M2 9H38", ...linkStroke(at, scale.labels.length) }),
      ),
      label,
    )
  );
  return h(
    "section",
    {},
    h("h3", {}, links.title),
    h("p", { class: "six-muted" }, W("rubric.answered", ctx.result().answered_links)),
    h("p", { class: "six-strip-key" }, key),
    figureWithText({
      svg: linksMap(rows, told, scale),
      title: W("rubric.map"),
      desc: W("rubric.map_desc"),
      name: ctx.uid("links-map"),
      text: words,
    }),
    h("ol", { class: "six-rubric-nodes" }, rows.map((row) => h("li", {}, row.title))),
  );
}

/** Thin and dotted for the weakest, thick and whole for the strongest. */
function linkStroke(at, count) {
  const part = at / (count - 1);
  return {
    "stroke-width": (1.25 + part * 5).toFixed(2),
    "stroke-dasharray": part === 1 ? null : part > 0.5 ? "14 4" : part > 0 ? "7 5" : "1.5 6",
  };
}

function linksMap(rows, told, scale) {
  const [cx, cy, r] = [170, 150, 122];
  const spot = Object.fromEntries(rows.map((row, index) => {
    const turn = (index / rows.length) * 2 * Math.PI - Math.PI / 2;
    return [row.id, [cx + r * Math.cos(turn), cy + r * Math.sin(turn)]];
  }));
  const line = ({ a, b, at }) =>
    s("path", {
      class: "six-rubric-link",
      d: `M${spot[a].map((one) => one.toFixed(1)).join(" ")}L${spot[b].map((one) => one.toFixed(1)).join(" ")}`,
      ...linkStroke(at, scale.labels.length),
    });
  const node = (row, index) => {
    const [x, y] = spot[row.id];
    return [
      s("circle", { class: "six-rubric-node", cx: x, cy: y, r: 19 }),
      s("text", { x, y: y + 6, "text-anchor": "middle", "font-size": 17, "font-weight": 600 }, index + 1),
    ];
  };
  return s(
    "svg",
    { viewBox: "0 0 340 300", class: "six-plot" },
    [...told].sort((a, b) => a.at - b.at).map(line),
    rows.map(node),
  );
}
