/* Rooms of two keys: what one of them was turned for, in words. */

import { W } from "./dom.js";

function actInWords({ activities, asked }) {
  const title = activities.find((one) => one.id === asked.activity)?.title ?? "";
  return W(`keys.act.${asked.act}`, { title });
}

/** What waits for the other key at the server's time *now*, for a facilitator; "" where nothing does. */
export function waitingInWords(room, now) {
  if (!room.asked || room.asked.ends < now) return "";
  const n = Math.ceil((room.asked.ends - now) / 1000);
  return W(room.asked.second ? "keys.turned_second" : "keys.turned_first", { act: actInWords(room), n });
}

/** What a room of two keys tells everybody in it: that it is one, and what is asked for just now. */
export function keysInWords(room) {
  if (!room.two_keys) return "";
  return room.asked ? W("keys.told", { act: actInWords(room) }) : W("keys.room");
}
