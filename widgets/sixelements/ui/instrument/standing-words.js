/* Where answers stand, in words: items, points and results of a rated instrument. */

import { h, inWords, plural, W } from "../dom.js";
import { quoted } from "./measures.js";
import { isNumbered } from "./points.js";

export const NAMED = 3;

/** A part of the results under its heading; a folded one is quiet until opened. */
export function standingPart(title, children, folded = false) {
  return folded ? standingFold(h("h3", {}, title), children) : h("section", {}, h("h3", {}, title), children);
}

/** Something quiet until opened, whose summary stands on paper, too. */
export function standingFold(summary, children) {
  return h("details", { class: "six-details six-standing-fold" }, h("summary", {}, summary), children);
}

/** The title of an item; one whose points are turned carries a mark. */
export function itemTitle(item) {
  return item.reversed ? W("standing.turned_title", { title: item.title }) : item.title;
}

export const titleOf = ({ items }, id) => itemTitle(items.find((item) => item.id === id));

/** "Trust", "Trust and Equity"; above three only how many. */
export function namedIds(told, ids) {
  const titles = ids.map((id) => titleOf(told, id));
  return titles.length > NAMED ? W("standing.count", { n: titles.length }) : quotedInWords(titles);
}

export const quotedInWords = (titles) => inWords(titles.map(quoted));

/** A point in words; of a bare number also how many there are. */
export function pointInWords({ scale }, value) {
  if (value === null || value === undefined) return W("instrument.not_answered");
  return isNumbered(scale)
    ? W("standing.of", { n: value, of: scale.values.length })
    : scale.labels[scale.values.indexOf(value)];
}

/** A point within a sentence: in quotes, unless it is a number. */
export function pointQuoted(told, value) {
  const words = pointInWords(told, value);
  return isNumbered(told.scale) ? words : quoted(words);
}

/** "Starting (Now)"; only the words where there is one ask. */
export function underAsk(words, ask) {
  return ask ? W("instrument.when", { label: words, ask }) : words;
}

/** A mean of numbers, or a middle level, in words. */
export function middlePoint(told, value) {
  return W(told.scale.kind === "numbers" ? "standing.mean" : "standing.median", {
    point: told.scale.kind === "numbers" ? value : pointQuoted(told, value),
    of: told.scale.values.length,
  });
}

export const stepsInWords = (by) => plural("standing.steps", Math.abs(by));
