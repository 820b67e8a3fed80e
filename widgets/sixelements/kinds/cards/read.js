/* Stacks to read, where nothing can be changed: in the results, and once a room has closed its cards. */

import { h, W } from "../../ui/dom.js";

/** Stacks to read: each with the wordings that lie in it, and the words of one's own. */
export function stackList(stacks) {
  return h(
    "ul",
    { class: "six-cards-read" },
    stacks.map(({ head, under }) =>
      h(
        "li",
        {},
        h("span", { dir: "auto" }, head.text),
        head.words ? h("p", { class: "six-muted", dir: "auto" }, W("cards.in_words", { words: head.words })) : null,
        under.length ? h("ul", {}, under.map(({ text }) => h("li", { dir: "auto" }, text))) : null,
      )
    ),
  );
}
