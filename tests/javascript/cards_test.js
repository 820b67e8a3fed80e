/* Cards: which lie in which stack, what each press makes of the answers, and how one press is undone in a room. */

import assert from "node:assert/strict";
import { FakeTime } from "./time.js";
import { emptyDevice } from "./page.js";
import { specimens } from "./specimens.js";

import { inRoom } from "../../widgets/sixelements/kinds/cards/shared.js";
import { today } from "../../widgets/sixelements/kinds/cards/origin.js";
import { keepTyped, takeDrafts, textIn } from "../../widgets/sixelements/kinds/cards/new.js";
import { ownRows, roomCards } from "../../widgets/sixelements/kinds/cards/room.js";
import { sameWords } from "../../widgets/sixelements/kinds/cards/same.js";
import { stackOf, stacksOf } from "../../widgets/sixelements/kinds/cards/stacks.js";
import { cardsIn, ownCards, written } from "../../widgets/sixelements/kinds/cards/store.js";
import { withValue } from "../../widgets/sixelements/ui/dom.js";
import { makeDocument } from "../../widgets/sixelements/ui/document/device.js";
import { forgetDocuments, unsent } from "../../widgets/sixelements/ui/document/files.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, { room: { no_network: "No network." }, cards: { common: "every nobody" } });

const CONTENT = {
  boxes: [{ id: "keep", title: "Keep" }, { id: "drop", title: "Drop" }],
  given: [{ id: "one-voice", text: "One voice at a time." }],
  most: 3,
};

Deno.test("cards lie in the stacks that Python says", () => {
  for (const [name, { cards, stacks }] of Object.entries(specimens("stacks"))) {
    const found = stacksOf(cards.map((/** @type {any} */ [id, partner]) => ({ id, with: partner })));
    assert.deepEqual(found.map(({ head, under }) => [head.id, ...under.map(({ id }) => id)]), stacks, name);
  }
});

Deno.test("words that several stacks say are counted once a stack, without the s and without common ones", () => {
  const stack = (/** @type {string} */ text, /** @type {string[]} */ ...under) => ({
    head: { text },
    under: under.map((one) => ({ text: one })),
  });
  const stacks = [
    stack("Late notices, every notice"),
    stack("A notice to every family", "Notices"),
    stack("Every report"),
    stack("Reports late"),
  ];
  assert.deepEqual(sameWords(stacks), [{ word: "notice", n: 2 }, { word: "report", n: 2 }]);
});

/** A page with answers of its own, as far as the cards ask for it. */
function page() {
  let answers = /** @type {any} */ ({});
  return {
    content: CONTENT,
    exercise: /** @type {any} */ ({ slug: "one" }),
    answers: () => answers,
    joint: () => null,
    set(/** @type {string} */ path, /** @type {any} */ value) {
      this.update({ [path]: value });
    },
    update(/** @type {any} */ changes) {
      for (const [path, value] of Object.entries(changes)) answers = withValue(answers, path, value);
    },
  };
}

const texts = (/** @type {any} */ cards) => cards.map((/** @type {any} */ { text }) => text);

Deno.test("cards are added at the end, changed and taken away; a given one keeps its words", () => {
  const ctx = page();
  const store = ownCards(ctx);
  const ids = ["One", "Two", "Three"].map((text) => store.add({ text, box: "keep" }));
  assert.deepEqual(texts(store.cards()), ["One voice at a time.", "One", "Two", "Three"]);
  assert.ok(store.full());
  store.write([[ids[1], "text", "Two, in other words"], ["one-voice", "box", "drop"]]);
  store.remove(ids[0]);
  assert.deepEqual(store.cards().map(({ text, box }) => [text, box]), [
    ["One voice at a time.", "drop"],
    ["Two, in other words", "keep"],
    ["Three", "keep"],
  ]);
  store.write([[ids[1], "text", undefined], ["one-voice", "box", undefined]]);
  assert.deepEqual(texts(written(store.cards())), ["One voice at a time.", "Three"]);
  assert.equal("given" in ctx.answers(), false);
});

