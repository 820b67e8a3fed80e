/* What is ticked of a checklist. */

/** The asks; where the content has none, the one that stands under "value". */
export function checkAsks({ content }) {
  return content.asks.length ? content.asks : [{ id: "value", label: "", question: "", most: 0, of: "" }];
}

export const checkItems = ({ content }) =>
  content.sections.flatMap((section) => section.items.map((item) => ({ ...item, section: section.id })));

/** What is ticked under an ask, or null while nobody has looked. */
export const tickedOf = (ctx, ask) => ctx.get(`ticked.${ask}`, null);
