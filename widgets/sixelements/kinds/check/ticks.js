/* What is ticked of a checklist. */

/** The asks; where the content has none, the one that stands under "value". */
export function checkAsks({ content }) {
  return content.asks.length ? content.asks : [{ id: "value", label: "", question: "", most: 0, of: "" }];
}

export const checkItems = ({ content }) =>
  content.sections.flatMap((section) => section.items.map((item) => ({ ...item, section: section.id })));

/** What is ticked under an ask, or null while nobody has looked. */
export const tickedOf = (ctx, ask) => ctx.get(`ticked.${ask}`, null);

/** Each item by how many asks ticked it: by all, by some, by none. */
export function agreement(ctx) {
  const asks = checkAsks(ctx);
  const items = checkItems(ctx).map((item) => ({
    ...item,
    n: asks.filter((ask) => tickedOf(ctx, ask.id)?.includes(item.id)).length,
  }));
  return {
    agreed: items.filter((one) => one.n === asks.length),
    open: items.filter((one) => one.n > 0 && one.n < asks.length),
    none: items.filter((one) => one.n === 0),
  };
}
