/* What the answers say: fetched with the first answer, drawn as the last step and on paper. */

import { button } from "./controls.js";
import { h, W } from "./dom.js";

const SLOW = 400; // milliseconds; what comes sooner needs no words about waiting

const later = () => import("./later.js");

/**
 * The results of one exercise; *bring* fetches what draws those of its kind.
 * @param {import("./types.d.ts").Bring} bring
 */
export function makeResults(bring) {
  /** @type {import("./types.d.ts").Results & { laterPart: (ctx: any, store: any) => Element | null } | null} */
  let has = null;
  let begun = false;

  async function come() {
    if (!has) {
      const [{ results }, { laterPart }] = await Promise.all([bring(), later()]);
      has = { results, laterPart };
    }
  }

  /** Draw them into *el*, or what there is to say while they do not come. */
  function draw(el, ctx, store) {
    const { debrief, next } = ctx.exercise;
    const list = (heading, lines) => [h("h3", {}, W(heading)), h("ul", {}, lines.map((line) => h("li", {}, line)))];
    const status = h("div", {});
    if (has) has.results(el, ctx);
    else el.append(status);
    el.append(...list("frame.debrief", debrief), ...list("frame.next_heading", next));
    const again = has?.laterPart(ctx, store);
    if (again) el.append(again);
    if (!has) wait(el, status, ctx, () => draw(el, ctx, store));
  }

  function wait(el, status, ctx, redraw) {
    const tell = (words, ...more) => {
      status.replaceChildren(h("p", {}, W(words)), ...more);
      ctx.say(W(words));
    };
    el.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => tell("frame.results_wait"), SLOW);
    const anew = () => {
      el.replaceChildren();
      redraw();
    };
    const again = () => {
      el.parentElement.querySelector("h2").focus({ preventScroll: true }); // this button goes
      anew();
    };
    come().then(() => {
      if (!el.isConnected) return;
      if (status.firstChild) ctx.say(W("frame.results_here"));
      anew();
    }, () => {
      if (el.isConnected) tell("frame.results_failed", button(W("frame.results_again"), again, { kind: "strong" }));
    }).finally(() => {
      clearTimeout(slow);
      el.removeAttribute("aria-busy");
    });
  }

  return {
    /** Fetch them now, once: whether they came is asked when they are shown. */
    begin() {
      if (begun) return;
      begun = true;
      come().catch(() => {});
    },
    come,
    /** Whether they can be drawn at once. */
    here: () => has !== null,
    draw,
    /** Draw them for paper, which cannot wait. */
    print: (el, ctx) => (has ? has.results(el, ctx) : el.append(h("p", {}, W("frame.results_unprinted")))),
  };
}
