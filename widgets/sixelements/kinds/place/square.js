/* The square between two lines: its four quarters, marks to tap and drag, numbers to look back at. */

import { s, same } from "../../ui/dom.js";
import { fieldsOf } from "../../ui/instrument/measures.js";
import { placeMarks, placeScale } from "./marks.js";

const PLACE_SIDE = 300;
const PLACE_LEFT = 30;
const PLACE_TOP = 18;
export const PLACE_BOX = [348, 344];

/** Where a pair of stops stands in the drawing. */
function placeSpot(ctx, x, y) {
  const [across, up] = ctx.content.axes.map((axis) => placeScale(ctx, axis).values);
  const part = (values, value) => (value - values[0]) / (values.at(-1) - values[0]);
  return [PLACE_LEFT + part(across, x) * PLACE_SIDE, PLACE_TOP + (1 - part(up, y)) * PLACE_SIDE];
}

/** The marks of one item as [{ask, index, x, y}]: only those placed on both lines. */
export function placePairs(content, marks) {
  return fieldsOf({ content }).map((ask, index) => {
    const start = ask.id === "value" ? "" : `${ask.id}_`;
    return { ask, index, x: marks[`${start}x`], y: marks[`${start}y`] };
  }).filter(({ x, y }) => Number.isInteger(x) && Number.isInteger(y));
}

/** The quarter that holds a pair of stops; null on a line between two. */
export function placeZone(ctx, { x, y }) {
  const ends = [x, y].map((value, index) => {
    const { values } = placeScale(ctx, ctx.content.axes[index]);
    const middle = (values[0] + values.at(-1)) / 2;
    return value < middle ? "low" : value > middle ? "high" : null;
  });
  return ctx.content.zones.find((zone) => zone.x === ends[0] && zone.y === ends[1]) ?? null;
}

/** The empty square: quarters by name, the two lines at its sides. */
export function placeGround(ctx) {
  const { axes: [across, up], zones } = ctx.content;
  const half = PLACE_SIDE / 2;
  const quarter = (zone) => {
    const words = zone.title.split(" ");
    const x = PLACE_LEFT + (zone.x === "low" ? half / 2 : half * 1.5);
    const y = zone.y === "high" ? PLACE_TOP + 22 : PLACE_TOP + PLACE_SIDE - 12 - (words.length - 1) * 18;
    return s(
      "text",
      { class: "six-place-zone", "text-anchor": "middle" },
      words.map((word, index) => s("tspan", { x, y: y + index * 18 }, word)),
    );
  };
  const [right, bottom] = [PLACE_LEFT + PLACE_SIDE, PLACE_TOP + PLACE_SIDE];
  return [
    s("rect", { class: "six-place-ground", x: PLACE_LEFT, y: PLACE_TOP, width: PLACE_SIDE, height: PLACE_SIDE, rx: 6 }),
    s("path", {
      class: "six-place-middle",
      d: `M${PLACE_LEFT + half} ${PLACE_TOP}V${bottom}M${PLACE_LEFT} ${PLACE_TOP + half}H${right}`,
    }),
    zones.map(quarter),
    s("text", { class: "six-place-end", x: PLACE_LEFT, y: bottom + 20 }, across.low),
    s("text", { class: "six-place-name", x: PLACE_LEFT + half, y: bottom + 20, "text-anchor": "middle" }, across.title),
    s("text", { class: "six-place-end", x: right, y: bottom + 20, "text-anchor": "end" }, across.high),
    s(
      "g",
      { transform: `translate(20 ${bottom}) rotate(-90)` },
      s("text", { class: "six-place-end", x: 0, y: 0 }, up.low),
      s("text", { class: "six-place-name", x: half, y: 0, "text-anchor": "middle" }, up.title),
      s("text", { class: "six-place-end", x: PLACE_SIDE, y: 0, "text-anchor": "end" }, up.high),
    ),
  ];
}

/**
 * One item's marks: a ring for the first ask, a filled dot for the second, an arrow between; *number* stands
 * inside.
 */
