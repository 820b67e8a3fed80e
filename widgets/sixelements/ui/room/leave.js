/* Leaving a room: this device keeps nothing more of it. */

import { confirmDialog } from "../dialog.js";
import { forgetDocuments, unsent } from "../document/files.js";
import { W } from "../dom.js";
import { BEATS_KEY, ROOM_KEY, storage } from "../storage.js";
import { forgetEditions } from "./fitted.js";

/** Ask, and let the device forget the *room*; says whether it did. */
export async function leave(room, outbox) {
  const sure = await confirmDialog({
    title: W("room.leave_title"),
    text: [W("room.leave_text"), unsent(room) ? W("room.leave_unsent") : ""].filter(Boolean).join(" "),
    yes: W("room.leave_yes"),
    no: W("room.leave_no"),
  });
  if (!sure) return false;
  outbox.stop();
  outbox.forget();
  forgetDocuments(room);
  storage.write(ROOM_KEY, null);
  storage.write(BEATS_KEY, null);
  forgetEditions();
  return true;
}
