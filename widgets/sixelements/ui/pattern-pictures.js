/* Pictures of a room that its other parts share, and two of their own: points shared out, as bars, and the middles of
   groups on two axes, as a square. What a picture shows stands as a list beside it, which is also what is read. */

import { dig, h, plural, s, W } from "./dom.js";
import { SHAPES, sideOf } from "./plot/sides.js";

/**
 * Lines of a row as a list with a short name: [label, what the picture shows in words, picture]. Without words the
 * line is only seen: what it shows is told elsewhere.
 */
export function lineList(name, lines) {
  return h(
    "ul",
    { class: "six-strip-lines", role: "list", "aria-label": name },
    lines.map(([label, words, drawn]) =>
      h(
        "li",
        { class: "six-strip-line", "aria-hidden": words === null ? "true" : null },
        h("span", {}, label, words === null ? null : h("span", { class: "six-hidden" }, ` – ${words}.`)),
        drawn,
      )
    ),
  );
}

const BAR = { width: 340, height: 26 };

/** Which share each part of a bar is. */
export function barsKey(block) {
  return h(
    "ul",
    { class: "six-bars-key" },
    block.rows[0].parts[0].points.map(([label], index) =>
      h("li", {}, h("span", { class: `six-bar-swatch six-bar-${index}`, "aria-hidden": "true" }), label)
    ),
  );
}

/** For each group and ask a bar cut into its parts, each with its points written in it. */
export function barsRow({ total }, row, mine) {
  const lines = row.parts.filter(sharedOut).map((
    part,
  ) => [part.who, part.points.map(([label, n]) => `${label} ${n}`).join(", "), bar(part.points, total)]);
  const silent = row.parts.filter((part) => !sharedOut(part)).map((part) => part.who);
  return h(
    "div",
    { class: "six-strip" },
    h("h4", {}, row.label),
    lineList(W("pattern.points_of", { label: row.label.slice(0, 80) }), lines),
    silent.length ? h("p", { class: "six-muted" }, W("pattern.no_answers", { who: silent.join("; ") })) : null,
    ownShares(row, mine),
  );
}

const sharedOut = (part) => part.points.every(([, n]) => Number.isFinite(n));

