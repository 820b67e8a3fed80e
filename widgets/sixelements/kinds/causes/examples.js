/* Causes that somebody else looked for, well or weakly: quiet until opened, with comments. */

import { h } from "../../ui/dom.js";
import { coming } from "./coming.js";
import { said } from "./tree.js";

export const examplesPart = (ctx) =>
  ctx.content.examples.map((example, n) => examplePart(ctx, example, `example-${n}`));

function examplePart(ctx, { title, note, shown }, name) {
  const fish = h("div", {});
  const open = () =>
    fish.firstChild || coming.within(fish, ctx, ({ fishFigure }, part) => part.append(fishFigure(ctx, shown, name)));
  return h(
    "details",
    { class: "six-details six-off-paper", on: { toggle: open } },
    h("summary", {}, title),
    h("p", { class: "six-muted" }, note),
    fish,
    shown.filter((row) => row.says).map((row) =>
      h("p", { class: "six-rows-comment" }, h("q", {}, said(row)), " ", row.says)
    ),
  );
}
