/* The sheets that a room hands out by side: taking one's own, entering the agreement, and all of them at the end. */

import { EDITIONS, storage } from "../storage.js";
import { W } from "../dom.js";
import { ask, inPlainWords } from "./ask.js";

const END = ["revealed", "closed"];

/**
 * What follows the room to the sheets of an exercise, and puts them where the view finds them: as "sheets" of the
 * *model*. Once the room has revealed the case, onEnd is called for a page that has not all of it.
 */
export function makeSheets({ room, exercise, model, onEnd }) {
  const listeners = new Set();
  let at = null;
  let teams = false;
  /** @type {boolean | null} */
  let open = null; // nothing is known of the room yet; the server answers whoever asks before
  let state = { reader: "", entered: [], versions: null };
  const path = (what) => `${room.code}/activities/${at}/${what}`;
  const tell = () => {
    for (const one of [...listeners]) if (one() === false) listeners.delete(one);
  };

  function hear(told) {
    if (JSON.stringify(told) === JSON.stringify(state)) return;
    state = told;
    tell();
  }

  /** Ask for a sheet and keep it; the page comes again with it. Says why where it cannot. */
  async function take(reader, role) {
    try {
      const sheet = await ask(path("sheet"), {
        method: "POST",
        body: { token: room.token, reader, role },
        expects: { exercise: "object", worksheet: "string" },
      });
      if (!storage.write(EDITIONS + exercise.slug, { code: room.code, ...sheet })) return W("room.edition_unkept");
      location.reload();
      return "";
    } catch (error) {
      return inPlainWords(error);
    }
  }

  const sheets = {
    take,
    state: () => state,
    teams: () => teams,
    /** Whether sheets are handed out just now; null before the first look at the room. */
    open: () => open,
    listen: (then) => listeners.add(then),
    /** Enter the agreement for the side of this table; says why where it cannot. */
    async enter(version) {
      try {
        hear(await ask(path("version"), { method: "PUT", body: { token: room.token, version }, expects: VERSIONS }));
        return "";
      } catch (error) {
        return inPlainWords(error);
      }
    },
  };

  if (exercise.confidential) model.set("sheets", sheets);

  return {
    /** The room is at this *activity* of the exercise, or at none; *news* says whether it has teams. */
    async follow(activity, news) {
      if (!exercise.confidential) return;
      if (Boolean(activity) !== Boolean(model.get("sheets"))) model.set("sheets", activity ? sheets : null);
      open = activity?.state === "collecting";
      if (!activity || activity.state === "waiting") return;
      teams = Boolean(news.teams?.length);
      at = activity.id;
      if (END.includes(activity.state) && exercise.content.reader !== "all") onEnd(() => take("all", ""));
      try {
        hear(await ask(path("version"), { token: room.token, expects: VERSIONS }));
      } catch { /* asked again with the next news */ }
    },
  };
}

const VERSIONS = { reader: "string", entered: "array" };
