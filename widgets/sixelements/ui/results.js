/* What the answers say: fetched with the first answer, drawn as the last step and on paper. */

import { h, W } from "./dom.js";
import { makeFetched } from "./fetched.js";

const later = () => import("./below-results.js");

/**
 * The results of one exercise; *bring* fetches what draws those of its kind.
 * @param {import("./types.d.ts").Bring} bring
 */
export function makeResults(bring) {
  const { begin, come, here, into } = makeFetched(async () => {
    const [{ results }, { below }] = await Promise.all([bring(), later()]);
    return { results, below };
  });
  const list = (heading, lines) => [h("h3", {}, W(heading)), h("ul", {}, lines.map((line) => h("li", {}, line)))];
  return {
    begin,
    come,
    here,
    /** Draw them as the last step. */
    draw(el, ctx, store) {
      const { debrief, next } = ctx.exercise;
      into(el, ctx, (has, status) => {
        if (has) has.results(el, ctx);
        else el.append(status);
        el.append(...list("frame.debrief", debrief), ...list("frame.next_heading", next));
        el.append(...(has?.below(ctx, store) ?? []));
      });
    },
    /** Draw them for paper, which cannot wait. */
    print(el, ctx) {
      if (here()) here().results(el, ctx);
      else el.append(h("p", {}, W("frame.not_printed")));
    },
  };
}
