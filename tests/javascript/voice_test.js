/* The voice of a page: one region, heard again when something happens again, never read off what a translator made. */

import assert from "node:assert/strict";

import "./page.js";
import { AGAIN, makeTeller, makeVoice, moveVoice } from "../../widgets/sixelements/ui/say.js";
import { FakeTime } from "./time.js";

/** An element, with every text that was written into it. */
function element() {
  let text = "";
  return {
    dataset: {},
    style: {},
    setAttribute() {},
    /** @type {string[]} */
    written: [],
    get textContent() {
      return text;
    },
    set textContent(/** @type {string} */ words) {
      text = words;
      this.written.push(words);
    },
    /** What a translator makes of it: other words, in elements of its own. */
    translated(/** @type {string} */ words) {
      text = words;
    },
  };
}

/**
 * A page without a voice, and a clock for it.
 * @param {(told: { said: string[], region: any, time: FakeTime, place: any }) => Promise<void>} then
 */
async function onPage(then) {
  const place = { /** @type {any[]} */ parts: [], append: (/** @type {any} */ one) => place.parts.push(one) };
  const page = /** @type {any} */ (document);
  page.body = place;
  page.createElement = element;
  page.querySelector = () => place.parts[0] ?? null;
  const time = new FakeTime();
  try {
    makeVoice();
    moveVoice(place); // what an earlier test said is no longer remembered
    const region = place.parts[0];
    region.written.length = 0;
    await then({ said: region.written, region, time, place });
  } finally {
    time.restore();
  }
}

Deno.test("everybody on a page speaks through one region, and at one moment in one utterance", () =>
  onPage(async ({ said, time, place }) => {
    const [one, other] = [makeVoice(), makeVoice()];
    assert.equal(new Set(place.parts).size, 1);
    one.say("Shared.");
    other.show("The time is up.");
    one.say("Shared.");
    await time.pass(100);
    assert.deepEqual(said, ["The time is up. Shared."]);
  }));

Deno.test("how things stand is shown and said when it changes, whatever a translator made of it", () =>
  onPage(async ({ said, time }) => {
    const seen = element();
    const voice = makeVoice(/** @type {any} */ (seen));
    for (const words of ["Asking.", "Asking."]) voice.show(words);
    await time.pass(100);
    seen.translated("Es wird gefragt.");
    for (const words of ["Asking.", "Shared.", "Shared."]) voice.show(words);
    await time.pass(100);
    assert.deepEqual(seen.written, ["Asking.", "Shared."]);
    assert.deepEqual(said, ["Asking.", "Shared."]);
    seen.translated("Geteilt.");
    voice.show("Asking.");
    assert.equal(seen.textContent, "Asking.");
    await time.pass(100);
  }));

Deno.test("what somebody else says is shown and not said, and not said again when it is over", () =>
  onPage(async ({ said, time }) => {
    const seen = element();
    const voice = makeVoice(/** @type {any} */ (seen));
    voice.show("Not shared yet.");
    await time.pass(100);
    voice.show("Not shared yet. No server answers.", true);
    await time.pass(100);
    voice.show("Not shared yet.");
    await time.pass(100);
    assert.deepEqual(seen.written, ["Not shared yet.", "Not shared yet. No server answers.", "Not shared yet."]);
    assert.deepEqual(said, ["Not shared yet."]);
  }));

Deno.test("what happens twice is written twice, and differs", () =>
  onPage(async ({ said, region, time }) => {
    const voice = makeVoice();
    for (const words of ["Undone.", "Undone.", "Undone.", "Saved.", "Undone."]) {
      voice.say(words);
      await time.pass(100);
    }
    assert.deepEqual(said, ["Undone.", `Undone.${AGAIN}`, "Undone.", "Saved.", "Undone."]);
    said.forEach((words, at) => assert.notEqual(words, said[at - 1]));
    // Two at once: only the last of them is written, and it is what stands there already.
    for (const words of ["Saved.", "Undone."]) voice.say(words);
    await time.pass(100);
    assert.equal(region.textContent, `Undone.${AGAIN}`);
    region.translated("Rückgängig gemacht.");
    voice.say("Undone.");
    await time.pass(100);
    assert.equal(region.textContent, "Undone.");
  }));

Deno.test("what no longer holds does not stay in the region, unless somebody else said more there", () =>
  onPage(async ({ region, time }) => {
    const [room, field] = [makeVoice(), makeVoice()];
    field.show("3 letters are left.");
    await time.pass(100);
    field.show("");
    assert.equal(region.textContent, "");
    field.show("2 letters are left.");
    room.say("The time is up.");
    field.show("");
    await time.pass(100);
    assert.equal(region.textContent, "The time is up.");
    field.show("1 letter is left.");
    await time.pass(100);
    room.show("");
    assert.equal(region.textContent, "1 letter is left.");
  }));

Deno.test("what became of an act is seen at the foot until the next act", () =>
  onPage(async ({ said, time }) => {
    const teller = makeTeller();
    teller.tell("Undone.");
    await time.pass(100);
    assert.equal(teller.node.textContent, "Undone.");
    teller.say("3 points left.");
    await time.pass(100);
    assert.equal(teller.node.textContent, "");
    assert.deepEqual(said, ["Undone.", "3 points left."]);
  }));
