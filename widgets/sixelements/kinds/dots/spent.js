/* How many dots lie where, and how many are left. */

/** The dots on an item. */
export const dotsOn = (ctx, id) => ctx.get(`dots.${id}`) ?? 0;

/** How many of a person's dots lie nowhere yet. */
export const dotsLeft = (ctx) =>
  ctx.exercise.budget - ctx.content.items.reduce((sum, { id }) => sum + dotsOn(ctx, id), 0);
