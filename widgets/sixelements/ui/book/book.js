/* What the pages of the book do by themselves: answer a knowledge check, and print. */

import { makeVoice } from "../say.js";

const voice = makeVoice();

/** Show the feedback of the option that is chosen; who asks twice hears it twice. */
function answer(check) {
  const says = check.querySelector(".six-check-says");
  const chosen = check.querySelector("input:checked");
  if (!chosen) {
    says.textContent = says.dataset.none;
    voice.say(says.dataset.none);
    return;
  }
  const feedback = check.querySelector(`[data-option="${chosen.value}"]`).cloneNode(true);
  feedback.firstElementChild.prepend(`${chosen.value}. `);
  says.replaceChildren(...feedback.childNodes);
  voice.say(says.textContent);
  check.querySelector("details").hidden = false;
}

for (const check of document.querySelectorAll(".six-check")) {
  const button = check.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => answer(check));
  check.querySelector("details").hidden = true; // until the reader has thought about it
}

for (const button of document.querySelectorAll("[data-six-print]")) {
  button.addEventListener("click", () => window.print());
}

// Paper cannot unfold anything: open the panels for it, and close again those that were closed.
/** @type {any[]} */
let unfolded = [];
window.addEventListener("beforeprint", () => {
  unfolded = [
    ...document.querySelectorAll(".six-check details:not([open]), .six-cpsel:not([open]), .sd-dropdown:not([open])"),
  ];
  for (const details of unfolded) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
