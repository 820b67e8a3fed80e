/* Cards that were put together: which lies in which stack; twin of stacks.py, held to it by the specimens. */

/**
 * The stacks of *cards*, in order: {head, under}, the card that stands for itself and those that were put with it.
 * A card whose partner is gone stands for itself. Two people may put two cards with each other at once: then the first
 * of the circle stands for all.
 * @param {any[]} cards {id, with} each, and whatever else a card holds
 * @returns {{ head: any, under: any[] }[]}
 */
export function stacksOf(cards) {
  const place = new Map(cards.map(({ id }, at) => [id, at]));
  const partner = new Map(cards.map((card) => [card.id, card.with]));
  function headOf(id) {
    const way = [id];
    for (;;) {
      const to = partner.get(way.at(-1));
      if (!place.has(to)) return way.at(-1);
      if (way.includes(to)) {
        return way.slice(way.indexOf(to)).reduce((first, one) => place.get(one) < place.get(first) ? one : first);
      }
      way.push(to);
    }
  }
  const heads = new Map(cards.map(({ id }) => [id, headOf(id)]));
  return cards.filter(({ id }) => heads.get(id) === id).map((head) => ({
    head,
    under: cards.filter(({ id }) => id !== head.id && heads.get(id) === head.id),
  }));
}

/** The stack in which a card lies. */
export const stackOf = (stacks, id) => stacks.find(({ head, under }) => [head, ...under].some((one) => one.id === id));
