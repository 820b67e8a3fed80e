/* The slides of a pattern: what is furthest apart first, and the rest where somebody asks for it. */

import assert from "node:assert/strict";

import { slidesOf } from "../../widgets/sixelements/ui/slides/cut.js";
import { endsAt, whereIn } from "../../widgets/sixelements/ui/slides/deck.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, {
  pattern: {
    everyone: "Everyone",
    when_now: "now",
    when_should: "should be",
    first: { one: "first {n} of {of}", other: "first {n} of {of}" },
    furthest: { one: "furthest {n} of {of}", other: "furthest {n} of {of}" },
  },
  slides: {
    in_words: "In words",
    people: "{who} {n}",
    middle: "{who} {n} {middle}",
    at: "{n} of {of}",
    more_at: "More: {n} of {of}",
  },
});

const GROUPS = ["labor-certificated", "labor-classified", "management-site", "board"];

/** A decision of which the middles of the groups lie so far apart. */
const row = (at, far) => ({
  id: `row ${at}`,
  label: `Decision ${at}`,
  parts: ["now", "should"].flatMap((when) =>
    GROUPS.map((group, place) => ({
      group,
      when,
      n: 40,
      counts: [10, 10, 10, 10],
      median: 1 + (place ? far : 0),
      spread: [1, 3],
    }))
  ),
});

const pattern = (rows, words = 0) => ({
  n: 160,
  groups: GROUPS.map((id) => ({ id, label: id, n: 40 })),
  blocks: [
    { type: "sentence", text: "They differ." },
    { type: "strips", id: "placed", title: "Decisions", points: ["a", "b", "c", "d"], rows },
    { type: "talk", title: "Talk", items: [1, 2, 3].map((n) => ({ label: `${n}`, why: "why", opener: "say" })) },
    {
      type: "words",
      title: "Words",
      items: Array.from({ length: words }, () => ({ text: "word ".repeat(80), about: "" })),
    },
  ],
});

const hall = () =>
  slidesOf(pattern(Array.from({ length: 17 }, (_, at) => row(at, [7, 3, 12].includes(at) ? 3 : 0)), 30));

Deno.test("a full hall opens with the sentence and the three rows furthest apart, and the rest is counted apart", () => {
  const slides = hall();
  const core = slides.filter((one) => !one.rest);
  assert.ok(slides.length > 40);
  assert.ok(core.length <= 12, `${core.length} slides lead through it`);
  assert.equal(core[0].type, "sentence");
  assert.deepEqual(
    [...new Set(core.flatMap((one) => one.type === "strips" ? one.rows.map(({ id }) => id) : []))].sort(),
    ["row 12", "row 3", "row 7"],
  );
  assert.equal(core[1].part, "furthest 3 of 17");
  const last = core.length - 1;
  assert.equal(whereIn(slides, last), `${core.length} of ${core.length}`);
  assert.equal(whereIn(slides, last + 1), `More: 1 of ${slides.length - core.length}`);
  assert.deepEqual(slides.map((_, at) => at).filter((at) => endsAt(slides, at)), [last, slides.length - 1]);
});

Deno.test("nothing of a pattern is lost or told twice, and every slide has a key of its own", () => {
  const slides = hall();
  const lines = slides.flatMap(({ type, rows }) =>
    type === "strips" ? rows.flatMap(({ id, parts }) => parts.map(({ group, when }) => `${id} ${group} ${when}`)) : []
  );
  assert.equal(lines.length, 17 * 8);
  assert.equal(new Set(lines).size, lines.length);
  assert.equal(slides.flatMap(({ type, items }) => type === "words" ? items : []).length, 30);
  assert.equal(new Set(slides.map(({ key }) => key)).size, slides.length);
});

Deno.test("a short pattern stays in the order of its exercise", () => {
  const slides = slidesOf(pattern([row(0, 0), row(1, 3)]));
  assert.deepEqual(slides.filter(({ rest }) => rest), []);
  assert.deepEqual([...new Set(slides.flatMap(({ rows }) => rows ?? []).map(({ id }) => id))], ["row 0", "row 1"]);
  assert.equal(slides[1].part, "Decisions");
});
