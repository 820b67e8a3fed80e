/* The boxes, and the cards in them. */

export const boxTitle = (ctx, id) => ctx.content.boxes.find((box) => box.id === id)?.title;
export const boxOf = (ctx, card) => ctx.get(`boxes.${card.id}`);
export const sortedCards = (ctx) => ctx.content.cards.filter((card) => boxOf(ctx, card));
/** The cards for which the person and the sources chose different boxes. */
export const partedCards = (ctx) =>
  sortedCards(ctx).filter((card) => card.belongs && card.belongs !== boxOf(ctx, card));
