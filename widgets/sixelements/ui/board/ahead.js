/* Collecting ahead of the meeting: times for the exercise on the board, the link to send, and how many are there. */

import { aheadInWords } from "../ahead.js";
import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { draft } from "./drafts.js";
import { put } from "./draw.js";
import { titleOf } from "./titles.js";

/** The part of the agenda's drawer for it; made once, so that nothing redraws what is typed. */
export function makeAhead(board, shownActivity) {
  const begun = draft(`ahead/${board.room().code}`, { opens: "", closes: "" });
  const title = h("p", {});
  const standing = h("p", {});
  const problem = h("p", { role: "alert" });
  const now = button(
    W("ahead.now"),
    () => board.ask("step", { activity: shownActivity().id, to: "collect" }),
    { id: board.uid("ahead-now") },
  );
  const link = h("input", {
    id: board.uid("ahead-link"),
    type: "text",
    readonly: true,
    "aria-describedby": board.uid("ahead-link-hint"),
    on: { focus: (event) => event.target.select() },
  });
  const linked = h(
    "div",
    { class: "six-field" },
    h("label", { for: link.id }, W("ahead.link")),
    h("p", { class: "six-hint", id: board.uid("ahead-link-hint") }, W("ahead.link_hint")),
    link,
  );
  const unlinked = h("p", { hidden: true }, W("ahead.no_link"));

  function collect() {
    const [opens, closes] = ["opens", "closes"].map((name) => new Date(begun.fields[name]).getTime());
    const sound = closes > opens && closes > Date.now();
    put(problem, sound ? "" : W("ahead.both_first"));
    if (!sound) return node.querySelector("input").focus();
    board.press("ahead", { activity: shownActivity().id, opens, closes }, begun.clear);
  }

  const node = h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("ahead.title")),
    h("p", {}, W("ahead.hint")),
    title,
    h(
      "div",
      { class: "six-row" },
      ["opens", "closes"].map((name) => moment(board.uid(`ahead-${name}`), name, begun)),
      button(W("ahead.start"), collect, { id: board.uid("ahead-start") }),
    ),
    problem,
    standing,
    now,
    linked,
    unlinked,
  );

  return {
    node,
    draw() {
      const [activity, room] = [shownActivity(), board.room()];
      if (!activity) return;
      node.hidden = Boolean(activity.by_beats); // a meeting that the room plays together has no sooner
      const ahead = activity.state === "collecting" ? activity.ahead : null;
      const counts = { joined: room.joined, finished: activity.finished };
      put(title, W("ahead.of", { title: titleOf(activity) }));
      put(standing, aheadInWords(ahead, Date.now(), "standing_", counts));
      now.hidden = !ahead;
      const address = board.model.get("address");
      linked.hidden = !address;
      unlinked.hidden = Boolean(address);
      link.value = `${address}/r/${room.code}#${room.secret}`;
    },
  };
}

/** A field for a day and a time of this computer. */
function moment(id, name, begun) {
  const field = h("input", {
    type: "datetime-local",
    id,
    on: {
      input: () => {
        begun.fields[name] = field.value;
        begun.keep();
      },
    },
  });
  field.value = begun.fields[name];
  return h("div", { class: "six-field" }, h("label", { for: id }, W(`ahead.${name}`)), field);
}
