/* The fishbone: what its rows mean, what a rank and a vote change, which words are pointed out, and where it is drawn. */

import assert from "node:assert/strict";
import { specimens } from "./specimens.js";
import { across } from "../../widgets/sixelements/ui/slides/fish.js";
import { fishbone, wrapped } from "../../widgets/sixelements/kinds/causes/geometry.js";
import {
  answered,
  bonesOf,
  causesOf,
  inHand,
  issueOf,
  ranked,
  rankedByVotes,
  rootOf,
  votesOf,
  withAllUnder,
} from "../../widgets/sixelements/kinds/causes/tree.js";
import { pointedOut } from "../../widgets/sixelements/kinds/causes/watch.js";

for (const { name, rows, gives } of specimens("fishbones")) {
  Deno.test(`a fishbone is read as Python reads it: ${name}`, () => {
    assert.equal(issueOf(rows), gives.issue);
    assert.deepEqual(causesOf(rows).map((row) => row.id), gives.causes);
    for (const [id, found] of Object.entries(gives.answered)) {
      assert.deepEqual(answered(rows, id).map(({ row, depth, branch, last }) => [row.id, depth, branch, last]), found);
    }
    assert.equal(inHand(rows)?.id ?? null, gives.in_hand);
    assert.equal(rootOf(rows)?.row.id ?? null, gives.root);
  });
}

const row = (/** @type {string} */ letter, /** @type {Record<string, any>} */ cells = {}) => ({
  id: letter.repeat(10),
  cells: { text: letter, ...cells },
});

/** The rows with some cells changed, as a document changes them. */
function changed(/** @type {any[]} */ rows, /** @type {Record<string, any>} */ cells) {
  return rows.map((one) => {
    const mine = Object.entries(cells).filter(([at]) => at.startsWith(`${one.id}/`));
    const now = Object.fromEntries(mine.map(([at, value]) => [at.split("/")[1], value ?? undefined]));
    return { ...one, cells: { ...one.cells, ...now } };
  });
}

const ranks = (/** @type {any[]} */ rows) => bonesOf(rows).map((one) => one.cells.rank);

Deno.test("a rank that another cause has changes places with it, so that each stands once", () => {
  const rows = [row("a", { rank: "1" }), row("b", { rank: "2" }), row("c")];
  assert.deepEqual(ranks(changed(rows, ranked(rows, rows[1].id, "1"))), ["2", "1", undefined]);
  assert.deepEqual(ranks(changed(rows, ranked(rows, rows[2].id, "1"))), [undefined, "2", "1"]);
  assert.deepEqual(ranks(changed(rows, ranked(rows, rows[2].id, "3"))), ["1", "2", "3"]);
  assert.deepEqual(ranks(changed(rows, ranked(rows, rows[0].id, ""))), [undefined, "2", undefined]);
});

Deno.test("votes number the causes, add up, and leave blank ones without a rank", () => {
  const rows = [row("a", { votes: 2 }), row("b", { votes: 9 }), row("c", { rank: "1" }), row("d", { text: " " })];
  assert.deepEqual(votesOf(rows).map(({ n, sum }) => [n, sum]), [[9, 9], [2, 11]]);
  assert.deepEqual(ranks(changed(rows, rankedByVotes(rows))), ["2", "1", "3", undefined]);
  assert.deepEqual(votesOf([row("a", { votes: 0 })]), []);
});

Deno.test("a row that goes takes along what stands under it, and nothing else", () => {
  const rows = [row("a"), row("b", { under: "a".repeat(10) }), row("c", { under: "b".repeat(10), text: "" }), row("d")];
  assert.deepEqual(withAllUnder(rows, rows[0].id), rows.slice(0, 3).map(({ id }) => id));
  assert.deepEqual(withAllUnder(rows, rows[2].id), [rows[2].id]);
});

Deno.test("words are pointed out whole, in any case and in any script, one a list", () => {
  const watch = [{ words: ["they", "the principal", "señor"], says: "who" }, { words: ["lazy"], says: "judges" }];
  assert.deepEqual(pointedOut("They are LAZY, they say", watch), [{ word: "They", says: "who" }, {
    word: "LAZY",
    says: "judges",
  }]);
  assert.deepEqual(pointedOut("the  principal", watch).map(({ word }) => word), ["the  principal"]);
  assert.deepEqual(pointedOut("theyre, lazyness and the principals", watch), []);
  assert.deepEqual(pointedOut("el señor", watch).map(({ word }) => word), ["señor"]);
  assert.deepEqual(pointedOut("they", [{ words: ["t.ey", "(they)"], says: "" }]), []);
});

Deno.test("lines hold their width, and what is left out is seen to be", () => {
  assert.deepEqual(wrapped("one two three", 70, 5), ["one two", "three"]);
  assert.deepEqual(wrapped("", 70, 5), []);
  const lines = wrapped("a-word-that-is-much-too-long-for-any-line and more of it all", 84, 3);
  assert.equal(lines.length, 3);
  assert.ok(lines.every((line) => line.length <= 10), lines.join("|"));
  assert.ok(lines[2].endsWith("…"));
});

const boxOf = ({ x, y, r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });
const over = (/** @type {any} */ a, /** @type {any} */ b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The pairs of things in a drawing that lie over each other, or out of it. */
function wrong(/** @type {any} */ fish) {
  const parts = fish.bones.flatMap((/** @type {any} */ bone) => [[`text ${bone.id}`, bone.box], [
    `rank ${bone.id}`,
    boxOf(bone.circle),
  ]]);
  parts.push(["head", fish.head.box], ["spine", {
    x: fish.spine.x1,
    y: fish.spine.y - 2,
    width: fish.spine.x2 - fish.spine.x1,
    height: 4,
  }]);
  const found = [];
  parts.forEach(([name, box], at) => {
    if (box.x < 0 || box.y < 0 || box.x + box.width > fish.width || box.y + box.height > fish.height) found.push(name);
    for (const [other, its] of parts.slice(at + 1)) if (over(box, its)) found.push(`${name} over ${other}`);
  });
  return found;
}

const LONG = "Changes to bus times go from the principal to transportation by email and stop there, so that nobody "
  .repeat(2);

Deno.test("nothing of a fish lies over anything else, from no bone to twelve, with short texts and long ones", () => {
  for (let count = 0; count <= 12; count += 1) {
    for (const text of ["No key", LONG, "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4)]) {
      const causes = Array.from({ length: count }, (_, n) => ({ id: String(n), text, rank: String(n) }));
      const fish = fishbone(text, causes);
      assert.deepEqual(wrong(fish), [], `${count} bones`);
      assert.deepEqual(wrong(fishbone(text, causes, across(count))), [], `${count} bones on the screens of a room`);
      assert.equal(fish.bones.length, count);
      for (const bone of fish.bones) {
        assert.ok(bone.lines.length && bone.lines.every(({ y }) => y > bone.box.y && y < bone.box.y + bone.box.height));
        assert.ok(bone.line.x2 <= fish.spine.x2 && bone.line.y2 === fish.spine.y, "each bone meets the spine");
      }
    }
  }
});

Deno.test("a fish in which something lies over something else is seen", () => {
  const fish = fishbone("a", [{ id: "a", text: "a", rank: "1" }, { id: "b", text: "b", rank: "2" }]);
  fish.bones[1].box = fish.bones[0].box;
  assert.ok(wrong(fish).includes("text a over text b"));
  fish.bones[0].circle.y = -4;
  assert.ok(wrong(fish).includes("rank a"));
});
