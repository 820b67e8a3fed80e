/* What each team or side writes: how far it is, since when it has been quiet, and a team's opened to be read. */

import { h, plural, W } from "../dom.js";
import { say } from "../messages.js";
import { briefButton } from "./fields.js";
import { keyed } from "./draw.js";
import { sheetNodes } from "./sheet.js";

const MINUTE = 60_000;
const TEAM = "team-"; // a side's is read by nobody but that side

/**
 * What is known of when each document was last written in: the server keeps no time, so it is what this page saw.
 * note(parts, now) takes a look, and lately(part, now) gives the whole minutes since, null where it saw nobody write.
 */
export function makeWatch() {
  const seen = new Map();
  return {
    note(parts, now) {
      for (const { part, head } of parts) {
        const before = seen.get(part);
        if (before?.head === head) continue;
        seen.set(part, { head, at: before ? now : null });
      }
    },
    lately(part, now) {
      const at = seen.get(part)?.at ?? null;
      return at === null ? null : Math.floor((now - at) / MINUTE);
    },
  };
}

/** The list of the documents of an activity, and the one that is open; draw(activity) shows what stands now. */
export function makeParts(board) {
  const node = h("div", { class: "six-board-parts" });
  const list = h("div", {});
  const sheet = h("div", {});
  node.append(list, sheet);
  let watching = makeWatch();
  let of = null;
  let open = "";
  let asked = "";

  const drawList = keyed(list, (rows) => rows.length ? [h("h3", {}, W("board.parts.title")), listOf(rows)] : []);
  const drawSheet = keyed(sheet, (shown, document) => document ? sheetOf(shown, document) : []);

  const listOf = (rows) =>
    h(
      "ul",
      { class: "six-board-agreed" },
      rows.map(({ part, label, told, here }) =>
        h(
          "li",
          { "aria-current": here ? "true" : null },
          h("b", { dir: "auto" }, label),
          h("span", {}, told),
          part.startsWith(TEAM) && briefButton(
            W(here ? "board.parts.close_short" : "board.parts.open_short"),
            W(here ? "board.parts.close" : "board.parts.open", { name: label }),
            board.uid(`part-${part}`),
            () => {
              open = here ? "" : part;
              asked = "";
              board.draw();
            },
          ),
        )
      ),
    );

  const sheetOf = (shown, document) => [
    h("h3", { dir: "auto" }, shown.label),
    ...sheetNodes(board, { slug: `${shown.slug}-${shown.part}`, title: `${shown.title}, ${shown.label}` }, document),
  ];

  return {
    node,
    draw({ id, slug, title, parts }) {
      if (id !== of) [watching, of, open] = [makeWatch(), id, ""];
      const now = Date.now();
      watching.note(parts, now);
      const labels = Object.fromEntries(parts.map((one) => [one.part, say(one.label)]));
      drawList(parts.map(({ part, rows }) => ({
        part,
        label: labels[part],
        told: [plural("board.parts.rows", rows), agoInWords(watching.lately(part, now))].filter(Boolean).join(" · "),
        here: part === open,
      })));
      const one = parts.find(({ part }) => part === open);
      // What is open is asked for again where somebody has written in it since.
      const wants = one ? `${id} ${open} ${one.head}` : "";
      if (wants && wants !== asked) board.ask("part", { activity: id, part: open });
      asked = wants;
      const found = board.model.get("part");
      const here = one && found?.activity === id && found.part === open;
      drawSheet({ slug, title, part: open, label: labels[open] }, here ? found.document : null);
    },
  };
}

function agoInWords(minutes) {
  if (minutes === null) return "";
  return minutes < 1 ? W("board.parts.now") : plural("board.parts.quiet", minutes);
}
