/* Cards that come from another exercise: copies under their own ids, each with the cell that says where it came from. */

import { copyOf, fresh } from "../../ui/carried.js";
import { keyed } from "../../ui/board/draw.js";
import { button } from "../../ui/controls.js";
import { h, plural, W } from "../../ui/dom.js";

/**
 * The buttons that copy cards in, and draw(), which shows what there is to bring now; none where there is nothing.
 * They lie in no box yet. *changed* draws what came.
 */
export function makeBringing(ctx, store, changed) {
  const part = h("div", {});
  const offers = () =>
    (ctx.exercise.brings ?? []).map((bring) => ({
      bring,
      rows: fresh(bring, store.there(bring.from) ?? [], store.has),
    })).filter(({ rows }) => rows.length);
  const show = keyed(part, () => {
    const found = offers();
    if (!found.length) return [];
    const press = ({ bring, rows }) =>
      button(plural("cards.bring", rows.length, { title: bring.title }), () => {
        const count = store.bring(rows.map((row) => copyOf(bring, row)));
        changed();
        ctx.say(plural("cards.brought", count));
      }, { id: ctx.uid(`bring-${bring.from}`) });
    return [...found.map(press), h("p", { class: "six-hint" }, W("cards.bring_hint"))];
  }, () => part.parentElement.querySelector(".six-cards-moves button"));
  return { node: part, draw: () => show(offers().map(({ rows }) => rows.map(({ id }) => id))) };
}