Deno.test("several cards go onto another as one step, and every wording stays", () => {
  const ctx = page();
  const store = ownCards(ctx);
  const [one, two] = ["One", "Two"].map((text) => store.add({ text, box: "keep" }));
  const before = ctx.answers();
  let steps = 0;
  const update = ctx.update;
  ctx.update = function (changes) {
    steps += 1;
    update(changes);
  };
  store.write([[one, "with", "one-voice"], [two, "with", "one-voice"]]);
  assert.equal(steps, 1);
  const stacks = stacksOf(store.cards());
  assert.deepEqual(stacks.map(({ head, under }) => [head.text, ...texts(under)]), [[
    "One voice at a time.",
    "One",
    "Two",
  ]]);
  assert.equal(stackOf(stacks, two), stacks[0]);
  store.write([[one, "with", undefined], [two, "with", undefined]]);
  assert.deepEqual(ctx.answers(), before);
});

Deno.test("a damaged file is no reason to lose the other cards", () => {
  const rows = [null, { id: "aaaaaaaaaa" }, { id: "bbbbbbbbbb", cells: { text: "There", box: "no-such-box" } }];
  const cards = cardsIn(CONTENT, { rows, given: "nothing" });
  assert.deepEqual(cards.map(({ text, box }) => [text, box]), [["One voice at a time.", ""], ["", ""], ["There", ""]]);
  assert.equal(cardsIn(CONTENT, { rows: "none" }).length, 1);
});

/** A device in a room whose network is away. */
function inARoom(/** @type {string} */ name, /** @type {(ctx: any, doc: any, store: any) => void} */ act) {
  Deno.test(name, () => {
    emptyDevice();
    const time = new FakeTime();
    globalThis.fetch = () => Promise.reject(new TypeError("network"));
    const doc = makeDocument({ room: { code: "KTM4RX", token: "t" }, activity: 1, onChange: () => {} });
    const rows = [{ id: "aaaaaaaaaa", cells: { "^": "i", text: "Mine", box: "keep" } }];
    const ctx = { content: CONTENT, joint: () => doc, answers: () => ({ rows }), say: () => {} };
    try {
      act(ctx, doc, roomCards(ctx, doc));
    } finally {
      doc.stop();
      time.restore();
    }
  });
}

Deno.test("what is typed for a card is kept as it is typed, box by box, and becomes a card when the page goes on", () => {
  emptyDevice();
  const before = /** @type {any} */ (page());
  keepTyped(ownCards(before), "keep", "Half a th");
  keepTyped(ownCards(before), "drop", "Another");
  keepTyped(ownCards(before), "drop", "");
  const later = /** @type {any} */ ({ ...page(), content: { ...CONTENT, max: 100 } });
  const store = ownCards(later);
  assert.deepEqual([textIn(store, "keep"), textIn(store, "drop"), textIn(store, "toString")], ["Half a th", "", ""]);
  assert.deepEqual(texts(store.cards()), ["One voice at a time."], "it is no card yet");
  takeDrafts(later, store);
  assert.deepEqual(texts(store.cards()), ["One voice at a time.", "Half a th"]);
  assert.equal(textIn(store, "keep"), "");
});

inARoom("what is typed for a card of a room goes nowhere, and goes with the room", (_, doc, store) => {
  keepTyped(store, "keep", "Half a th");
  assert.deepEqual([doc.waiting(), doc.rows()], [0, []]);
  assert.equal(unsent({ token: "t" }), 0);
  assert.equal(textIn(store, "keep"), "Half a th");
  forgetDocuments({ token: "t" });
  assert.equal(textIn(store, "keep"), "");
});

