/* Lists the exercises begun on this device; reads what the exercises keep here, sends nothing. */

import { begun } from "../storage.js";

const list = /** @type {HTMLElement} */ (document.querySelector("[data-begun]"));
const empty = /** @type {HTMLElement} */ (document.querySelector("[data-empty]"));
const cards = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-slug]"));

function words({ progress }) {
  const { done, of } = progress ?? {};
  const known = Number.isInteger(done) && Number.isInteger(of) && of > 0;
  return known ? list.dataset.some.replace("{done}", done).replace("{of}", of) : list.dataset.started;
}

function entry(card, text) {
  const link = card.querySelector("h3 a").cloneNode(true);
  const item = document.createElement("li");
  const how = document.createElement("span");
  how.textContent = text;
  item.append(link, how);
  return item;
}

function show() {
  list.replaceChildren();
  for (const card of cards) {
    const found = begun(card.dataset.slug);
    const mine = /** @type {HTMLElement} */ (card.querySelector(".six-mine"));
    mine.hidden = !found;
    if (!found) continue;
    mine.textContent = words(found);
    list.append(entry(card, words(found)));
  }
  empty.hidden = list.children.length > 0;
}

addEventListener("pageshow", show); // also when the browser brings the page back as it was left
addEventListener("storage", show);
