/* The landing page: what was begun on this device, elements that fold, a field that finds an exercise by a word.
   Reads what the exercises keep here, sends nothing. */

import { makeVoice } from "../say.js";
import { begun } from "../storage.js";

const list = /** @type {HTMLElement} */ (document.querySelector("[data-begun]"));
const empty = /** @type {HTMLElement} */ (document.querySelector("[data-empty]"));
const mine = /** @type {HTMLElement} */ (document.querySelector(".six-begun"));
const finder = /** @type {HTMLFormElement} */ (document.querySelector("[data-find]"));
const field = /** @type {HTMLInputElement} */ (finder.querySelector("input"));
const elements = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".six-element"));
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
    const told = /** @type {HTMLElement} */ (card.querySelector(".six-mine"));
    told.hidden = !found;
    if (!found) continue;
    told.textContent = words(found);
    list.append(entry(card, words(found)));
  }
  empty.hidden = list.children.length > 0;
  mine.classList.toggle("six-begun-none", !empty.hidden);
}

const WIDE = matchMedia("(min-width: 60rem)");
const voice = makeVoice(/** @type {HTMLElement} */ (finder.querySelector(".six-hint")));
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** A phone shows six lines to open; a wide screen has room for all. */
function unfold() {
  for (const one of elements) one.open = WIDE.matches || `#${one.id}` === location.hash;
}

/** Show only the cards that hold every word typed, in elements that stand open; an empty field folds as before. */
function find() {
  const typed = plain(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const card of cards) {
    card.hidden = !typed.every((word) => plain(card.textContent).includes(word));
    if (!card.hidden) found += 1;
  }
  for (const one of elements) one.hidden = !one.querySelector("[data-slug]:not([hidden])");
  if (!typed.length) {
    unfold();
    voice.show("");
    return;
  }
  for (const one of elements) one.open = true;
  const { none, one, many } = finder.dataset;
  voice.show(found ? (found === 1 ? one : many.replace("{n}", String(found))) : none);
}

function openAsked() {
  const asked = [...elements].find((one) => `#${one.id}` === location.hash);
  if (asked) asked.open = true;
}

unfold();
WIDE.addEventListener("change", find);
addEventListener("hashchange", openAsked);
field.addEventListener("input", find);
finder.addEventListener("submit", (event) => event.preventDefault());

addEventListener("pageshow", show); // also when the browser brings the page back as it was left
addEventListener("storage", show);
