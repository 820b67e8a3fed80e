/* The cell that says where a row stands. */

export const PLACE = "^";
