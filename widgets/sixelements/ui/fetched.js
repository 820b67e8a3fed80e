/* A part of a page that is fetched when it is needed: drawn at once where it is here, told where it is not. */

import { button } from "./controls.js";
import { h, W } from "./dom.js";

const SLOW = 400; // milliseconds; what comes sooner needs no words about waiting

/**
 * What *bring* fetches, once; where it cannot be had, whoever needs it next tries again.
 * @template T
 * @param {() => Promise<T>} bring
 */
export function makeFetched(bring) {
  /** @type {T | null} */
  let has = null;
  let begun = false;

  async function come() {
    has ??= await bring();
  }

  /**
   * Draw into *el*: draw(has, null) where it is here, else draw(null, status), and again into the empty *el* once it
   * is; what there is to say meanwhile stands in *status*.
   * @param {HTMLElement} el
   * @param {import("./types.d.ts").Context} ctx
   * @param {(has: T | null, status: HTMLElement | null) => void} draw
   */
  function into(el, ctx, draw) {
    if (has) return draw(has, null);
    const status = h("div", {});
    draw(null, status);
    const tell = (words, ...more) => {
      status.replaceChildren(h("p", {}, W(words)), ...more);
      ctx.say(W(words));
    };
    const anew = () => {
      el.replaceChildren();
      into(el, ctx, draw);
    };
    const again = () => {
      el.closest(".six-stage").querySelector("h2").focus({ preventScroll: true }); // this button goes
      anew();
    };
    el.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => tell("frame.fetching"), SLOW);
    come().then(() => {
      if (!el.isConnected) return;
      if (status.firstChild) ctx.say(W("frame.fetched"));
      anew();
    }, () => {
      if (el.isConnected) tell("frame.not_fetched", button(W("frame.fetch_again"), again, { kind: "strong" }));
    }).finally(() => {
      clearTimeout(slow);
      el.removeAttribute("aria-busy");
    });
  }

  /**
   * Draw a part of *el* with what is fetched: draw(has, part), and until it is here what there is to say meanwhile.
   * @param {HTMLElement} el
   * @param {import("./types.d.ts").Context} ctx
   * @param {(has: T, part: HTMLElement) => void} draw
   */
  function within(el, ctx, draw) {
    const part = el.appendChild(h("div", {}));
    into(part, ctx, (has, status) => has ? draw(has, part) : part.append(status));
  }

  return {
    /** Fetch it now, once: whether it came is asked where it is drawn. */
    begin() {
      if (begun) return;
      begun = true;
      come().catch(() => {});
    },
    come,
    /** What was fetched; null while it is not here. */
    here: () => has,
    into,
    within,
  };
}
