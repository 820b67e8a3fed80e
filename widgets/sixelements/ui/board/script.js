/* The script of the exercise that is on the board: the facilitator's page of it, told when it is to be read. */

import { h, W } from "../dom.js";

export function makeScript(board, shownActivity) {
  let asked = "";

  function shows() {
    const { slug, state } = shownActivity();
    const told = board.model.get("script");
    return { slug, state, parts: told.slug === slug ? told.parts : null };
  }

  function nodes({ state, parts }) {
    if (!parts) return h("p", { class: "six-muted" }, W("board.drawer.script_comes"));
    if (!parts.length) return h("p", {}, W("board.drawer.script_none"));
    const moment = momentOf(parts, state);
    return [
      h("p", { class: "six-muted" }, W("board.drawer.script_hint")),
      parts.map((part, index) =>
        h("details", { class: "six-details", open: index === moment }, h("summary", {}, part.title), textOf(part))
      ),
    ];
  }

  return {
    shows,
    nodes,
    /** Ask for the script where it is *read* and was not asked for yet; say whether it has come just now. */
    came(read) {
      if (!read) {
        asked = "";
        return false;
      }
      const { slug, parts } = shows();
      const waited = asked === slug;
      if (!parts && !waited) board.ask("script", { slug });
      asked = parts ? "" : slug;
      return Boolean(parts) && waited;
    },
  };
}

function textOf(part) {
  const text = h("div", { class: "six-board-script" });
  // Our own page, turned into HTML in Python with raw HTML, links and pictures left out.
  text.innerHTML = part.html;
  for (const one of text.querySelectorAll("table")) {
    const region = h("div", {
      class: "six-scroll",
      role: "region",
      tabindex: "0",
      "aria-label": W("board.drawer.script_table", { title: part.title }),
    });
    one.replaceWith(region);
    one.className = "six-table";
    region.append(one);
  }
  return text;
}

/** Which part of a script the moment asks for: getting ready, leading, or talking about what is seen. */
function momentOf(parts, state) {
  const wanted = { waiting: "before", collecting: "script" }[state] ?? "debrief";
  const found = parts.findIndex((part) => part.title.toLowerCase().startsWith(wanted));
  return Math.max(0, found);
}
