/* The rows as boxes and lines, and the same as a list: what is there, what is wanted, and which links are missing. */

import { figureWithText } from "../../ui/controls.js";
import { h, plural, s, W } from "../../ui/dom.js";
import { graphOf } from "./graph.js";
import { laidOut, SIZE } from "./layout.js";

/** The drawing with its list, or nothing where no row has a name. */
export function mapPart(ctx, rows) {
  const { drawing } = ctx.content;
  if (!drawing) return null;
  const graph = graphOf(drawing, rows);
  if (!graph.boxes.length) return null;
  const svg = drawn(laidOut(graph));
  const figure = figureWithText({
    svg,
    title: drawing.title,
    desc: plural("table.map_desc", graph.boxes.length),
    key: W("table.map_key"),
    beside: outline(ctx.content, graph),
    name: ctx.uid("map"),
  });
  // On a phone its letters stay large enough to read, so it may be wider than the page and is moved by itself.
  figure.prepend(h("div", { class: "six-map-moved", role: "region", tabindex: "0", "aria-label": drawing.title }, svg));
  return h("section", {}, h("h3", {}, drawing.title), figure);
}

const looks = ({ wanted, listed = true }) => (listed ? wanted ? "six-map-wanted" : null : "six-map-unlisted");

function drawn({ width, height, boxes, paths }) {
  const [start, one, other, end] = [0, 1, 2, 3];
  return s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "six-map", style: { "--six-map-wide": `${width}px` } },
    paths.map(({ points, wanted }) =>
      s("path", { class: looks({ wanted }), d: `M${points[start]}C${points[one]} ${points[other]} ${points[end]}` })
    ),
    boxes.map((box) => [
      s("rect", { class: looks(box), x: box.x, y: box.y, width: box.width, height: box.height, rx: 6 }),
      box.lines.map((words, at) =>
        s("text", {
          x: box.x + box.width / 2,
          y: box.y + box.height / 2 + (at - (box.lines.length - 1) / 2) * 18 + 5,
          "text-anchor": "middle",
          "font-size": SIZE,
        }, words)
      ),
    ]),
  );
}

/** The same in words: each box with what it is linked with, and then the links that are missing. */
function outline({ drawing, columns }, { boxes, links }) {
  const column = (id) => columns.find((one) => one.id === id);
  const named = (state) => column(drawing.state).options.find(({ value }) => value === state)?.label;
  const ends = (at, wanted) =>
    links.filter((link) => link.wanted === wanted && [link.one, link.other].includes(at))
      .map(({ one, other }) => boxes[one === at ? other : one].name).join("; ");
  const line = (id, told) => told ? h("li", {}, W("table.cell", { label: column(id).label, told })) : null;
  const missing = links.filter(({ wanted }) => wanted);
  return h(
    "div",
    {},
    h(
      "ul",
      {},
      boxes.map(({ name, state, listed }, at) => {
        const [has, lacks] = [ends(at, false), ends(at, true)];
        return h(
          "li",
          {},
          h("strong", {}, named(state) ? W("table.map_state", { name, state: named(state) }) : name),
          listed ? null : ` ${W("table.map_unlisted")}`,
          has || lacks
            ? h("ul", {}, line(drawing.links, has), line(drawing.missing, lacks))
            : ` ${W("table.map_alone")}`,
        );
      }),
    ),
    missing.length
      ? [
        h("p", {}, W("table.map_missing")),
        h(
          "ul",
          {},
          missing.map(({ one, other }) =>
            h("li", {}, W("table.map_link", { one: boxes[one].name, other: boxes[other].name }))
          ),
        ),
      ]
      : null,
  );
}
