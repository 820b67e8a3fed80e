/* An exercise on paper: the worksheet with the answers in it and what they say, or a blank one. */

import { h, W } from "./dom.js";
import { fillSheet } from "./sheet.js";

/**
 * Print the exercise that is at *home*, and see to its *sheet* and *printed* whenever a browser prints by itself.
 * @param {{
 *   home: Element, sheet: Element, printed: HTMLElement, view: import("./types.d.ts").View,
 *   results: ReturnType<typeof import("./results.js").makeResults>, ctx: import("./types.d.ts").Context, trouble: (words: string) => void,
 * }} told
 */
export function makePaper({ home, sheet, printed, view, results, ctx, trouble }) {
  function before() {
    const blank = home.classList.contains("six-print-blank");
    const answers = blank ? {} : ctx.shown();
    fillSheet(sheet, view.paper ? view.paper(answers, ctx.exercise) : answers);
    printed.replaceChildren();
    if (blank || Object.keys(answers).length === 0) return;
    printed.append(h("h2", { class: "six-sheet-title" }, W("frame.results")));
    results.print(printed, { ...ctx, uid: (name) => ctx.uid(`print-${name}`) });
    for (const part of printed.querySelectorAll("details")) part.open = true;
  }

  function after() {
    home.classList.remove("six-print-blank");
    printed.replaceChildren();
  }

  return {
    /** @param {boolean} blank */
    async print(blank) {
      if (!blank && !results.here()) await results.come().catch(() => {}); // the sheet says that they are missing
      home.classList.toggle("six-print-blank", blank);
      // Inside another app's own browser there may be nothing to print with.
      if (typeof window.print === "function") window.print();
      else trouble(W("frame.no_print"));
    },
    start() {
      window.addEventListener("beforeprint", before);
      window.addEventListener("afterprint", after);
    },
    stop() {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    },
  };
}
