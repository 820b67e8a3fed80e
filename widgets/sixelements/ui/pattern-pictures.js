/* Two more pictures of a room: points shared out, as bars, and the middles of groups on two axes, as a square.
   The numbers stand in a table of their own beside each. */

import { figureWithText } from "./controls.js";
import { dig, h, s, W } from "./dom.js";
import { SHAPES, sideOf } from "./plot/sides.js";

const BAR = { width: 340, height: 26, head: 20, gap: 12 };

/** One row an item: for each group and ask a bar cut into its parts, each with its points written in it. */
export function barsBlock(block, { mine }) {
  const names = block.rows[0].parts[0].points.map(([label]) => label);
  const key = h(
    "ul",
    { class: "six-bars-key" },
    names.map((label, index) =>
      h("li", {}, h("span", { class: `six-bar-swatch six-bar-${index}`, "aria-hidden": "true" }), label)
    ),
  );
  return h(
    "section",
    {},
    h("h3", {}, block.title),
    key,
    block.rows.map((row) =>
      h(
        "div",
        { class: "six-strip" },
        h("h4", {}, row.label),
        h("div", { role: "img", "aria-label": row.parts.map(barInWords).join(" ") }, barsPicture(row, block.total)),
        ownShares(row, mine),
      )
    ),
  );
}

/** The points of the person of this device, in words; nothing where a share has none. */
function ownShares({ mine: places }, mine) {
  const asks = [...new Set(places.map(([ask]) => ask))];
  const told = asks.map((
    ask,
  ) => [ask, places.filter(([of]) => of === ask).map(([, share, path]) => [share, mine ? dig(mine, path) : null])])
    .filter(([, points]) => points.every(([, n]) => Number.isInteger(n)));
  const words = told.map(([ask, points]) =>
    [ask, points.map(([share, n]) => `${share} ${n}`).join(", ")].filter(Boolean).join(": ")
  );
  return words.length ? h("p", { class: "six-strip-you" }, W("pattern.you", { points: words.join("; ") })) : null;
}

function barInWords(part) {
  const points = part.points.map(([label, n]) => `${label} ${n}`);
  return `${part.who}: ${points.join(", ")}.`;
}

function barsPicture(row, total) {
  const tall = BAR.head + BAR.height + BAR.gap;
  const svg = s("svg", {
    viewBox: `0 0 ${BAR.width} ${row.parts.length * tall}`,
    class: "six-bars",
    "aria-hidden": "true",
  });
  for (const [line, part] of row.parts.entries()) {
    const top = line * tall;
    svg.append(s("text", { x: 0, y: top + 14, class: "six-bars-who" }, part.who));
    let left = 0;
    for (const [index, [, points]] of part.points.entries()) {
      const wide = (points / total) * BAR.width;
      if (wide > 1) {
        svg.append(
          s("rect", {
            class: `six-bar six-bar-${index}`,
            x: left + 1,
            y: top + BAR.head,
            width: wide - 2,
            height: BAR.height,
          }),
        );
      }
      if (wide > 26) {
        svg.append(
          s("text", {
            class: `six-bar-n six-bar-n-${index}`,
            x: left + wide / 2,
            y: top + BAR.head + BAR.height / 2 + 5,
          }, String(points)),
        );
      }
      left += wide;
    }
  }
  return svg;
}

const SQUARE = { size: 340, edge: 30 };

/** Two axes and four zones; where the middle of each group stands, by the shape of its side. */
export function squareBlock(block, { name }) {
  const items = [...new Set(block.dots.map((dot) => dot.item))];
  return h(
    "section",
    {},
    h("h3", {}, block.title),
    items.map((item, index) => squareFigure(block, item, `${name}-${index}`)),
  );
}

/** A title in two lines, broken at its first space. */
function inTwo(title) {
  const at = title.indexOf(" ");
  return at < 0 ? [title] : [title.slice(0, at), title.slice(at + 1)];
}

function squareFigure(block, item, name) {
  const dots = block.dots.filter((dot) => dot.item === item);
  const { size, edge } = SQUARE;
  const [low, high] = block.range;
  const at = (value) => edge + ((value - low) / (high - low)) * (size - 2 * edge);
  const [across, up] = block.axes;
  const half = { low: (size + 2 * edge) / 4, high: (3 * size - 2 * edge) / 4 };
  const svg = s(
    "svg",
    { viewBox: `0 0 ${size} ${size + 24}`, class: "six-square" },
    s("rect", { class: "six-square-field", x: edge, y: edge, width: size - 2 * edge, height: size - 2 * edge }),
    s("path", {
      class: "six-square-half",
      d: `M${size / 2} ${edge}V${size - edge}M${edge} ${size / 2}H${size - edge}`,
    }),
    block.zones.map((zone) =>
      s(
        "text",
        { class: "six-square-zone", y: size - half[zone.y] - 48 },
        inTwo(zone.title).map((line, at) => s("tspan", { x: half[zone.x], dy: at ? 14 : 0 }, line)),
      )
    ),
    s("text", { class: "six-square-axis", x: edge, y: size - 8 }, `${across.title}: ${across.low} → ${across.high}`),
    s("text", { class: "six-square-axis", x: edge, y: edge - 10 }, `↑ ${up.title}: ${up.high}`),
    dots.map((dot) => {
      const drawn = (SHAPES[dot.group === "all" ? "round" : sideOf(dot.group)] ?? SHAPES.round)(
        at(dot.x),
        size - at(dot.y),
        9,
      );
      drawn.setAttribute("class", `six-strip-${dot.group === "all" ? "everyone" : sideOf(dot.group)}`);
      return [
        drawn,
        s("text", { class: "six-square-who", x: at(dot.x), y: size - at(dot.y) - 14 }, dot.asked || dot.label),
      ];
    }),
  );
  const told = dots.map((dot) =>
    W("pattern.dot", {
      who: [dot.label, dot.asked].filter(Boolean).join(", "),
      across: across.title,
      x: dot.x,
      up: up.title,
      y: dot.y,
    })
  );
  return figureWithText({
    svg,
    title: item,
    desc: told.join(" "),
    text: h("ul", {}, told.map((line) => h("li", {}, line))),
    name,
  });
}
