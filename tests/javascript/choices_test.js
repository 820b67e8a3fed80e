/* What a facilitator chooses of an exercise: what is sent of it, how things move, and what a file brings. */

import assert from "node:assert/strict";
import { entriesOf, fittingOf, fromFile, moved, toFile } from "../../widgets/sixelements/ui/board/choices.js";

const offered = {
  items: ["a", "b", "c", "d"].map((id) => ({ id, title: id.toUpperCase(), section: id < "c" ? "One" : "Two" })),
  optional: ["note"],
  own: 8,
};
const ids = (/** @type {any[]} */ entries) => entries.map((one) => one.id ?? one.title).join("");

Deno.test("everything as it stands is no choice", () => {
  const all = entriesOf(offered, null);
  assert.equal(fittingOf(offered, all, []), null);
  assert.deepEqual(fittingOf(offered, all, ["note"]), { items: ["a", "b", "c", "d"], without: ["note"] });
});

Deno.test("what is chosen comes back as it was sent, and what is not asked stands behind", () => {
  const own = { title: "Bell", limits: [{ kind: "law", text: "Minutes" }] };
  const sent = { items: ["c", own, "a"], without: [] };
  const entries = entriesOf(offered, sent);
  assert.equal(ids(entries), "cBellabd");
  assert.deepEqual(fittingOf(offered, entries, []), sent);
});

Deno.test("one of her own without words is not sent, and no empty limit", () => {
  const entries = [{ own: 1, title: "  ", limits: [] }, {
    own: 2,
    title: " Bell ",
    limits: [{ kind: "law", text: " " }],
  }];
  assert.deepEqual(fittingOf(offered, entries, []), { items: [{ title: "Bell", limits: [] }], without: [] });
});

Deno.test("an item moves within its section, one of her own anywhere, and neither past the ends", () => {
  const entries = entriesOf(offered, { items: ["a", { title: "Own" }, "c", "b", "d"], without: [] });
  assert.equal(ids(entries), "aOwncbd");
  assert.equal(ids(moved(entries, 3, -1) ?? []), "aOwnbcd".replace("Ownbc", "bOwnc"));
  assert.equal(ids(moved(entries, 2, 1) ?? []), "aOwnbdc");
  assert.equal(moved(entries, 2, -1)?.[1].id, "c");
  assert.equal(moved(entries, 0, -1), null);
  assert.equal(moved(entries, 4, 1), null);
});

Deno.test("a file brings a choice into the next room, as far as the exercise still has it", () => {
  const sent = { items: ["b", { title: "Bell", limits: [] }, "a"], without: ["note"] };
  const text = toFile("slug", "Title", sent);
  assert.deepEqual(fromFile(text, "slug", offered), { fitting: sent, lost: 0 });
  const older = toFile("slug", "Title", { items: ["gone", "b", "b", { title: 1 }, null], without: ["gone", "note"] });
  assert.deepEqual(fromFile(older, "slug", offered), { fitting: { items: ["b"], without: ["note"] }, lost: 3 });
  for (
    const wrong of ["{", "[]", "null", toFile("other", "Title", sent), JSON.stringify({ slug: "slug", items: [] })]
  ) {
    assert.equal(fromFile(wrong, "slug", offered), null);
  }
});
