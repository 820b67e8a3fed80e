/* Live words: heard again when they happen again, and never read off the page, which a translator changes. */

import assert from "node:assert/strict";

import { AGAIN, makeVoice } from "../../widgets/sixelements/ui/say.js";
import { FakeTime } from "./time.js";

/** A live region, with every text that was written into it. */
function region() {
  /** @type {string[]} */
  const written = [];
  let text = "";
  const node = {
    classList: { toggle() {}, contains: () => false },
    get textContent() {
      return text;
    },
    set textContent(words) {
      text = words;
      written.push(words);
    },
    /** What a translator makes of it: other words, in elements of its own. */
    translated(/** @type {string} */ words) {
      text = words;
    },
  };
  return { node: /** @type {any} */ (node), written };
}

Deno.test("how things stand is written when it changes, whatever a translator made of it", () => {
  const { node, written } = region();
  const voice = makeVoice(node);
  for (const words of ["Asking.", "Asking."]) voice.show(words);
  node.translated("Es wird gefragt.");
  for (const words of ["Asking.", "Shared.", "Shared."]) voice.show(words);
  assert.deepEqual(written, ["Asking.", "Shared."]);
  node.translated("Geteilt.");
  voice.show("Asking.");
  assert.equal(node.textContent, "Asking.");
});

Deno.test("what happens twice is written twice, and differs", async () => {
  const time = new FakeTime();
  try {
    const { node, written } = region();
    const voice = makeVoice(node);
    for (const words of ["Undone.", "Undone.", "Undone.", "Saved.", "Undone."]) {
      voice.say(words);
      await time.pass(100);
    }
    assert.deepEqual(written, ["Undone.", `Undone.${AGAIN}`, "Undone.", "Saved.", "Undone."]);
    written.forEach((words, at) => assert.notEqual(words, written[at - 1]));
    // Two at once: only the last of them is written, and it is what stands there already.
    for (const words of ["Saved.", "Undone."]) voice.say(words);
    await time.pass(100);
    assert.equal(node.textContent, `Undone.${AGAIN}`);
    voice.say("Saved.");
    voice.say("Undone.");
    await time.pass(100);
    assert.equal(node.textContent, "Undone.");
    node.translated("Rückgängig gemacht.");
    voice.say("Undone.");
    await time.pass(100);
    assert.equal(node.textContent, `Undone.${AGAIN}`);
  } finally {
    time.restore();
  }
});
