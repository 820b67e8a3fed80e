/* From one meeting to the next: what is still open from last time, and the team's file to take home. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { isScribe } from "../storage.js";
import { ask, inPlainWords } from "./ask.js";
import { openActions } from "./open.js";

const TOLD = { team: "string", opened: "string", documents: "array", actions: "array", patterns: "array" };

const later = () => import("../take/take.js");

/** What the file of this device's team holds, as the room tells it. */
const teamFileOf = ({ code, token }) => ask(`${code}/team-file`, { token, expects: TOLD });

/**
 * Two nodes of the room's page, and draw(news) that brings them up to date.
 * @param {any} room what this device keeps of its room
 * @param {any} voice
 */
export function makeHome(room, voice) {
  const open = h("div", {});
  const said = h("p", { hidden: true });
  const file = h(
    "div",
    { hidden: true },
    h("p", { class: "six-hint" }, W("room.team_file_hint")),
    button(W("room.team_file"), save, { kind: "quiet", id: "six-room-team-file" }),
    said,
  );

  async function save() {
    try {
      const [told, { saveTeamFile }] = await Promise.all([teamFileOf(room), later()]);
      tell(W("room.record_said", { name: saveTeamFile(told) }));
    } catch (error) {
      tell(inPlainWords(error));
    }
  }

  function tell(words) {
    said.hidden = false;
    said.textContent = words;
    voice.say(words);
  }

  return {
    open,
    file,
    draw({ open: actions, here, activities }) {
      if (!open.childElementCount) open.append(...openActions(actions));
      // Whoever writes for others hands the device on, and the team's file goes to nobody by chance.
      file.hidden = here === false || isScribe() || activities.every((one) => one.state === "waiting");
    },
  };
}
