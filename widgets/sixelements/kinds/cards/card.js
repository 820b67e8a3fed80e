/* One card of the board, which is made once and then told what has changed: whoever writes in it stays in it. */

import { button, setAble } from "../../ui/controls.js";
import { ORIGIN, originOf } from "../../ui/origin.js";
import { keyed, put } from "../../ui/board/draw.js";
import { h, W } from "../../ui/dom.js";
import { coming } from "./coming.js";

/**
 * The card *id* on the board; *board* has what a press does. update() shows what stands there now.
 * *talk* is what is added where cards are talked about and put together, and null where they are put into boxes.
 */
export function makeCard(ctx, id, { store, talk, board }) {
  const { content } = ctx;
  const name = (part) => ctx.uid(`${id}-${part}`);
  let stack = null; // {head, under}, its number and of how many
  const numbers = [];
  /** A label that says for a listener which card it belongs to. */
  const named = (words) => {
    const number = h("span", { class: "six-hidden" });
    numbers.push(number);
    return [words, number];
  };
  const small = (words, part, onClick) => button(named(words), onClick, { kind: "quiet", id: name(part) });

  const words = h("p", { class: "six-cards-text", dir: "auto" });
  const more = h("p", { class: "six-muted" });
  const side = h("p", { class: "six-muted" });
  const under = h("div", {});
  const drawUnder = keyed(under, drawWordings, () => node.querySelector("input, button"));
  const note = h("div", {});
  const drawNote = keyed(note, (back) => back ? backPart() : [], () => board.heading(stack.head.box));
  const asked = h("div", {});
  let ask = null; // the field of words of one's own, while the box asks for them
  let field = null; // the wording of a card that somebody wrote
  let now = null; // comes behind: what a card that was brought says today where it came from
  const talked = talk?.card(id, { named, name }) ?? null;

  const moves = content.boxes.map((box) => ({
    box: box.id,
    made: small(W("cards.to_box", { box: box.title }), `to-${box.id}`, () => board.move(stack.head, box)),
  }));
  const moving = h("div", { class: "six-row six-cards-moves" }, moves.map(({ made }) => made));
  const open = h("div", {});
  const folded = h("div", {});
  const remove = small(W("cards.remove"), "remove", () => board.remove(stack.head));
  // What is folded comes when somebody opens it: a board of thirty cards has so many controls fewer.
  const change = h(
    "details",
    { class: "six-details six-cards-change", on: { toggle: () => change.open && change.append(folded) } },
    h("summary", { id: name("change") }, named(W("cards.change"))),
  );
  const node = h(
    "li",
    { class: "six-card six-cards-card" },
    note,
    words,
    side,
    more,
    under,
    asked,
    talked?.here,
    talked?.ticks,
    open,
    change,
  );
  const showNow = store.showWriting?.(id, node); // in a room

  function backPart() {
    return [
      h("p", { class: "six-notice" }, W("cards.joint_back")),
      button(W("cards.joint_keep_card"), () => board.keep(stack.head), { kind: "quiet", id: name("keep") }),
    ];
  }

  /** The wordings that were put with this one, each with its button. */
  function drawWordings(cards) {
    if (!cards.length) return [];
    return [
      h("p", { class: "six-muted" }, W("cards.under")),
      h(
        "ul",
        { class: "six-cards-under" },
        cards.map((one) =>
          h(
            "li",
            {},
            h("span", { dir: "auto" }, one.text),
            one.side ? ` (${one.side})` : "",
            " ",
            button([W("cards.out"), h("span", { class: "six-hidden" }, ` (${one.text})`)], () => board.out(one), {
              kind: "quiet",
              id: ctx.uid(`${one.id}-out`),
            }),
          )
        ),
      ),
    ];
  }

  /** Where a card lies nowhere its boxes are the first thing that it offers; else they are folded. */
  function place(box) {
    const home = box ? folded : open;
    if (moving.parentElement !== home) home.prepend(moving);
    if (stack.head.given && !stack.head.back) change.hidden = !box;
    for (const one of moves) setAble(one.made, one.box !== box);
  }

  function fields({ given, text, words: said, box }) {
    if (!given && !field) {
      field = store.field({
        id,
        column: "text",
        label: W("cards.wording"),
        name: name("text"),
        max: content.max,
        value: text,
      });
      folded.append(field.node, h("div", { class: "six-row" }, remove));
    }
    const wanted = content.boxes.find((one) => one.id === box)?.ask ?? "";
    const holds = asked.contains(document.activeElement);
    if (ask && ask.label !== wanted && !holds) {
      asked.replaceChildren();
      ask = null;
    }
    if (wanted && !ask) {
      ask = {
        label: wanted,
        ...store.field({ id, column: "words", label: named(wanted), name: name("words"), max: 300, value: said }),
      };
      asked.append(ask.node);
    }
    return [field, ask].map((one) => one?.update()).some(Boolean);
  }

  function drawToday(head) {
    if (!now && coming.here()) {
      const after = () => node.querySelector("input, button, summary");
      now = coming.here().makeToday(ctx, store, { name, named, after, taken: tookOver });
      more.after(now.node);
    }
    now?.draw(head);
  }

  /** Its text is another one now; a field of the room follows the room's text by itself. */
  function tookOver(text) {
    if (field && !store.joint) field.control.value = text;
    board.changed();
  }

  /** Show the stack as it is now: {head, under}, and its *number* among all. */
  function update({ head, under: wordings }, number) {
    stack = { head, under: wordings };
    put(words, head.text || W("cards.blank"));
    const from = originOf(ctx.exercise, { [ORIGIN]: head.origin });
    put(more, from ? W("cards.origin", { title: from.bring.title }) : head.more);
    more.hidden = !more.textContent;
    if (from) drawToday(head);
    put(side, head.side ? W("cards.from", { side: head.side }) : "");
    side.hidden = !head.side;
    drawNote(head.back);
    drawUnder(wordings);
    fields(head);
    place(head.box);
    showNow?.();
    for (const one of numbers) put(one, ` (${W("cards.numbered", { noun: content.noun, n: number })})`);
    talked?.update(head);
  }

  return { node, update, first: () => node.querySelector("input, button, summary") };
}
