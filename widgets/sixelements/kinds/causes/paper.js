/* What the printed sheet shows of the rows. */

import { branchLetter } from "./names.js";
import { answered, causesOf, inHand, issueOf, rootOf, said } from "./tree.js";

/** The fish, and the whys of the cause that the search stands at. */
export function paperOf(rows, { paper, whys }) {
  const causes = causesOf(rows).filter((row) => said(row));
  const root = rootOf(rows);
  const cause = root?.cause ?? inHand(rows) ?? causes.at(-1);
  const found = cause ? answered(rows, cause.id) : [];
  const line = (depth, isFirst) =>
    found.filter((one) => one.depth === depth && !one.branch === isFirst).map((one) =>
      isFirst ? said(one.row) : `${branchLetter(one.branch)}: ${said(one.row)}`
    ).join("; ");
  const last = root?.row ?? found.find((one) => one.last)?.row;
  return {
    issue: issueOf(rows),
    bones: causes.slice(0, paper).map((row) => ({ text: said(row), rank: row.cells.rank ?? "" })),
    cause: cause ? said(cause) : "",
    whys: Array.from({ length: whys }, (_, n) => ({
      first: line(n + 1, true),
      other: line(n + 1, false),
      know: said(found.find((one) => one.depth === n + 1 && !one.branch)?.row, "know"),
    })),
    reach: last?.cells.reach ?? "",
    reason: last ? said(last, "reason") : "",
  };
}
