/* What is added to the board where cards are talked about: each is ticked when it was, and cards that say the same are
   picked and put together. */

import { keyed, put as putText } from "../../ui/board/draw.js";
import { button, optionRow } from "../../ui/controls.js";
import { h, inWords, plural, W } from "../../ui/dom.js";
import { sameWords } from "./same.js";
import { stackOf } from "./stacks.js";

/** The part of the board that is told of every card: *board* has its stacks, and what draws it anew. */
export function makeTalk(ctx, store, board) {
  const { content } = ctx;
  const { noun } = content;
  const picked = new Set();
  const clear = button(W("cards.unpick"), () => {
    const back = board.first([...picked][0]);
    picked.clear();
    board.changed();
    ctx.say(W("cards.unpicked"));
    back?.focus();
  }, { kind: "quiet", id: ctx.uid("unpick") });
  const node = h("div", { class: "six-row six-cards-picking", hidden: true }, h("span", {}), clear);

  /** Put what was picked with the card *id*: the wordings stay, and each can be taken out again. */
  function put(id) {
    const before = board.stacks().filter(({ head }) => head.text);
    const some = before.filter(({ head }) => picked.has(head.id));
    picked.clear();
    store.write(some.map(({ head }) => [head.id, "with", id]));
    const { head, under } = stackOf(board.stacks(), id);
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
    board.changed();
    document.getElementById(ctx.uid(`${head.id}-pick-yes`)).focus();
  }

  /** What is added to the card *id*: its ticks, and the button that takes in what was picked. */
  function card(id, { named, name }) {
    const tick = (column, words) =>
      optionRow("checkbox", name(column), { value: "yes", label: named(words) }, false, (event) => {
        store.write([[id, column, event.target.checked || undefined]]);
        board.changed();
      });
    const pick = optionRow(
      "checkbox",
      name("pick"),
      { value: "yes", label: named(W("cards.pick")) },
      false,
      (event) => {
        picked[event.target.checked ? "add" : "delete"](id);
        board.changed();
      },
    );
    const seen = tick("seen", W("cards.seen"));
    const carry = content.carry ? tick("carry", content.carry) : null;
    const here = h("div", {});
    const words = (count) => count === 1 ? W("cards.put_one") : W("cards.put_many", { n: count });
    const drawHere = keyed(
      here,
      (count) => count ? button(named(words(count)), () => put(id), { id: name("here") }) : [],
      () => pick.querySelector("input"),
    );
    return {
      here,
      ticks: h("div", { class: "six-cards-ticks" }, pick, seen, carry),
      update(head) {
        const [picking, seeing, carrying] = [pick, seen, carry].map((one) => one?.querySelector("input"));
        picking.checked = picked.has(id);
        seeing.checked = head.seen;
        if (carrying) carrying.checked = head.carry;
        drawHere(picked.has(id) ? 0 : picked.size);
      },
    };
  }

  /** How many were talked about, and the words that several say. */
  function told(all) {
    if (!all.length) return [h("p", {}, W("cards.none"))];
    const left = all.filter(({ head }) => !head.seen).length;
    const same = sameWords(all).map(({ word, n }) => W("cards.same", { n, word }));
    return [
      h("p", { class: "six-say-it" }, plural("cards.coverage", left, { of: all.length })),
      h("p", { class: "six-hint six-cards-keys" }, W("cards.keys")),
      ...(same.length ? [h("p", { class: "six-hint" }, W("cards.same_words", { told: inWords(same) }))] : []),
    ];
  }

  /** The arrows lead from card to card without the controls between, Enter puts what is picked with the card one is at. */
  function keys(event) {
    const picks = [...event.currentTarget.querySelectorAll("input[id$='-pick-yes']")];
    const at = picks.indexOf(event.target);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !(by || event.key === "Enter")) return;
    event.preventDefault();
    if (by) picks.at((at + by) % picks.length).focus();
    else event.target.closest(".six-cards-card").querySelector("[id$='-here']")?.click();
  }

  return {
    node,
    card,
    keys,
    /** The stacks that are *shown* have changed: what the board says of all of them. */
    update(shown) {
      for (const id of picked) if (!shown.some(({ head }) => head.id === id)) picked.delete(id);
      node.hidden = !picked.size;
      if (picked.size) putText(node.firstChild, plural("cards.picked", picked.size));
      return told(shown);
    },
  };
}
