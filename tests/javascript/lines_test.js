/* What the remote says now and next: the plan's step first, then the guide of the exercise that begins with it. */

import assert from "node:assert/strict";
import { afterLine, linesNow, linesOf, scriptOf } from "../../widgets/sixelements/ui/remote/lines.js";

const open = { title: "Open", says: ["Welcome to you all.", "Anyone may pass."], html: "" };
const work = { title: "Alone", says: ["Place three of them."], html: "" };
const guide = [{ title: "Introduce", says: [], html: "" }, { title: "Reveal", says: ["What do you see?"], html: "" }];
const plan = {
  name: "an-agenda",
  session: 1,
  at: 0,
  steps: [{ title: "Open", slug: "" }, { title: "Alone", slug: "a" }, { title: "Close", slug: "" }],
};
const said = (lines) => lines.map((one) => one.say);

Deno.test("a step in which nothing is said is a line as well", () => {
  assert.deepEqual(said(linesOf(guide)), ["", "What do you see?"]);
});

Deno.test("the plan's step comes first, and the guide only where its exercise begins", () => {
  assert.deepEqual(said(linesNow(plan, [open, work], "a", guide)), open.says);
  const later = { ...plan, at: 1 };
  assert.deepEqual(said(linesNow(later, [open, work], "a", guide)), ["Place three of them.", "", "What do you see?"]);
  assert.deepEqual(said(linesNow(later, [open, work], "b", guide)), ["Place three of them."]);
});

Deno.test("without a plan, or before its script is here, the guide speaks", () => {
  assert.deepEqual(said(linesNow(null, null, "a", guide)), said(linesOf(guide)));
  assert.deepEqual(said(linesNow(plan, null, "a", guide)), said(linesOf(guide)));
  assert.equal(scriptOf(null), "");
  assert.equal(scriptOf({ steps: [] }), "");
  assert.equal(scriptOf(plan), "agenda/an-agenda/1");
});

Deno.test("what comes next is the next line, and after the last one the next step", () => {
  const lines = linesOf([open]);
  assert.equal(afterLine(lines, 0, plan), "“Anyone may pass.”");
  assert.equal(afterLine(lines, 1, plan), "Alone");
  assert.equal(afterLine(lines, 1, null), "");
  assert.equal(afterLine(lines, 1, { ...plan, at: 2 }), "");
  assert.equal(afterLine(linesOf([open, guide[0]]), 1, plan), "Introduce");
});
