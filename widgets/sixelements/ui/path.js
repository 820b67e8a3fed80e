/* The pages of a reader's own path: start check, progress, workbook, record.
   They read what the exercises keep on this device, keep a few marks of their own there, and send nothing. */

const EXERCISES = "six-elements/";
const MARKS = "six-elements-path/";
/** What belongs to a room, and stays when the pages of the book are cleared. */
const OF_A_ROOM = [`${EXERCISES}room`, `${EXERCISES}outbox`];

const views = { start: startView, progress: progressView, workbook: workbookView, picture: pictureView, record: recordView };

/** What this device keeps: reading never fails, and writing says whether it worked. */
const device = {
  read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return isObject(found) ? found : null;
    } catch {
      return null; // nothing kept, damaged, or a browser that keeps nothing
    }
  },
  write(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  /** Empty everything that exercises and these pages keep. */
  clear() {
    try {
      const mine = Object.keys(localStorage).filter((key) => key.startsWith(EXERCISES) || key.startsWith(MARKS));
      for (const key of mine.filter((one) => !OF_A_ROOM.includes(one))) localStorage.removeItem(key);
    } catch { /* a browser that keeps nothing has nothing to clear */ }
  },
};

/** What is kept of an exercise, or null while nobody began it here. */
function begun(slug) {
  const found = device.read(EXERCISES + slug);
  return found && isObject(found.answers) && Object.keys(found.answers).length ? found : null;
}

/** What an exercise asks and what its answers mean; its data waits in a script of its own until a page needs it. */
async function whole(entry) {
  await loadFile(entry.script);
  return window.sixElements.exercises[entry.slug];
}

/** How far an exercise is, in words: begun, some of its steps, all of them. */
function howFar(kept) {
  if (!kept) return W("path.not_begun");
  const { done, of } = isObject(kept.progress) ? kept.progress : {};
  if (!Number.isInteger(done) || !Number.isInteger(of) || of < 1 || done < 0 || done > of) return W("path.begun");
  return done === of ? W("path.all_steps", { of }) : W("path.some_steps", { done, of });
}

function isDone(kept) {
  return Boolean(kept) && howFar(kept) === W("path.all_steps", { of: kept.progress?.of });
}

/** The parts a person marked as read, in the order of the course. */
const read = {
  all: (places) => {
    const marks = device.read(`${MARKS}read`)?.parts;
    return places.map((place) => place.id).filter((id) => Array.isArray(marks) && marks.includes(id));
  },
  keep: (parts) => device.write(`${MARKS}read`, parts.length ? { version: 1, parts } : null),
};

/** "3.B Boundaries and Power" */
const named = ({ id, name }) => `${id} ${name}`;

/** A part of the course as an id of an element may hold it. */
const idOf = (place) => place.replace(".", "-");

/** Bring the page in *root* to life; its plain form stays below, and prints while there is nothing else to print. */
function enliven(root) {
  const data = JSON.parse(root.querySelector("script.six-data").textContent);
  const plain = root.querySelector(".six-path-plain");
  const status = h("p", { class: "six-hidden", role: "status", "aria-live": "polite" });
  const notice = h("p", { class: "six-notice", role: "alert", hidden: true });
  const body = h("div", {});
  const link = (kind, id, label) => h("a", { href: plain.querySelector(`[data-${kind}="${CSS.escape(id)}"] a`).getAttribute("href") }, label);
  const page = {
    data,
    body,
    toPart: (id, label) => link("place", id, label),
    toExercise: (slug, label) => link("slug", slug, label),
    place: (id) => data.places.find((one) => one.id === id),
    say(text) {
      status.textContent = ""; // so that the same words said twice are heard twice
      requestAnimationFrame(() => { status.textContent = text; });
    },
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
  root.prepend(h("div", { class: "six six-live six-path-live", lang: "en" }, notice, body, status));
  root.toggleAttribute("data-live", true);
  draw();
  const again = () => {
    const focused = body.contains(document.activeElement) ? document.activeElement.id : null;
    draw();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  window.addEventListener("storage", again);
  window.addEventListener("pageshow", (event) => { if (event.persisted) again(); });
}

/** Print, and start over or clear: the quiet bar at the foot. */
function footBar(...buttons) {
  return h("div", { class: "six-bar", role: "group", "aria-label": W("path.bar") }, buttons);
}

function printButton(label) {
  return button(label, () => window.print(), { kind: "quiet" });
}

for (const root of document.querySelectorAll(".six-path")) {
  // Should anything fail, the plain page stays and can be read and printed.
  try {
    enliven(root);
  } catch (error) {
    console.error(error);
  }
}