inARoom("what one press put together one press takes apart, and one after it only what came after", (_, doc, store) => {
  const [one, two] = ["One", "Two"].map((text) => store.add({ text, box: "keep" }));
  store.write([[one, "with", "one-voice"], [two, "with", "one-voice"]]);
  assert.equal(stacksOf(store.cards()).length, 1);
  store.joint.undo();
  assert.equal(stacksOf(store.cards()).length, 3);
  store.write([[one, "with", two]]);
  store.joint.write(`${two}/text`, "Two, in other words");
  store.joint.undo();
  assert.equal(doc.cell(`${two}/text`).value, "Two");
  assert.equal(stacksOf(store.cards()).length, 2);
  store.joint.undo();
  assert.equal(stacksOf(store.cards()).length, 3);
});

inARoom("the room's cards are the answers that are shown, each given one under its own name", (ctx, _, store) => {
  const one = store.add({ text: "One", box: "keep" });
  store.write([["one-voice", "box", "drop"]]);
  const shown = inRoom(ctx);
  assert.deepEqual(shown.rows.map((/** @type {any} */ row) => row.id), [one]);
  assert.equal(shown.given["one-voice"].box, "drop");
  assert.deepEqual(texts(cardsIn(CONTENT, shown)), ["One voice at a time.", "One"]);
});

inARoom("a card of one's own is offered until its words stand among the room's", (ctx, doc, store) => {
  assert.deepEqual(ownRows(ctx, doc).map(({ cells }) => cells.text), ["Mine"]);
  store.add({ text: "Mine", box: "drop" });
  assert.deepEqual(ownRows(ctx, doc), []);
});

Deno.test("cards of another exercise come in under their own ids, once, as far as there is room", () => {
  const ctx = page();
  const store = ownCards(ctx);
  store.add({ text: "One", box: "keep" });
  const copies = ["cccccccccc", "dddddddddd", "eeeeeeeeee"].map((id) => ({ id, cells: { text: id, "<": "{}" } }));
  assert.equal(store.bring(copies), 2);
  assert.deepEqual(store.cards().map(({ text, box }) => [text, box]).slice(1), [
    ["One", "keep"],
    ["cccccccccc", ""],
    ["dddddddddd", ""],
  ]);
  assert.deepEqual(copies.map(({ id }) => store.has(id)), [true, true, false]);
});

inARoom("what comes into a room from another exercise keeps its id", (_, doc, store) => {
  assert.equal(store.bring([{ id: "cccccccccc", cells: { text: "Brought" } }]), 1);
  assert.ok(store.has("cccccccccc"));
  assert.deepEqual(texts(store.cards()), ["One voice at a time.", "Brought"]);
  doc.remove("cccccccccc");
  assert.ok(store.has("cccccccccc"), "what the room took away is not offered again");
});

Deno.test("a card that was brought says what it says today where it came from, until that is taken over", () => {
  const exercise = { brings: [{ from: "before", title: "Before", columns: { text: "text" } }] };
  const ctx = page();
  const store = ownCards(ctx);
  const was = JSON.stringify({ from: "before", was: { text: "Then" } });
  store.bring([{ id: "cccccccccc", cells: { text: "Then", "<": was } }]);
  const there = (/** @type {string | null} */ text) => () => text ? [{ id: "cccccccccc", cells: { text } }] : [];
  const card = () => store.cards().find(({ id }) => id === "cccccccccc");
  assert.equal(today(exercise, card(), there("Then")), null, "it is what it was");
  assert.equal(today(exercise, card(), () => undefined), null, "nothing is known of it here");
  assert.ok(today(exercise, card(), there(null))?.gone);
  const from = today(exercise, card(), there("Now"));
  assert.equal(from?.now, "Now");
  store.write(Object.entries(from?.cells ?? {}).map(([column, value]) => ["cccccccccc", column, value]));
  assert.equal(card().text, "Now");
  assert.equal(today(exercise, card(), there("Now")), null, "it is taken over");
  assert.equal(today(exercise, { ...card(), origin: null }, there("Now")), null);
});
