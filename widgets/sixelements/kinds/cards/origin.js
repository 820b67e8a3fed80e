/* What a card that was brought says today where it came from. */

import { changes, takenOver } from "../../ui/carried.js";
import { keyed } from "../../ui/board/draw.js";
import { button } from "../../ui/controls.js";
import { h, W } from "../../ui/dom.js";
import { ORIGIN, originOf } from "../../ui/origin.js";

/** What *card* says today where it came from, where that is something else: {gone, now, cells}; null where it is not. */
export function today(exercise, card, there) {
  const origin = originOf(exercise, { [ORIGIN]: card.origin });
  const rows = origin && there(origin.bring.from);
  if (!rows) return null;
  const changed = changes(origin, card.id, rows);
  if (!changed) return { gone: true, now: "", cells: {} };
  return changed.text ? { gone: false, now: changed.text, cells: takenOver(origin, changed) } : null;
}

/** The part of a card that says it, with a button that takes the text of today over: then taken(text) is called. */
export function makeToday(ctx, store, { name, named, after, taken }) {
  const node = h("div", {});
  const show = keyed(
    node,
    (id, told) => told && (told.gone ? h("p", { class: "six-muted" }, W("cards.origin_gone")) : said(id, told)),
    after,
  );

  const said = (id, { now, cells }) => [
    h("p", { dir: "auto" }, W("cards.origin_now", { text: now })),
    button(named(W("cards.origin_take")), () => {
      store.write(Object.entries(cells).map(([column, value]) => [id, column, value]), {
        say: W("cards.origin_taken"),
      });
      taken(now);
    }, { kind: "quiet", id: name("origin") }),
  ];

  return { node, draw: (card) => show(card.id, today(ctx.exercise, card, store.there)) };
}
