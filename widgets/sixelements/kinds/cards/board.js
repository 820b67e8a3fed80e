/* The board: a list of cards for each box. Nothing on it needs dragging: a card goes into a box by a button, and onto
   another card by being picked. What a press did is said in one sentence, and the focus stays with the card. */

import { button } from "../../ui/controls.js";
import { arrange } from "../table/arrange.js";
import { put } from "../../ui/board/draw.js";
import { h, inWords, plural, W } from "../../ui/dom.js";
import { makeBringing } from "./bring.js";
import { makeCard } from "./card.js";
import { newCard } from "./new.js";
import { sameWords, stackOf, stacksOf } from "./stacks.js";
import { written } from "./store.js";

/**
 * Draw the cards of *store* into *el*; *talk* as in makeCard. Returns what draws again what has changed.
 */
export function drawBoard(el, ctx, store, talk) {
  const { content } = ctx;
  const { noun } = content;
  const titleOf = (id) => content.boxes.find((box) => box.id === id)?.title ?? W("cards.nowhere");
  const stacks = () => stacksOf(store.cards());
  const cards = new Map();
  const picked = new Set();
  const told = h("div", { class: "six-cards-told" });
  const clear = button(W("cards.unpick"), () => {
    const back = cards.get([...picked][0])?.first();
    picked.clear();
    sync();
    ctx.say(W("cards.unpicked"));
    back?.focus();
  }, { kind: "quiet", id: ctx.uid("unpick") });
  const picking = h("div", { class: "six-row six-cards-picking", hidden: true }, h("span", {}), clear);
  const boxes = ["", ...content.boxes.map((box) => box.id)].map((id) =>
    boxPart(content.boxes.find((b) => b.id === id))
  );
  const bringing = talk ? null : makeBringing(ctx, store, () => sync());
  el.append(
    told,
    bringing?.node ?? "",
    h("div", { class: "six-cards-boxes" }, boxes.map((one) => one.node)),
    ...(talk ? [picking] : []),
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

  const board = {
    heading: (box) => boxes.find(({ id }) => id === box).heading,
    changed: () => sync(),
    pick(id, on) {
      picked[on ? "add" : "delete"](id);
      sync();
    },
    /** Put what was picked with the card *id*: the wordings stay, and each can be taken out again. */
    put(id) {
      const before = stacks().filter(({ head }) => head.text);
      const some = before.filter(({ head }) => picked.has(head.id));
      picked.clear();
      store.write(some.map(({ head }) => [head.id, "with", id]));
      const { head, under } = stackOf(stacks(), id);
      const slots = { stack: head.text, of: under.length + 1 };
      ctx.say(
        some.length === 1
          ? W("cards.put_said", {
            ...slots,
            card: W("cards.numbered", { noun, n: before.indexOf(some[0]) + 1 }),
            n: under.findIndex((one) => one.id === some[0].head.id) + 2,
          })
          : W("cards.put_said_many", { ...slots, n: some.length }),
      );
      sync();
      document.getElementById(ctx.uid(`${head.id}-pick-yes`)).focus();
    },
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

  /** What the board says of all: how many were talked about, and the words that several say. */
  function tell(all) {
    const lines = [];
    if (talk && all.length) {
      const left = all.filter(({ head }) => !head.seen).length;
      lines.push(h("p", { class: "six-say-it" }, plural("cards.coverage", left, { of: all.length })));
      const same = sameWords(all).map(({ word, n }) => W("cards.same", { n, word }));
      if (same.length) lines.push(h("p", { class: "six-hint" }, W("cards.same_words", { told: inWords(same) })));
    }
    if (talk && !all.length) lines.push(h("p", {}, W("cards.none")));
    told.replaceChildren(...lines);
  }

  function sync() {
    const held = /** @type {any} */ (el.contains(document.activeElement) ? document.activeElement : null);
    const all = stacks();
    for (const id of picked) if (!all.some(({ head }) => head.id === id)) picked.delete(id);
    const shown = talk ? all.filter(({ head }) => head.text) : all;
    tell(shown.filter(({ head }) => head.text));
    picking.hidden = !picked.size;
    if (picked.size) put(picking.firstChild, plural("cards.picked", picked.size));
    shown.forEach((stack, at) => {
      const { id } = stack.head;
      if (!cards.has(id)) cards.set(id, makeCard(ctx, id, { store, talk, board }));
      cards.get(id).update(stack, { number: at + 1, picked });
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
    bringing?.draw();
    if (held && document.activeElement !== held && held.isConnected) held.focus({ preventScroll: true });
  }

  const isHeld = (node) => node.contains(document.activeElement);

  sync();
  return sync;
}
