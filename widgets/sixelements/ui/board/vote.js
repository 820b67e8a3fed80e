/* A vote on what the room wrote: with what it can be put to a vote, and what a vote was made from. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { keyed } from "./draw.js";
import { titleOf } from "./titles.js";

/** The part below a document; draw(activity, comparing) shows what stands now, *choose* shows an activity. */
export function makeVote(board, choose) {
  const node = h("div", { class: "six-board-vote" });

  const drawNode = keyed(node, ({ id, from, changed, some, teams }) => [
    from ? h("p", { class: "six-muted" }, W("board.vote.of", { title: from })) : null,
    changed ? h("p", {}, W("board.vote.changed")) : null,
    some
      ? h(
        "div",
        { role: "group", "aria-labelledby": board.uid("vote"), "aria-describedby": board.uid("vote-hint") },
        h("h3", { id: board.uid("vote") }, W("board.vote.title")),
        h(
          "p",
          { id: board.uid("vote-hint"), class: "six-muted" },
          W(teams ? "board.vote.hint_teams" : "board.vote.hint"),
        ),
        h("div", { class: "six-row" }, votes().map((one) => voteButton(id, one))),
      )
      : null,
  ]);

  const votes = () => board.model.get("catalog").filter((one) => one.ballot);

  function voteButton(id, { slug, title }) {
    return button(title, () =>
      board.press("vote", { activity: id, slug }, () => {
        const { activities } = board.room();
        choose(activities[activities.findIndex((one) => one.id === id) + 1].id);
        board.say(W("board.vote.said", { title }));
      }), { id: board.uid(`vote-${slug}`) });
  }

  return {
    node,
    draw({ id, origin, parts, document }, comparing) {
      const { activities, state } = board.room();
      const teams = parts.some(({ ballot }) => ballot);
      const source = origin ? activities.find((one) => one.id === origin.activity) : null;
      drawNode({
        id,
        from: source ? titleOf(source) : "",
        changed: Boolean(origin?.changed),
        teams,
        some: state === "open" && !comparing && (teams || Boolean(document?.ballot)),
      });
    },
  };
}
