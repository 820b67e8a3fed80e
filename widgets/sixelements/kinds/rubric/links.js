/* The links between rows: where the answers to them are kept, and the titles of the rows. */

export const LINKS = "links";
export const linkId = ({ a, b }) => `${a}_${b}`;
export const rowTitles = (ctx) =>
  Object.fromEntries(ctx.content.sections.flatMap((section) => section.rows).map((row) => [row.id, row.title]));
