/* Causes that somebody else looked for, well or weakly: quiet until opened, with comments. */

import { h } from "../../ui/dom.js";
import { fishFigure } from "./drawing.js";
import { said } from "./tree.js";

export function examplesPart(ctx) {
  return ctx.content.examples.map((example, n) =>
    h(
      "details",
      { class: "six-details six-off-paper" },
      h("summary", {}, example.title),
      h("p", { class: "six-muted" }, example.note),
      fishFigure(ctx, example.shown, `example-${n}`),
      example.shown.filter((row) => row.says).map((row) =>
        h("p", { class: "six-rows-comment" }, h("q", {}, said(row)), " ", row.says)
      ),
    )
  );
}
