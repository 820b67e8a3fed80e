/* Ticks as squares: a row a section, a square an item. */

import { figureWithText } from "../../ui/controls.js";
import { h, inWords, s, W } from "../../ui/dom.js";
import { textLines } from "../../ui/instrument/strip.js";
import { checkAsks, tickedOf } from "./ticks.js";

/** A square for each item, part by part, with a stripe for each ask. */
export function squaresPart(ctx) {
  const { agree, sections } = ctx.content;
  const asks = checkAsks(ctx);
  const ticks = (item) => asks.map((ask) => tickedOf(ctx, ask.id)?.includes(item.id) ?? false);
  const key = agree
    ? W("check.key_agree")
    : asks.length > 1
    ? W("check.key_more", { asks: inWords(asks.map((ask) => ask.label)) })
    : W("check.key_one");
  const counts = ({ items }) => {
    const of = items.length;
    const count = (test) => items.filter((item) => test(ticks(item))).length;
    if (agree) {
      return [W("check.row_agree", {
        agreed: count((one) => one.every(Boolean)),
        open: count((one) => one.some(Boolean) && !one.every(Boolean)),
        of,
      })];
    }
    const offered = (ask) => (ask.of ? count((one) => one[asks.findIndex((other) => other.id === ask.of)]) : of);
    return asks.filter(offered).map((ask) => [ask, asks.indexOf(ask)]).map(([ask, index]) =>
      W(ask.label ? "check.row_count" : "check.row_only", {
        ask: ask.label,
        n: count((one) => one[index]),
        of: offered(ask),
      })
    );
  };
  const rows = sections.map((
    section,
  ) => [
    section.title,
    counts(section),
    section.items.map((item) => (agree ? ticks(item).sort((a, b) => b - a) : ticks(item))),
  ]);
  const text = h(
    "ul",
    {},
    rows.map(([title, counted]) => h("li", {}, W("check.row", { title, counts: counted.join("; ") }))),
  );
  return h(
    "section",
    { class: "six-check-picture" },
    figureWithText({
      svg: squares(rows),
      title: W("check.picture"),
      key,
      desc: W("check.picture_desc"),
      text,
      name: ctx.uid("squares"),
    }),
  );
}

function squares(rows) {
  const [size, step, across] = [24, 30, 11];
  let y = 0;
  const drawn = rows.map(([title, counted, items]) => {
    const top = y;
    const head = textLines(title, { x: 0, y: top + 16, most: 34, size: 15, cls: "six-check-row" });
    const count = textLines("", { x: 0, y: top + 18 + head.height, cls: "six-check-count", cut: counted });
    const first = top + head.height + count.height + 13;
    y = first + step * Math.ceil(items.length / across) + 12;
    return s(
      "g",
      {},
      head.node,
      count.node,
      items.map((stripes, index) => {
        const [left, upper, wide] = [
          2 + step * (index % across),
          first + step * Math.floor(index / across),
          size / stripes.length,
        ];
        return s(
          "g",
          {},
          stripes.map((on, at) =>
            s("rect", {
              class: on ? "six-check-on" : "six-check-off",
              x: left + wide * at,
              y: upper,
              width: wide,
              height: size,
            })
          ),
          s("rect", { class: "six-check-square", x: left, y: upper, width: size, height: size, rx: 3 }),
        );
      }),
    );
  });
  return s("svg", { viewBox: `0 0 340 ${y}`, class: "six-check-squares" }, drawn);
}
