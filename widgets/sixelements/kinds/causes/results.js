/* What was found: the fish with its outline, the root that the team works on, the votes, and all of it as a file. */

import { button } from "../../ui/controls.js";
import { asCsv } from "../../ui/csv.js";
import { h, W } from "../../ui/dom.js";
import { download } from "../../ui/download.js";
import { keyed } from "../../ui/board/draw.js";
import { standing } from "../../ui/instrument/standing.js";
import { fishFigure } from "./drawing.js";
import { causeName, whyName } from "./names.js";
import { rowsIn } from "./store.js";
import { answered, causesOf, inHand, issueOf, rootOf, said } from "./tree.js";
import { paretoPart } from "./votes.js";

export function results(el, ctx) {
  const part = h("div", {});
  const draw = keyed(part, (rows) => {
    if (!rows.some((row) => said(row))) return h("p", {}, W("causes.empty"));
    const votes = paretoPart(ctx);
    votes.update(rows);
    return [rootPart(rows), fishFigure(ctx, rows, "found"), votes.node, filePart(ctx, rows)];
  });
  const sync = () => draw(rowsIn(ctx));
  sync();
  ctx.joint()?.listen(() => part.isConnected && (sync(), true));
  el.append(part, h("h3", {}, ctx.content.look.title));
  standing(el, ctx, [ctx.content.look]);
}

/** The root cause to work on, or where the search stands. */
function rootPart(rows) {
  const root = rootOf(rows);
  if (root) {
    return [
      h("p", {}, W("causes.found")),
      h("p", { class: "six-say-it" }, said(root.row)),
      h("p", {}, W("causes.found_under", { cause: said(root.cause) }), " ", said(root.row, "reason")),
    ];
  }
  const now = inHand(rows);
  if (now) return h("p", { class: "six-say-it" }, W("causes.at", { cause: said(now) }));
  return h("p", { class: "six-say-it" }, W(causesOf(rows).length ? "causes.none_within" : "causes.no_causes"));
}

/** All rows as lines of a file: what each is, its text, and what else stands in it. */
export function lines({ exercise }, rows) {
  const column = (id) => exercise.columns.find((one) => one.id === id);
  const reach = (value) => column("reach").options.find((one) => one.value === value)?.label ?? "";
  const line = (what, row) => [
    what,
    said(row),
    row.cells.votes ?? "",
    said(row, "know"),
    reach(row.cells.reach),
    said(row, "reason"),
  ];
  const found = causesOf(rows).filter((row) => said(row)).flatMap((row, at) => [
    line(causeName(row, at), row),
    ...answered(rows, row.id).map((why) => line(`${causeName(row, at)} ${whyName(why)}`, why.row)),
  ]);
  const head = ["votes", "know", "reach", "reason"].map((id) => column(id).label);
  return [[W("causes.what"), column("text").label, ...head], [W("causes.issue_is"), issueOf(rows)], ...found];
}

function filePart(ctx, rows) {
  return h(
    "p",
    { class: "six-off-paper" },
    button(W("table.csv"), () => {
      download(`${ctx.exercise.slug}.csv`, asCsv(lines(ctx, rows)), "text/csv");
      ctx.say(W("table.saved"));
    }, { kind: "quiet", id: ctx.uid("csv") }),
  );
}
