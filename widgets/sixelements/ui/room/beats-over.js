/* After a meeting that the room played together: the way it went, and the same meeting from the other chair. */

import { address } from "../below.js";
import { h, W } from "../dom.js";

const CHAIRS = ["labor", "management"];

/** The way the room went, with what this device chose, and the ending. */
export function wayNodes({ path, ending }) {
  return [
    h(
      "ol",
      {},
      path.filter((one) => one.said).map(({ title, said, mine }) =>
        h(
          "li",
          {},
          h("b", {}, title),
          h("p", { class: "six-muted" }, W(`room.beats.said.${said.chair}`)),
          h("blockquote", {}, said.text),
          h("p", {}, said.reply),
          mine ? h("p", { class: "six-muted" }, W("room.beats.mine", { title: mine })) : null,
        )
      ),
    ),
    ending
      ? [
        h("h3", {}, W("room.beats.ended", { title: ending.title })),
        h("p", {}, ending.text),
        h("p", {}, h("b", {}, W("room.beats.price")), " ", ending.price),
        h("p", {}, h("b", {}, W("room.beats.later")), " ", ending.later),
      ]
      : h("p", {}, W("room.beats.broken_off")),
  ];
}

/** The same meeting as the chair across the table had it: what only it knew, what it noticed, what it could have said. */
export function otherChair({ path, seats, chair }, { slug }) {
  const others = CHAIRS.filter((one) => one !== chair);
  return [
    others.map((other) =>
      h(
        "section",
        { "data-chair": other },
        h("h3", {}, W(`room.beats.other.${other}`)),
        h("p", {}, seats[other].you),
        seats[other].knows.map((one) => h("p", {}, one)),
        h(
          "ol",
          {},
          path.map(({ title, text, seen }) =>
            h(
              "li",
              {},
              h("b", {}, title),
              h("p", {}, text),
              seen[other].notice ? h("p", {}, h("b", {}, W("room.beats.only_there")), " ", seen[other].notice) : null,
              h("p", { class: "six-muted" }, W("room.beats.could_say")),
              h("ul", {}, seen[other].words.map((one) => h("li", {}, one.text))),
            )
          ),
        ),
      )
    ),
    h("p", {}, h("a", { href: address(`/exercise/${slug}`) }, W("room.beats.alone"))),
  ];
}
