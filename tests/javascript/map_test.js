/* The rows of a table as a drawing: which boxes and lines they say, and that nothing lies over anything else. */

import assert from "node:assert/strict";

import { graphOf } from "../../widgets/sixelements/kinds/table/graph.js";
import { laidOut } from "../../widgets/sixelements/kinds/table/layout.js";

/** Numbers from 0 to 1 that look random, and are the same each time. */
function numbers(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

const DRAWING = { name: "group", state: "state", wanted: "want", links: "links", missing: "missing" };

const row = (/** @type {string} */ group, /** @type {Record<string, string>} */ cells = {}) => ({
  cells: { group, state: "have", ...cells },
});

/** The lines in words: "A - B" for one that is there, "A + B" for one that is wanted. */
function told(/** @type {any[]} */ rows) {
  const { boxes, links } = graphOf(DRAWING, rows);
  return links.map(({ one, other, wanted }) => `${boxes[one].name} ${wanted ? "+" : "-"} ${boxes[other].name}`);
}

Deno.test("a line is drawn once, whoever names it, and however the name is typed", () => {
  assert.deepEqual(told([row("Office", { links: "school  TEAM" }), row("School team", { links: "Office;" })]), [
    "Office - School team",
  ]);
  assert.deepEqual(told([row("A", { links: "B\nC" }), row("B"), row("C")]), ["A - B", "A - C"]);
});

Deno.test("a name may have a comma in it, and commas may stand between names that no row has", () => {
  assert.deepEqual(told([row("A", { links: "Rooms, doors" }), row("Rooms, doors")]), ["A - Rooms, doors"]);
  assert.deepEqual(told([row("A", { links: "B, C" }), row("B"), row("C")]), ["A - B", "A - C"]);
});

Deno.test("a line that somebody says is there is not missing, and nobody is linked with oneself", () => {
  assert.deepEqual(told([row("A", { missing: "B; A" }), row("B", { links: "A" })]), ["A - B"]);
  assert.deepEqual(told([row("A", { missing: "B" }), row("B")]), ["A + B"]);
});

Deno.test("what is only named is a box too, and says that it has no row; an empty row is none", () => {
  const { boxes } = graphOf(DRAWING, [row("A", { state: "want", links: "Gone" }), row(" "), row("a")]);
  assert.deepEqual(boxes.map(({ name, wanted, listed }) => [name, wanted, listed]), [
    ["A", true, true],
    ["Gone", false, false],
  ]);
});

/** Whether two boxes touch. */
const touch = (/** @type {any} */ a, /** @type {any} */ b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A point of a curve, *t* from 0 to 1. */
function pointAt(/** @type {number[][]} */ [a, b, c, d], /** @type {number} */ t) {
  const u = 1 - t;
  return [0, 1].map((k) => u ** 3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t ** 3 * d[k]);
}

/** What lies over something else, or outside of the drawing. */
function over(/** @type {ReturnType<typeof laidOut>} */ { width, height, boxes, paths }) {
  const found = [];
  boxes.forEach((/** @type {any} */ box, at) => {
    if (boxes.slice(at + 1).some((other) => touch(box, other))) found.push(`box ${at} touches another`);
    if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) {
      found.push(`box ${at} is outside`);
    }
  });
  for (const { points } of paths) {
    for (let step = 1; step < 20; step += 1) {
      const [x, y] = pointAt(points, step / 20);
      const inside = boxes.some((/** @type {any} */ box) =>
        x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
      );
      if (inside || x < 0 || x > width || y < 0 || y > height) found.push(`a line at ${x} ${y}`);
    }
  }
  return found;
}

Deno.test("no box lies over another, no line crosses a box, and a drawing is the same each time", () => {
  const chance = numbers(7);
  for (let round = 0; round < 300; round += 1) {
    const count = 1 + Math.floor(chance() * 20);
    const boxes = Array.from(
      { length: count },
      (_, at) => ({ name: `Group ${at} `.repeat(1 + Math.floor(chance() * 5)) }),
    );
    const links = [];
    for (let one = 0; one < count; one += 1) {
      for (let other = one + 1; other < count; other += 1) {
        if (chance() < 0.15) links.push({ one, other, wanted: chance() < 0.5 });
      }
    }
    const made = laidOut({ boxes, links });
    assert.deepEqual(over(made), []);
    assert.deepEqual(laidOut({ boxes, links }), made);
  }
});

Deno.test("boxes that touch and a line through a box are seen", () => {
  const made = laidOut({ boxes: [{ name: "A" }, { name: "B" }], links: [{ one: 0, other: 1, wanted: false }] });
  const [one, other] = /** @type {any[]} */ (made.boxes);
  assert.equal(over({ ...made, boxes: [one, { ...other, x: one.x, y: one.y }] }).length > 0, true);
  const through = { ...made.paths[0], points: [[0, 20], [60, 20], [80, 20], [made.width, 20]] };
  assert.equal(over({ ...made, paths: [through] }).length > 0, true);
});

Deno.test("a chain is no wider than half of it, from the box in its middle", () => {
  const boxes = Array.from({ length: 9 }, (_, at) => ({ name: `${at}` }));
  const links = Array.from({ length: 8 }, (_, at) => ({ one: at, other: at + 1, wanted: false }));
  const columns = new Set(laidOut({ boxes, links }).boxes.map((/** @type {any} */ { x }) => x));
  assert.equal(columns.size, 5);
});
