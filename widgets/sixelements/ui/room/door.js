/* The door of a room: which side a person comes from, and in which team she sits. */

import { button, choice } from "../controls.js";
import { h, W } from "../dom.js";
import { HEX, randomWord } from "../random.js";
import { makeVoice } from "../say.js";
import { ROOM_KEY, storage } from "../storage.js";
import { inPlainWords, join } from "./ask.js";
import { placeOf, teamField } from "./team.js";
import { wordsOfRooms } from "./terms.js";

/**
 * What stands at the door of *room*. *joined* is what this device keeps where it is in the room already and changes its
 * side, or was there and comes back (`gone`).
 * @param {{ room: any, joined: any, secret: string, onIn: (inRoom: any) => void,
 *   onUnkept: (inRoom: any, words: string) => void, onBack: () => void }} told
 *   `onUnkept`: the room has the change, and this browser could not keep it
 */
export function doorParts({ room, joined, secret, onIn, onUnkept, onBack }) {
  const changes = joined && !joined.gone;
  let side = joined?.side ?? null;
  let team = joined?.team ?? null;
  // What makes this device one device in a room, however often it asks to come in.
  const word = joined?.word ?? randomWord(32, HEX);
  const problem = h("p", { class: "six-notice", id: "six-side-problem", hidden: true });
  const voice = makeVoice();
  /** What is wrong is heard with the field that takes the focus, and by itself only where that has it already. */
  const tell = (words, at) => {
    const field = at.querySelector("input, select");
    problem.hidden = false;
    problem.textContent = words;
    field.setAttribute("aria-describedby", [field.dataset.hint, problem.id].filter(Boolean).join(" "));
    if (document.activeElement === field) voice.say(words);
    field.focus();
  };
  const teams = teamField(room, team, (number) => {
    team = number;
  });
  const sides = choice({
    legend: W("room.side"),
    hint: W("room.side_hint"),
    name: "six-side",
    value: side,
    options: room.sides.map(({ id, label }) => ({ value: id, label })),
    onPick: (value) => {
      side = value;
    },
  });

  async function enter() {
    if (!side) return tell(W("room.side_first"), sides);
    const sits = room.teams?.find((one) => one.number === team);
    if (teams && !sits) return tell(W("room.team_first"), teams);
    try {
      const { token, badge } = await join(room.code, { side, team: sits?.number, word, secret });
      const inRoom = {
        code: room.code,
        spoken: room.spoken,
        token,
        badge,
        word,
        side,
        label: room.sides.find((one) => one.id === side).label,
        team: sits?.number ?? null,
        team_label: sits?.label ?? "",
      };
      if (storage.write(ROOM_KEY, inRoom)) onIn(inRoom);
      else if (joined) onUnkept(inRoom, W("room.side_unkept", { side: placeOf(inRoom) }));
      else {
        storage.write(ROOM_KEY, null);
        tell(W("room.no_memory"), sides);
      }
    } catch (error) {
      tell(inPlainWords(error), error.code === "unknown-team" ? teams ?? sides : sides);
    }
  }

  const title = changes ? teams ? "room.change_place" : "room.change_side" : "room.at_the_door";
  return [
    h("h1", { tabindex: "-1" }, W(title, { code: room.spoken })),
    room.purpose ? h("p", { class: "six-lead", dir: "auto" }, room.purpose) : null,
    h("p", {}, W(room.mode === "open" ? "room.open_table" : "room.promise", { k: room.k })),
    changes ? h("p", {}, W(teams ? "room.change_place_text" : "room.change_side_text")) : null,
    changes ? null : wordsOfRooms(),
    sides,
    teams,
    problem,
    h(
      "div",
      { class: "six-row" },
      button(W(!changes ? "room.enter" : teams ? "room.keep_place" : "room.keep_side"), enter, { kind: "strong" }),
      joined ? button(W("room.leave_no"), onBack) : null,
    ),
  ];
}
