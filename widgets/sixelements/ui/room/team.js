/* The team that a device sits in: choosing it at the door, and what the team alone is shown. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { bytesOf, download } from "../download.js";
import { drawPattern } from "../pattern.js";
import { makeVoice } from "../say.js";
import { ask, inPlainWords } from "./ask.js";

const PATTERN = { groups: "array", blocks: "array" };

/**
 * The field in which a person chooses a team; a room without teams has none.
 * It is the list of the phone itself: quick by thumb for forty teams, and searched by typing where there are keys.
 * @param {{ teams?: { number: number, label: string }[], first?: string, k?: number }} room
 * @param {number | null} value
 * @param {(number: number | null) => void} onPick
 */
export function teamField({ teams, first, k }, value, onPick) {
  if (!teams?.length) return null;
  const select = h(
    "select",
    {
      id: "six-team",
      "data-hint": "six-team-hint",
      "aria-describedby": "six-team-hint",
      on: { change: () => onPick(Number(select.value) || null) },
    },
    h("option", { value: "" }, W("room.team_choose")),
    teams.map(({ number, label }) => h("option", { value: number }, label)),
  );
  if (teams.some(({ number }) => number === value)) select.value = value;
  return h(
    "div",
    { class: "six-field" },
    h("label", { for: "six-team" }, W("room.team")),
    h(
      "p",
      { class: "six-hint", id: "six-team-hint" },
      first === "sides" ? W("room.team_hint_sides", { k }) : W("room.team_hint"),
    ),
    select,
  );
}

const FILE = { file: "string", type: "string", content: "string" };

const recordOf = ({ code, token }, format) => ask(`${code}/record/${format}`, { token, expects: FILE });

/** The record of the team as a file: what its own devices were shown, made by the server when it is asked for. */
function recordPart(room, name) {
  const said = h("p", {});
  const voice = makeVoice(said);
  const take = async (format) => {
    try {
      const found = await recordOf(room, format);
      download(found.file, bytesOf(found.content), found.type);
      voice.say(W("room.record_said", { name: found.file }));
    } catch (error) {
      voice.say(inPlainWords(error));
    }
  };
  return h(
    "details",
    { class: "six-details" },
    h("summary", {}, W("room.record")),
    h("p", {}, W("room.record_hint")),
    h(
      "div",
      { class: "six-row" },
      ["docx", "xlsx", "csv"].map((format) =>
        button(W(`room.record_${format}`), () => take(format), { id: `${name}-${format}` })
      ),
    ),
    said,
  );
}

const ofTeam = ({ code, token }, id) =>
  ask(`${code}/activities/${id}/team`, { token, expects: { team: "string", ...PATTERN } });

/** Where somebody is in the room, in a few words: the side, and the team where there is one. */
export const placeOf = ({ label, team_label: team }) => team ? W("room.place", { side: label, team }) : label;

/** Who somebody is in the room, as a sentence. */
export function youAre({ label, team_label: team }) {
  return W(team ? "room.you_sit" : "room.you_are", { side: label, team });
}

/**
 * What a device is shown of an activity: the pattern of everyone, and before it that of its own team where it has one.
 * The two are asked for apart, so a team's own is in no answer that others get.
 * @param {any} room what this device keeps of its room
 * @param {number} id
 * @param {any} pattern that of everyone
 * @param {{ mine: any, name: string }} how
 */
export async function drawPatterns(room, id, pattern, how) {
  const hall = drawPattern(pattern, how);
  if (!room.team) return hall;
  let team = room.team_label;
  let own;
  let home = null;
  try {
    const found = await ofTeam(room, id);
    team = found.team; // the one that this device sat in at the reveal
    own = drawPattern(found, { ...how, name: `${how.name}-team` });
    home = recordPart(room, how.name);
  } catch (error) {
    if (error.code !== "not-revealed") throw error;
    own = h("p", {}, inPlainWords(error));
  }
  return [
    h("section", { class: "six-team" }, h("h3", {}, W("room.team_pattern", { team })), own, home),
    h("section", {}, h("h3", {}, W("room.hall_pattern")), hall),
  ];
}