export function placeDots(ctx, pairs, number = "") {
  const spots = pairs.map((pair) => placeSpot(ctx, pair.x, pair.y));
  const size = number ? 13 : 11;
  const [first, second] = spots;
  const both = second && same(first, second);
  const way = second ? placeArrow(first, second, size + 3) : null;
  const dots = pairs.map((pair, index) => {
    const r = both ? size + (index === 0 ? 4 : -1) : size; // at one spot the dot stands inside the ring
    return s(
      "g",
      {
        class: `six-place-dot six-place-dot-${pair.index === 0 ? "first" : "second"}`,
        "data-ask": pair.ask.id,
        transform: `translate(${spots[index].join(" ")})`,
      },
      s("circle", { r }),
      number ? s("text", { y: 5, "text-anchor": "middle" }, number) : null,
    );
  });
  return [way, ...dots].filter(Boolean);
}

function placeArrow([x, y], [toX, toY], gap) {
  const far = Math.hypot(toX - x, toY - y);
  if (far < 2 * gap + 6) return null;
  const [dx, dy] = [(toX - x) / far, (toY - y) / far];
  const [tipX, tipY] = [toX - dx * gap, toY - dy * gap];
  const barb = (turn) => `L${tipX - dx * 9 + turn * dy * 6} ${tipY - dy * 9 - turn * dx * 6}`;
  return s("path", {
    class: "six-place-arrow",
    d: `M${x + dx * gap} ${y + dy * gap}L${tipX} ${tipY}M${tipX} ${tipY}${barb(1)}M${tipX} ${tipY}${barb(-1)}`,
  });
}

/** The mark of an ask, small, to stand in a line of text. */
export function placeKeyMark(index) {
  return s(
    "svg",
    { viewBox: "0 0 24 24", class: "six-place-keymark", "aria-hidden": "true" },
    s(
      "g",
      { class: `six-place-dot six-place-dot-${index === 0 ? "first" : "second"}`, transform: "translate(12 12)" },
      s("circle", { r: 9 }),
    ),
  );
}

/** The square of one item: a tap places the first ask that is open, or moves the nearer mark; a mark can be dragged.
    Sliders do the same for everybody, so the drawing itself is hidden from assistive technology. */
export function placeSquare(ctx, id, onPlaced) {
  const marks = s("g", {});
  const svg = s(
    "svg",
    {
      viewBox: `0 0 ${PLACE_BOX.join(" ")}`,
      class: "six-place-square",
      "aria-hidden": "true",
      on: { click: onTap, pointerdown: onGrab, pointermove: onDrag, pointerup: onDrop, pointercancel: onDrop },
    },
    placeGround(ctx),
    marks,
  );
  const asks = fieldsOf(ctx).map((ask) => ask.id);
  let held = null;
  let dragged = false;

  function put(ask, [x, y]) {
    const start = ask === "value" ? "" : `${ask}_`;
    ctx.update({ [`places.${id}.${start}x`]: x, [`places.${id}.${start}y`]: y });
    show();
    onPlaced();
  }

  /** @returns {[any, any]} */
  function stopsAt(event) {
    const box = svg.getBoundingClientRect();
    const unit = PLACE_BOX[0] / box.width;
    const parts = [
      ((event.clientX - box.left) * unit - PLACE_LEFT) / PLACE_SIDE,
      1 - ((event.clientY - box.top) * unit - PLACE_TOP) / PLACE_SIDE,
    ];
    const [x, y] = parts.map((one, index) => {
      const { values } = placeScale(ctx, ctx.content.axes[index]);
      return values[Math.min(values.length - 1, Math.max(0, Math.round(one * (values.length - 1))))];
    });
    return [x, y];
  }

  function onTap(event) {
    if (dragged) {
      dragged = false;
      return;
    }
    const [x, y] = stopsAt(event);
    const pairs = placePairs(ctx.content, placeMarks(ctx, id));
    const open = asks.find((ask) => !pairs.some((pair) => pair.ask.id === ask));
    const near = [...pairs].sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
    put(open ?? near.ask.id, [x, y]);
  }

  function onGrab(event) {
    held = event.target.closest("[data-ask]")?.dataset.ask ?? null;
    dragged = false;
    if (held) svg.setPointerCapture(event.pointerId);
  }

  function onDrag(event) {
    if (!held) return;
    dragged = true;
    put(held, stopsAt(event));
  }

  function onDrop() {
    held = null;
  }

  function show() {
    marks.replaceChildren(...placeDots(ctx, placePairs(ctx.content, placeMarks(ctx, id))));
  }

  show();
  return { node: svg, show };
}
