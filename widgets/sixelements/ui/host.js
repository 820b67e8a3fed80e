/* Brings the worksheets of a page to life where there is no kernel; load.js fetches the script of a kind. */

import { h, W } from "./dom.js";
import { editionHere } from "./fitted.js";
import { registry } from "./registry.js";
import { load } from "./load.js";
import { ROOM_KEY, storage, whenOpen } from "./storage.js";

/** The part of the AFM contract an exercise needs: get, set, on, off, save_changes. */
function makeModel(values) {
  const listeners = new Map();
  return {
    get: (name) => values[name],
    set(name, value) {
      values[name] = value;
      for (const listener of listeners.get(`change:${name}`) ?? []) listener();
    },
    on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    off: (event, listener) => listeners.set(event, (listeners.get(event) ?? []).filter((one) => one !== listener)),
    save_changes() {},
  };
}

/** Whether this device has joined a room of the server that this page came from. */
function inRoom() {
  return location.protocol.startsWith("http") && storage.text(ROOM_KEY) !== null;
}

async function enliven(section) {
  await load(section.dataset.kind);
  const { render, preview } = registry.kinds[section.dataset.kind];
  const whole = JSON.parse(section.querySelector("script.six-data").textContent);
  const edition = location.protocol.startsWith("http") ? editionHere(whole.slug) : null;
  const exercise = edition?.exercise.version === whole.version ? edition.exercise : whole;
  // Our own worksheet, made in Python: what goes to paper is what the room asks.
  if (exercise !== whole) section.querySelector(".six-sheet").innerHTML = edition.worksheet;
  const el = document.createElement("div");
  section.prepend(el);
  // A sheet of one side asks all that its reader can answer; items that a room left out are still asked elsewhere.
  const model = makeModel({ exercise, whole: exercise.confidential ? exercise : whole, answers: {}, paged: true });
  render({ model, el });
  if (!inRoom()) return;
  await load("room");
  registry.room.attach({ section, exercise, model, preview });
}

function start() {
  for (const section of document.querySelectorAll(".six-exercise")) {
    // Should anything fail, the worksheet stays on the page and can be printed and used.
    enliven(section).catch((error) => {
      console.error(error);
      section.prepend(h("p", { class: "six six-notice" }, W("frame.not_live")));
    });
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => whenOpen(start));
else whenOpen(start);
