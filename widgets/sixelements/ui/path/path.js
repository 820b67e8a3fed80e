/* The pages of a reader's own path: start check, progress, workbook, record.
   They read what the exercises keep on this device, keep a few marks of their own there, and send nothing. */

import { h, W } from "../dom.js";
import { makeTeller } from "../say.js";
import { pictureView } from "./picture.js";
import { progressView } from "./progress.js";
import { recordView } from "./record.js";
import { storage, whenOpen } from "../storage.js";
import { startView } from "./start.js";
import { workbookView } from "./workbook.js";

const views = {
  start: startView,
  progress: progressView,
  workbook: workbookView,
  picture: pictureView,
  record: recordView,
};

/** Bring the page in *root* to life; its plain form stays below, and prints while there is nothing else to print. */
function enliven(root) {
  const data = JSON.parse(root.querySelector("script.six-data").textContent);
  const plain = root.querySelector(".six-path-plain");
  const notice = h("p", { class: "six-notice", role: "alert", hidden: true });
  const body = h("div", {});
  const voice = makeTeller();
  const link = (kind, id, label) =>
    h("a", { href: plain.querySelector(`[data-${kind}="${CSS.escape(id)}"] a`).getAttribute("href") }, label);
  const page = {
    data,
    body,
    toPart: (id, label) => link("place", id, label),
    toExercise: (slug, label) => link("slug", slug, label),
    place: (id) => data.places.find((one) => one.id === id),
    say: voice.say,
    /** What became of an act that changes more than is seen just now. */
    tell: voice.tell,
    /** Say once that this browser keeps nothing; the page goes on working. */
    check(worked) {
      if (worked) return;
      notice.textContent = W("path.not_kept");
      notice.hidden = false;
    },
    /** Whether there is something of the person's own to print, instead of the plain page. */
    filled: (yes) => root.toggleAttribute("data-filled", yes),
  };
  const draw = views[root.dataset.path](page);
  const refused = storage.opens() ? null : h("p", { class: "six-notice" }, W("path.refused"));
  root.prepend(h("div", { class: "six six-live six-path-live", lang: "en" }, notice, refused, body, voice.node));
  root.toggleAttribute("data-live", true);
  draw();
  const again = () => {
    const focused = body.contains(document.activeElement) ? document.activeElement.id : null;
    draw();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  window.addEventListener("storage", again);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
}

whenOpen(() => {
  for (const root of document.querySelectorAll(".six-path")) {
    // Should anything fail, the plain page stays and can be read and printed.
    try {
      enliven(root);
    } catch (error) {
      console.error(error);
    }
  }
});
