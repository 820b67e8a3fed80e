/* What the answers say: the items by the dots that lie on them, and what has none. */

import { h, inWords, plural, W } from "../../ui/dom.js";
import { quoted } from "../../ui/instrument/measures.js";
import { answersPart, closingPart, samplePart } from "../../ui/instrument/parts.js";
import { dotsLeft, dotsOn } from "./spent.js";

export function results(el, ctx) {
  const { ranked } = ctx.result();
  if (!ranked.length) {
    el.append(h("p", {}, W("instrument.empty")), samplePart(ctx) ?? "");
    return;
  }
  const titles = Object.fromEntries(ctx.content.items.map((item) => [item.id, item.title]));
  const without = ctx.content.items.filter((item) => !ranked.includes(item.id));
  el.append(
    h("h3", {}, W("dots.yours")),
    h(
      "ul",
      { class: "six-dotvote-ranked" },
      ranked.map((id) =>
        h(
          "li",
          {},
          h("b", { dir: "auto" }, titles[id]),
          " ",
          h("span", { "aria-hidden": "true", class: "six-dotvote-drawn" }, "●".repeat(dotsOn(ctx, id))),
          " ",
          plural("dots.dots", dotsOn(ctx, id)),
        )
      ),
    ),
    without.length ? h("p", {}, W("dots.without", { items: inWords(without.map((one) => quoted(one.title))) })) : "",
    dotsLeft(ctx) > 0 ? h("p", {}, plural("dots.kept", dotsLeft(ctx))) : "",
  );
  el.append(...[closingPart(ctx), samplePart(ctx), answersPart(ctx)].filter(Boolean));
}
