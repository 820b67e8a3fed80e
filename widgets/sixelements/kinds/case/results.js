/* How it all stands at the end: the versions, what was never said, how it turned out. */

import { h, W } from "../../ui/dom.js";
import { bothVersions, comparison, neverSaid } from "./end.js";
import { SIDES } from "./versions.js";

export function results(el, ctx) {
  const versions = bothVersions(ctx);
  if (versions) el.append(...comparison(ctx, versions));
  else el.append(h("p", {}, W("case.nothing")), ...soFar(ctx));
  if (ctx.content.reader !== "all") {
    el.append(h("p", {}, W("case.at_the_end")));
    return;
  }
  el.append(
    ...neverSaid(ctx),
    h("h3", {}, W("case.later")),
    h("p", {}, W("case.later_why")),
    ...ctx.content.later.map(({ title, text, lost }) =>
      h(
        "details",
        { class: "six-details" },
        h("summary", {}, title),
        h("p", {}, text),
        h("p", {}, W("case.lost", { lost })),
      )
    ),
  );
}

/** How far each version on this device is entered. */
function soFar(ctx) {
  return SIDES.filter((side) => ctx.get(`entered.${side}`)).map((side) => {
    const { done, of } = ctx.result()[`answered_${side}`];
    return h("p", {}, `${W(`case.side.${side}`)}: ${W("case.entered_so_far", { n: done, of })}`);
  });
}
