/* The room's own Pareto: how many of the votes the first causes hold, in bars whose words say the same. */

import { h, W } from "../../ui/dom.js";
import { keyed } from "../../ui/board/draw.js";
import { said, votesOf } from "./tree.js";

const MUCH = 0.8;

/** The bars, drawn anew when a vote changes; nothing while there are no votes. */
export function paretoPart(ctx) {
  const part = h("div", {});
  const draw = keyed(part, (found) => (found.length ? pareto(ctx, found) : null));
  return { node: part, update: (rows) => draw(votesOf(rows)) };
}

function pareto(ctx, found) {
  const total = found.at(-1).sum;
  const enough = found.findIndex(({ sum }) => sum >= total * MUCH) + 1;
  return h(
    "section",
    { class: "six-fish-votes", "aria-labelledby": ctx.uid("votes") },
    h("h3", { id: ctx.uid("votes") }, W("causes.votes_title")),
    h(
      "p",
      { class: "six-say-it" },
      W("causes.pareto", { n: enough, of: found.length, sum: found[enough - 1].sum, total }),
    ),
    h(
      "ol",
      {},
      found.map(({ row, n, sum }) =>
        h(
          "li",
          { style: { "--six-part": `${(100 * n) / found[0].n}%`, "--six-sum": `${(100 * sum) / total}%` } },
          h("span", {}, said(row)),
          " ",
          h("span", { class: "six-muted" }, W("causes.pareto_row", { n, sum, total })),
        )
      ),
    ),
    h("p", { class: "six-hint" }, W("causes.votes_hint")),
  );
}