/** The most points by which two groups differ on one share. */
export function barsApart(row) {
  const of = (part, at) => part.points[at][1];
  const parts = row.parts.filter(sharedOut);
  const pairs = parts.flatMap((one) => parts.filter((other) => other.asked === one.asked).map((other) => [one, other]));
  return [Math.max(0, ...pairs.flatMap(([one, other]) => one.points.map((_, at) => of(one, at) - of(other, at))))];
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

function bar(points, total) {
  const svg = s("svg", { viewBox: `0 0 ${BAR.width} ${BAR.height}`, class: "six-bars", "aria-hidden": "true" });
  // Middles need not add up to the total: what is more than the whole is fitted in.
  const whole = Math.max(total, points.reduce((sum, [, n]) => sum + n, 0));
  let left = 0;
  for (const [index, [, n]] of points.entries()) {
    const wide = (n / whole) * BAR.width;
    if (wide > 1) {
      const place = { x: left + 1, y: 0, width: wide - 2, height: BAR.height };
      svg.append(s("rect", { class: `six-bar six-bar-${index}`, ...place }));
    }
    if (wide > 26) {
      const place = { x: left + wide / 2, y: BAR.height / 2 + 5 };
      svg.append(s("text", { class: `six-bar-n six-bar-n-${index}`, ...place }, String(n)));
    }
    left += wide;
  }
  return svg;
}

const SQUARE = { size: 320, edge: 30, mark: 11 };

export const itemsOf = (block) => [...new Set([...block.dots, ...(block.nobody ?? [])].map((dot) => dot.item))];

/** An absent value is no value: such a dot stands nowhere. */
export const isPlaced = (dot) => Number.isFinite(dot.x) && Number.isFinite(dot.y);

export const dotsOf = (block, item) => block.dots.filter((dot) => dot.item === item && isPlaced(dot));

/** How far apart the two of its groups are that are furthest apart. */
export function squareApart(dots) {
  const pairs = dots.flatMap((one) => dots.filter((other) => other.asked === one.asked).map((other) => [one, other]));
  return [Math.max(0, ...pairs.map(([one, other]) => Math.hypot(one.x - other.x, one.y - other.y)))];
}

/** A title in lines that fit into half of the square: at spaces, of at most fourteen letters. */
const inHalf = (title) => title.match(/\S.{0,13}(?!\S)|\S+/g);

/** Two axes and four zones; where the middle of each group stands, by the shape of its side and a number. */
export function squareFigure(block, item, dots, name) {
  const { size, edge } = SQUARE;
  const [low, high] = block.range;
  const at = (value) => edge + ((value - low) / (high - low)) * (size - 2 * edge);
  const [across, up] = block.axes;
  const half = { low: (size + 2 * edge) / 4, high: (3 * size - 2 * edge) / 4 };
  const spots = apartFromOthers(dots.map((dot) => [at(dot.x), size - at(dot.y)]));
  const svg = s(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, class: "six-square", role: "img", "aria-labelledby": `${name}-title` },
    s("title", { id: `${name}-title` }, plural("pattern.square", dots.length, { item: item.slice(0, 80) })),
    s("rect", { class: "six-square-field", x: edge, y: edge, width: size - 2 * edge, height: size - 2 * edge }),
    s("path", {
      class: "six-square-half",
      d: `M${size / 2} ${edge}V${size - edge}M${edge} ${size / 2}H${size - edge}`,
    }),
    block.zones.map((zone) => {
      const lines = inHalf(zone.title);
      return s(
        "text",
        { class: "six-square-zone", y: zone.y === "high" ? edge + 20 : size - edge + 6 - 16 * lines.length },
        lines.map((line, at) => s("tspan", { x: half[zone.x], dy: at ? 16 : 0 }, line)),
      );
    }),
    s("text", { class: "six-square-axis", x: edge, y: size - 8 }, `${across.title}: ${across.low} → ${across.high}`),
    s("text", { class: "six-square-axis", x: edge, y: edge - 10 }, `↑ ${up.title}: ${up.high}`),
    dots.map((dot, index) => mark(dot, index, spots[index])),
  );
  const told = dots.map((dot) =>
    W("pattern.dot", { who: whoAsked(dot), across: across.title, x: dot.x, up: up.title, y: dot.y })
  );
  const nobody = [...block.dots.filter((dot) => !isPlaced(dot)), ...(block.nobody ?? [])]
    .filter((dot) => dot.item === item);
  const centre = SQUARE.mark + 1;
  return h(
    "figure",
    { class: "six-figure" },
    h("h4", {}, item),
    svg,
    h(
      "ol",
      { class: "six-square-key" },
      told.map((words, index) =>
        h(
          "li",
          {},
          s(
            "svg",
            { viewBox: `0 0 ${2 * centre} ${2 * centre}`, "aria-hidden": "true" },
            mark(dots[index], index, [centre, centre]),
          ),
          words,
        )
      ),
      nobody.map((dot) => h("li", {}, W("pattern.dot_nobody", { who: whoAsked(dot) }))),
    ),
  );
}

const whoAsked = (dot) => [dot.label, dot.asked].filter(Boolean).join(", ");

/** The shape of the side, and in it the number under which the list tells who it is. */
function mark({ group }, index, spot) {
  const [x, y] = spot;
  const side = group === "all" ? "everyone" : sideOf(group);
  const drawn = (SHAPES[side] ?? SHAPES.round)(x, y, SQUARE.mark);
  drawn.setAttribute("class", `six-strip-${side} six-square-mark`);
  const drop = side === "board" ? 9 : 5; // a triangle has its room below
  return [drawn, s("text", { class: "six-square-n", x, y: y + drop }, String(index + 1))];
}

/** Marks that would cover each other stand side by side; the list tells where each belongs. */
function apartFromOthers(spots) {
  const wide = 2 * SQUARE.mark + 1;
  const [first, last] = [SQUARE.edge, SQUARE.size - SQUARE.edge];
  const taken = [];
  for (const [x, y] of spots) {
    const free = (at) => at >= first && at <= last && !taken.some((one) => Math.hypot(one[0] - at, one[1] - y) < wide);
    const steps = Array.from({ length: 24 }, (_, n) => x + (n % 2 ? -1 : 1) * Math.ceil(n / 2) * (wide / 2));
    taken.push([steps.find(free) ?? x, y]);
  }
  return taken;
}
