/* What a person is told of an activity before she answers: whether a card says its side, and what a vote is on. */

import { h, W } from "../dom.js";

/** The lines about *now*, an activity of the room with these *activities*, for a device that sits in *team*, or none. */
export function madeFrom(now, activities, team) {
  return [
    now?.tells_side && now.state === "collecting" ? W("room.cards_tell_side") : "",
    ...voteLines(now?.origin, activities, `team-${team}`),
  ].filter(Boolean).map((line) => h("p", { class: "six-room-told" }, line));
}

/** What a vote is on; where each team votes on its own list, what that means for the team *part*. */
function voteLines(origin, activities, part) {
  const source = origin && activities.find((one) => one.id === origin.activity);
  if (!source) return [];
  const { title } = source;
  const teams = origin.teams ?? {};
  if (!Object.keys(teams).length) {
    return [W("room.vote_of", { title }), origin.changed ? W("room.vote_changed") : ""];
  }
  if (!(part in teams)) return [W("room.vote_none", { title })];
  return [W("room.vote_of_team", { title }), teams[part] ? W("room.vote_changed") : ""];
}
