/* The fishbone as a drawing, and the same as an outline: both from the same rows. */

import { figureWithText } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";
import { drawFish } from "./fish.js";
import { causeName, whyName } from "./names.js";
import { answered, causesOf, issueOf, rootOf, said } from "./tree.js";

/** The fish with its outline below it; on a narrow page the outline stands first. */
export function fishFigure(ctx, rows, name) {
  const causes = causesOf(rows).filter((row) => said(row));
  const issue = issueOf(rows);
  return figureWithText({
    svg: drawFish(issue || W("causes.no_issue"), causes.map(bone)),
    title: W("causes.fish"),
    desc: plural("causes.fish_desc", causes.length),
    beside: outline(rows),
    name: ctx.uid(name),
  });
}

const bone = (row) => ({ id: row.id, text: said(row), rank: row.cells.rank ?? "" });

/** The same in words: the issue, the causes by rank, under each its whys, and which root is within reach. */
export function outline(rows) {
  const root = rootOf(rows)?.row.id;
  const causes = causesOf(rows).filter((row) => said(row));
  return h(
    "div",
    { class: "six-fish-outline" },
    h("p", {}, h("strong", {}, W("causes.issue_is")), " ", issueOf(rows) || W("causes.no_issue")),
    causes.length
      ? h(
        "ol",
        {},
        causes.map((row, at) =>
          h(
            "li",
            {},
            h("p", {}, h("strong", {}, causeName(row, at)), " ", said(row), votesIn(row)),
            whyList(answered(rows, row.id), root),
          )
        ),
      )
      : h("p", { class: "six-muted" }, W("causes.no_causes")),
  );
}

const votesIn = (row) =>
  row.cells.votes ? h("span", { class: "six-muted" }, ` (${plural("causes.votes", row.cells.votes)})`) : null;

function whyList(whys, root) {
  if (!whys.length) return null;
  return h(
    "ol",
    { class: "six-fish-whys" },
    whys.map((one) =>
      h(
        "li",
        { class: one.branch ? "six-fish-forked" : null },
        h("strong", {}, whyName(one)),
        " ",
        said(one.row) || W("causes.blank"),
        said(one.row, "know")
          ? h("span", { class: "six-muted" }, ` ${W("causes.known", { how: said(one.row, "know") })}`)
          : null,
        one.last ? reached(one.row, root) : null,
      )
    ),
  );
}

/** Whether a root is within reach, and that it is the one to work on. */
function reached(row, root) {
  const { reach } = row.cells;
  if (!reach) return null;
  const reason = said(row, "reason");
  return h(
    "p",
    { class: row.id === root ? "six-fish-root" : "six-muted" },
    W(`causes.reach_${reach}`),
    row.id === root ? [" ", h("strong", {}, W("causes.this_one"))] : null,
    reason ? ` ${reason}` : null,
  );
}
