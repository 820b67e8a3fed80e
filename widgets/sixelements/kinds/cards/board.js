/* The board: a list of cards for each box. Nothing on it needs dragging: a card goes into a box by a button, and onto
   another card by being picked. What a press did is said in one sentence, and the focus stays with the card. */

import { arrange } from "../table/arrange.js";
import { put } from "../../ui/board/draw.js";
import { h, plural, W } from "../../ui/dom.js";
import { makeCard } from "./card.js";
import { coming } from "./coming.js";
import { newCard } from "./new.js";
import { stackOf, stacksOf } from "./stacks.js";
import { written } from "./store.js";

/**
 * Draw the cards of *store* into *el*, where they are written and put into boxes; with *makeTalk* of talk.js, where they
 * are talked about and put together. Returns what draws again what has changed.
 */
export function drawBoard(el, ctx, store, makeTalk = /** @type {any} */ (null)) {
  const { content } = ctx;
  const titleOf = (id) => content.boxes.find((box) => box.id === id)?.title ?? W("cards.nowhere");
  const stacks = () => stacksOf(store.cards());
  const cards = new Map();
  const told = h("div", { class: "six-cards-told" });
  const bringing = h("div", {});
  let bring = null; // comes behind: what may be brought in from another exercise
  const board = {
    heading: (box) => boxes.find(({ id }) => id === box).heading,
    changed: () => sync(),
    stacks,
    first: (id) => cards.get(id)?.first(),
    out(card) {
      store.write([[card.id, "with", undefined]]);
      const stands = stackOf(stacks(), card.id).head;
      ctx.say(W("cards.out_said", { card: card.text, box: titleOf(stands.box) }));
      sync();
      cards.get(stands.id)?.first().focus();
    },
    move(card, box) {
      const before = card.box;
      const list = boxes.find(({ id }) => id === before).list;
      const at = [...list.children].indexOf(cards.get(card.id).node);
      store.write([[card.id, "box", box.id]]);
      sync();
      const left = list.children.length;
      ctx.say(
        W("cards.moved", { card: card.text, box: box.title }) + (before ? "" : ` ${plural("cards.unplaced", left)}`),
      );
      if (before) return;
      // Sorting goes on with the card that took its place.
      const next = list.children[Math.min(at, left - 1)]?.querySelector(".six-cards-moves button");
      (next ?? boxes.find(({ id }) => id === box.id).heading).focus();
    },
    remove(card) {
      const part = boxes.find(({ id }) => id === card.box);
      const node = cards.get(card.id).node;
      const next = node.nextElementSibling ?? node.previousElementSibling;
      const target = next?.querySelector("summary:not([hidden])") ?? part.heading;
      target.focus();
      store.remove(card.id, { say: W(store.joint ? "cards.joint_removed" : "cards.removed", { card: card.text }) });
      sync();
    },
    keep(card) {
      store.putBack(card.id);
      ctx.say(W("cards.joint_kept"));
      sync();
    },
  };
  const talk = makeTalk?.(ctx, store, board) ?? null;
  const boxes = ["", ...content.boxes.map((box) => box.id)].map((id) =>
    boxPart(content.boxes.find((b) => b.id === id))
  );
  const keys = talk ? { keydown: talk.keys } : {};
  el.append(
    told,
    bringing,
    h("div", { class: "six-cards-boxes", on: keys }, boxes.map((one) => one.node)),
    talk?.node ?? "",
  );

  function boxPart(box) {
    const heading = h("h3", { tabindex: "-1", id: ctx.uid(`box-${box?.id ?? ""}`) }, box?.title ?? W("cards.nowhere"));
    const count = h("p", { class: "six-muted" });
    const list = h("ul", { class: "six-cards-list" });
    const adding = box && !talk ? newCard(ctx, store, box, () => el.isConnected && sync()) : null;
    const node = h(
      "section",
      { class: `six-cards-box${box ? "" : " six-cards-nowhere"}`, "aria-labelledby": heading.id },
      heading,
      box?.text && !talk ? h("p", {}, box.text) : null,
      box?.hint && !talk ? h("p", { class: "six-hint" }, box.hint) : null,
      count,
      list,
      adding?.node,
    );
    return { id: box?.id ?? "", node, heading, count, list, adding };
  }

  function sync() {
    const held = /** @type {any} */ (el.contains(document.activeElement) ? document.activeElement : null);
    const all = stacks();
    const shown = talk ? all.filter(({ head }) => head.text) : all;
    if (talk) told.replaceChildren(...talk.update(shown));
    shown.forEach((stack, at) => {
      const { id } = stack.head;
      if (!cards.has(id)) cards.set(id, makeCard(ctx, id, { store, talk, board }));
      cards.get(id).update(stack, at + 1);
    });
    for (const part of boxes) {
      const here = shown.filter(({ head }) => head.box === part.id).map(({ head }) => cards.get(head.id).node);
      part.node.hidden = !part.id && !here.length;
      put(
        part.count,
        plural("cards.count", written(shown.map(({ head }) => head)).filter(({ box }) => box === part.id).length),
      );
      part.adding?.update();
      for (const node of [...part.list.children]) if (!here.includes(node) && !isHeld(node)) node.remove();
      arrange(part.list, here);
    }
    for (const [id] of cards) {
      if (!shown.some(({ head }) => head.id === id) && !isHeld(cards.get(id).node)) cards.delete(id);
    }
    if (!talk && !bring && coming.here()) {
      bring = coming.here().makeBringing(ctx, store, () => sync());
      bringing.replaceWith(bring.node);
    }
    bring?.draw();
    if (held && document.activeElement !== held && held.isConnected) held.focus({ preventScroll: true });
  }

  const isHeld = (node) => node.contains(document.activeElement);

  sync();
  if (ctx.exercise.brings?.length && !coming.here()) coming.come().then(() => el.isConnected && sync(), () => {});
  return sync;
}
