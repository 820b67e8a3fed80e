/* The map of the course: where the answers stand, by part of the course and by pillar, in words and in filled
   squares. */

import { h, W } from "../dom.js";
import { mean, median } from "../scoring.js";
import { resultFor } from "./measures.js";
import { pointInWords } from "./standing-words.js";

/** A row a section with its place, a column for general and for each pillar. Only where content has both. */
export function elementMap(told) {
  const { ctx, groups, scale, asks } = told;
  const pillars = ["", "trust", "equity", "communication"];
  const measures = ctx.exercise.measures.filter((one) => one.field === asks[0].id);
  if (groups.filter((group) => group.place).length < 2 || !measures.some((one) => one.pillar)) return null;
  const each = resultFor(told.result, "each", asks[0].id);
  const cell = (group, pillar) => {
    const here = measures.filter((one) => one.section === group.id && (one.pillar ?? "") === pillar);
    const values = here.map((one) => each[one.item]).filter((value) => value !== null);
    const middle = scale.kind === "numbers" ? mean(values) : median(values, scale);
    const words = !here.length
      ? W("standing.map_none")
      : middle === null
      ? W("instrument.not_answered")
      : scale.kind === "numbers"
      ? W("standing.of", { n: middle, of: scale.values.length })
      : pointInWords(told, middle);
    return h(
      "div",
      { role: "cell", class: "six-map-cell" },
      h(
        "span",
        { class: "six-map-pips", "aria-hidden": "true" },
        here.length
          ? scale.values.map((value) =>
            h("i", { class: middle !== null && value <= Math.round(middle) ? "six-map-on" : null })
          )
          : "",
      ),
      words,
    );
  };
  return h(
    "section",
    { class: "six-standing-map" },
    h("h3", {}, W("standing.map")),
    h(
      "p",
      { class: "six-hint" },
      W(scale.kind === "numbers" ? "standing.map_mean" : "standing.map_median"),
      " ",
      asks[0].label ? W("standing.map_ask", { ask: asks[0].label }) : "",
    ),
    h(
      "div",
      { class: "six-map", role: "table", "aria-label": W("standing.map") },
      h(
        "div",
        { role: "row", class: "six-map-row six-map-head" },
        h("div", { role: "columnheader" }, h("span", { class: "six-hidden" }, W("standing.map_section"))),
        pillars.map((pillar) => h("div", { role: "columnheader" }, W(`standing.pillar_${pillar || "general"}`))),
      ),
      groups.map((group) =>
        h(
          "div",
          { role: "row", class: "six-map-row" },
          h("div", { role: "rowheader" }, group.title),
          pillars.map((pillar) => cell(group, pillar)),
        )
      ),
    ),
  );
}
