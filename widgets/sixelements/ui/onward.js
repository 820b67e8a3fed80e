/* From a result to the next tool: by where the reader's own mark in the start check says that the team stands in this
   part of the course, and where there is no mark, all tools of the part, each with whom it helps. */

import { address } from "./below.js";
import { h, own, W } from "./dom.js";
import { MARKS, storage } from "./storage.js";

const BOOK = /\/exercises\/[^/]+\/[^/]+\.html$/;
const APP = /\/exercise\/[^/]+\/?$/;

/** The nodes that say where to go on; none where the exercise's part of the course has no other tool. */
export function onwardPart({ exercise }) {
  const { marks = 0, tools = [] } = exercise.onward ?? {};
  if (!tools.length) return [];
  const kept = storage.read(`${MARKS}start`);
  const mark = kept?.version === marks ? own(kept.answers ?? {}, exercise.sub_element) : undefined;
  const fitting = tools.filter(({ answer }) => answer === mark);
  const marked = fitting.length > 0;
  return [
    h("h3", {}, W("onward.heading")),
    h("p", {}, marked ? W("onward.marked", { mark: fitting[0].label }) : W("onward.all")),
    h(
      "ul",
      {},
      (marked ? fitting : tools).map(({ label, slug, title, why }) =>
        h("li", {}, marked ? null : `${label}: `, link(slug, title), ` ${why}`)
      ),
    ),
  ];
}

/** A link to another exercise; in somebody's notebook, which has no pages beside it, its title. */
function link(slug, title) {
  const path = globalThis.location?.pathname ?? "";
  if (BOOK.test(path)) return h("a", { href: `../${slug}/${slug}.html` }, title);
  return APP.test(path) ? h("a", { href: address(`/exercise/${slug}`) }, title) : h("b", {}, title);
}
