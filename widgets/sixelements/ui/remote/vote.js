/* A vote on what the room wrote, put behind its exercise from a phone. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { keyed } from "../board/draw.js";
import { request } from "../room/ask.js";

/**
 * The part of the remote that puts what is written to a vote; `press` asks for a change, and draw(activity, room) shows
 * what can be voted with and which votes stand there. The list of votes is asked for when something can be voted on,
 * and `redraw` is called once it is here.
 */
export function votePart(press, redraw) {
  const node = h("div", {});
  let votes = null;

  const drawNode = keyed(node, (id, made, some) => [
    made.map((title) => h("p", {}, W("remote.voted", { title }))),
    some.length
      ? h(
        "details",
        { class: "six-details" },
        h("summary", {}, W("remote.vote")),
        h("p", { class: "six-muted" }, W("remote.vote_hint")),
        h(
          "div",
          { class: "six-row" },
          some.map(({ slug, title }) => button(title, () => press("vote", { activity: id, slug }))),
        ),
      )
      : null,
  ]);

  async function fetchVotes() {
    votes = [];
    try {
      ({ votes } = await request("/api/votes", { expects: { votes: "array" } }));
      redraw();
    } catch {
      votes = null; // asked for again with a later look
    }
  }

  return {
    node,
    draw({ id, document, parts }, { activities, state }) {
      const can = state === "open" && [document, ...(parts ?? [])].some((one) => one?.ballot);
      if (can && !votes) fetchVotes();
      const made = activities.filter(({ origin }) => origin?.activity === id).map(({ title }) => title);
      drawNode(id, made, (can && votes) || []);
    },
  };
}
