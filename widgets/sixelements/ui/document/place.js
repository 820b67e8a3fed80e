/* Where a row stands, and what the names of cells tell. */

/** The cell that says where a row stands. */
export const PLACE = "^";

/** The row and the column that a cell's name tells. */
export function parted(at) {
  const cut = at.lastIndexOf("/");
  return [at.slice(0, cut), at.slice(cut + 1)];
}
