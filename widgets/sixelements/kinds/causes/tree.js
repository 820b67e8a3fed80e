/* What the rows of a fishbone mean: the issue, its causes by rank, the whys under each, and the one within reach.
   The twin of tree.py; the tests read the same rows with both. */

export const HEAD = "headoffish";
const UNRANKED = 99;
const DEEPEST = 20;

/** What is written in a cell, without blanks around it. */
export const said = (row, column = "text") => String(row?.cells[column] ?? "").trim();

/** The issue; "" while there is none. */
export const issueOf = (rows) => said(rows.find((row) => row.id === HEAD));

const isUnder = (row, id) => row.id !== HEAD && row.cells.under === id;

/** The bones as they stand: every row that is no issue, and no answer to why another one is so. */
export function bonesOf(rows) {
  const there = new Set(rows.map((row) => row.id).filter((id) => id !== HEAD));
  return rows.filter((row) => row.id !== HEAD && !there.has(row.cells.under));
}

/** The bones by rank; those of no rank at the end, otherwise in their order. */
export function causesOf(rows) {
  const rank = (row) => Number(row.cells.rank ?? UNRANKED);
  return bonesOf(rows).sort((one, other) => rank(one) - rank(other));
}

/** The answers to why right under a row. */
export const whysOf = (rows, id) => rows.filter((row) => isUnder(row, id));

/** The ids of the rows in which something is written, and of all that they stand under. */
function begunIn(rows) {
  const found = new Set();
  for (const row of rows) {
    let at = said(row) ? row : null;
    while (at && !found.has(at.id)) {
      found.add(at.id);
      const { under } = at.cells;
      at = rows.find((one) => one.id === under);
    }
  }
  return found;
}

/**
 * The whys under a cause, each branch to its end and a second answer after the first one's: {row, depth, branch, last}.
 * With *blanks* those too in which nothing is written yet.
 */
export function answered(rows, id, blanks = false) {
  const there = blanks ? null : begunIn(rows);
  const found = [];
  let branches = 0;
  const follow = (under, depth, branch) => {
    if (depth > DEEPEST) return;
    whysOf(rows, under).filter((row) => !there || there.has(row.id)).forEach((row, place) => {
      if (place) branch = branches += 1;
      const one = { row, depth, branch, last: true };
      found.push(one);
      follow(row.id, depth + 1, branch);
      one.last = found.at(-1) === one;
    });
  };
  follow(id, 1, 0);
  return found;
}

/** The last answer of each branch under a cause. */
export const rootsOf = (rows, id) => answered(rows, id).filter((one) => one.last).map((one) => one.row);

/** Whether every root under a cause is out of reach; not while there is none. */
export function isBeyond(rows, id) {
  const ends = rootsOf(rows, id);
  return ends.length > 0 && ends.every((row) => row.cells.reach === "no");
}

/** The cause that the team is at: the first by rank that is not beyond its reach; undefined after the last. */
export const inHand = (rows) => causesOf(rows).find((cause) => said(cause) && !isBeyond(rows, cause.id));

/** The root cause that the team works on, with the cause above it; null while none is within reach. */
export function rootOf(rows) {
  for (const cause of causesOf(rows)) {
    const row = rootsOf(rows, cause.id).find((one) => one.cells.reach === "yes");
    if (row) return { cause, row };
  }
  return null;
}

/** A row and everything under it: what goes when it goes. */
export function withAllUnder(rows, id) {
  return [id, ...answered(rows, id, true).map(({ row }) => row.id)];
}

/**
 * The cells that give *id* the *rank* ("" for none): a cause that had it gets the rank that *id* had before.
 * @returns {Record<string, string | null>}
 */
export function ranked(rows, id, rank) {
  const causes = bonesOf(rows);
  const before = causes.find((row) => row.id === id)?.cells.rank ?? null;
  const other = rank && causes.find((row) => row.id !== id && row.cells.rank === rank);
  return { [`${id}/rank`]: rank || null, ...(other ? { [`${other.id}/rank`]: before } : {}) };
}

/** The causes that have votes, the most first, each with the sum of all up to it: [{row, n, sum}]. */
export function votesOf(rows) {
  const found = bonesOf(rows).filter((row) => said(row) && row.cells.votes > 0).map((row) => ({
    row,
    n: row.cells.votes,
    sum: 0,
  }));
  found.sort((one, other) => other.n - one.n);
  let sum = 0;
  for (const one of found) one.sum = sum += one.n;
  return found;
}

/** The cells that number the causes by their votes; those without votes come after, in the order they stand in. */
export function rankedByVotes(rows) {
  const first = votesOf(rows).map(({ row }) => row.id);
  const rest = bonesOf(rows).filter((row) => said(row) && !first.includes(row.id)).map((row) => row.id);
  const blank = bonesOf(rows).filter((row) => !said(row)).map((row) => [`${row.id}/rank`, null]);
  return Object.fromEntries([...[...first, ...rest].map((id, at) => [`${id}/rank`, String(at + 1)]), ...blank]);
}
