/* What the causes and the answers to why are called, wherever they are told. */

import { W } from "../../ui/dom.js";

/** What a cause is called: by its rank, or by its place where it has none. */
export const causeName = (row, at) =>
  row.cells.rank ? W("causes.cause_rank", { n: row.cells.rank }) : W("causes.cause_place", { n: at + 1 });

/** What an answer to why is called: how deep it stands, with a letter on the branch of a second answer. */
export const whyName = ({ depth, branch }) => W("causes.why_name", { n: depth, branch: branchLetter(branch) });

/** The letter of a branch: none for the first, "b" for the second answer, and so on. */
export const branchLetter = (branch) => branch ? "abcdefghijklmnopqrstuvwxyz"[Math.min(branch, 25)] : "";
