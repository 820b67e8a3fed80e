/* Shares as parts of a bar, each with its own pattern and its number, and for three shares a triangle. */

import { s } from "../../ui/dom.js";
import { textLines } from "../../ui/instrument/strip.js";

/** A bar of 340: parts with their numbers. Patterns are drawn as lines, so that they print. */
function allocateBar(points, total, y, height) {
  let x = 0;
  return points.map((n, index) => {
    const width = (n / total) * 340;
    const part = n
      ? [
        s("rect", {
          class: `six-allocate-fill six-allocate-fill-${index + 1}`,
          x: x + 0.75,
          y,
          width: width - 1.5,
          height,
          rx: 3,
        }),
        allocateHatch(index, x + 0.75, y, width - 1.5, height),
        allocateNumber(index, n, x + width / 2, y + height / 2),
      ]
      : null;
    x += width;
    return part;
  });
}

/** The number of a part on a small plate, so that no pattern runs through it. */
function allocateNumber(index, n, x, y) {
  const wide = String(n).length > 1 ? 11 : 8;
  return [
    index
      ? s("rect", { class: "six-allocate-plate", x: x - wide, y: y - 9, width: 2 * wide, height: 18, rx: 4 })
      : null,
    s("text", { class: index ? null : "six-allocate-on", x, y: y + 5, "text-anchor": "middle" }, n),
  ];
}

/** Lines over a part: none, slanted, dotted, upright, level. */
function allocateHatch(index, x, y, width, height) {
  const [right, bottom] = [x + width, y + height];
  const every = (from, to, by) =>
    Array.from({ length: Math.max(0, Math.ceil((to - from) / by)) }, (_, n) => from + n * by);
  const slant = () =>
    every(x - height + 6, right, 8).map((at) => {
      const [start, end] = [Math.max(at, x), Math.min(at + height, right)];
      return start < end ? `M${start} ${bottom - (start - at)}L${end} ${bottom - (end - at)}` : "";
    }).join("");
  const dots = () =>
    every(x + 5, right - 2, 7).flatMap((dx) => every(y + 5, bottom - 2, 7).map((dy) => `M${dx} ${dy}h.01`)).join("");
  const upright = () => every(x + 5, right - 1, 6).map((dx) => `M${dx} ${y}V${bottom}`).join("");
  const level = () => every(y + 5, bottom - 1, 6).map((dy) => `M${x} ${dy}H${right}`).join("");
  const path = [null, slant, dots, upright, level][index];
  return path ? s("path", { class: `six-allocate-hatch${index === 2 ? " six-allocate-dots" : ""}`, d: path() }) : null;
}

/** Rows of bars, one bar an ask: [{label, bars: [points or null]}]. */
export function allocatePlot(rows, total, asks) {
  let y = 16;
  const drawn = rows.map(({ label, bars }) => {
    const title = textLines(label, { x: 0, y, most: 44, cls: "six-strip-title" });
    y += title.height - 10;
    const parts = bars.map((points, index) => {
      if (!points) return null;
      const said = asks[index].label
        ? s("text", { class: "six-strip-muted", x: 0, y: y + 12, "font-size": 12 }, asks[index].label)
        : null;
      y += said ? 17 : 0;
      const bar = allocateBar(points, total, y, 26);
      y += 32;
      return [said, bar];
    });
    y += 22;
    return [title.node, parts];
  });
  return s("svg", { viewBox: `0 0 340 ${y - 18}`, class: "six-allocate-plot" }, drawn);
}

/** Three shares as a triangle: rows = [{n, bars}]; a ring for the first ask, a filled dot for the second. */
export function allocateTriangle({ shares }, rows, total) {
  const corners = [[170, 40], [320, 290], [20, 290]];
  const spot = (points) =>
    [0, 1].map((end) => points.reduce((sum, n, index) => sum + (n / total) * corners[index][end], 0));
  const used = new Map();
  const marks = rows.flatMap(({ n, bars }) =>
    bars.map((points, ask) => {
      if (!points) return null;
      const key = `${ask}/${points.join("/")}`;
      const beside = used.get(key) ?? 0;
      used.set(key, beside + 1);
      const [x, y] = spot(points);
      return s(
        "g",
        {
          class: `six-allocate-dot six-allocate-dot-${ask === 0 ? "first" : "second"}`,
          transform: `translate(${x + beside * 10} ${y - beside * 4})`,
        },
        s("circle", { r: 11 }),
        s("text", { y: 5, "text-anchor": "middle" }, n),
      );
    })
  );
  const names = shares.map((share, index) =>
    s("text", {
      x: [170, 338, 2][index],
      y: [26, 312, 312][index],
      "text-anchor": ["middle", "end", "start"][index],
      class: "six-strip-title",
    }, share.title)
  );
  return s(
    "svg",
    { viewBox: "0 0 340 320", class: "six-allocate-plot" },
    s("path", { class: "six-allocate-triangle", d: "M170 40L320 290H20Z" }),
    names,
    marks,
  );
}
