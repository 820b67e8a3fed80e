/* Keeping a person's answers: on this device at every change, back after a reload, to and from a file, with undo. */

import { soundDays } from "./days.js";
import { same, W, withValue } from "./dom.js";
import { isObject, leaves, misfit, prune } from "./shape.js";

const FILE_FORMAT = "six-elements-answers";
export const FILE_LIMIT = 1_000_000;
const UNDO_LIMIT = 200;

/**
 * The answers of one exercise.
 * onChange(why) is called after every change that did not come from set(): undo, restore, another tab, the kernel.
 * trouble(text) tells the person what went wrong.
 */
export function makeStore({ exercise, model, progress, onChange, trouble }) {
  const key = `six-elements/${exercise.slug}`;
  const past = [];
  let answers = {};
  let earlier = []; // what was kept under a date: [{date, version, answers}], the oldest first
  let lastField = null;
  let warned = false;

  function write() {
    keep();
    tell();
  }

  function keep() {
    try {
      if (Object.keys(answers).length === 0 && earlier.length === 0) localStorage.removeItem(key);
      else {localStorage.setItem(
          key,
          JSON.stringify({
            version: exercise.version,
            answers,
            progress: progress(answers),
            ...(earlier.length ? { earlier } : {}),
          }),
        );}
    } catch {
      // A private window or a full disk: the work goes on, and the person hears how to keep it.
      if (!warned) trouble(W("keep.no_room"));
      warned = true;
    }
  }

  function tell() {
    if (!same(model.get("answers"), answers)) {
      model.set("answers", answers);
      model.save_changes();
    }
  }

  function adopt(next, why, undoable = true) {
    if (same(next, answers)) return;
    if (undoable) remember();
    answers = next;
    // What another page kept stays as it is there: this page may be of an earlier edition and know less.
    if (why === "elsewhere") tell();
    else write();
    onChange(why);
  }

  function remember() {
    const active = document.activeElement;
    const field = active?.matches("textarea, input[type=text]") ? active : null;
    if (field !== null && field === lastField) return; // typing on in the same field is one step
    past.push(answers);
    if (past.length > UNDO_LIMIT) past.shift();
    lastField = field;
  }

  /** The record as it stands on this device; an empty one where there is none, or a damaged one. */
  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "null");
      return isObject(found) ? found : {};
    } catch {
      return {};
    }
  }

  /** What this device kept: the answers that still fit, and a word when an earlier edition's did not all fit. */
  function kept() {
    const found = stored();
    earlier = soundDays(found.earlier);
    const { kept: fit, lost } = prune(exercise.shape, found.answers ?? {});
    if (Object.keys(found.answers ?? {}).length && found.version !== exercise.version) {
      trouble(migrated(found.version, fit, lost));
    }
    return fit ?? {};
  }

  function migrated(version, fit, lost) {
    return lost
      ? W("keep.migrated_some", { from: version, to: exercise.version, kept: leaves(fit ?? {}), lost })
      : W("keep.migrated_all", { from: version, to: exercise.version });
  }

  function onStorage(event) {
    if (event.key !== key || event.storageArea !== localStorage) return;
    const before = earlier;
    const found = kept();
    if (!same(before, earlier) && same(found, answers)) onChange("elsewhere");
    else adopt(found, "elsewhere");
  }

  /** A page that the browser brings back as it was left (Back) has missed what was answered since. */
  function onShow(event) {
    if (event.persisted && !warned) adopt(kept(), "elsewhere");
  }

  function onModel() {
    const theirs = model.get("answers") ?? {};
    if (!same(theirs, answers)) adopt(theirs, "kernel");
  }

  const given = model.get("answers") ?? {};
  earlier = soundDays(stored().earlier);
  answers = Object.keys(given).length ? given : kept();
  if (Object.keys(answers).length) write();
  window.addEventListener("storage", onStorage);
  window.addEventListener("pageshow", onShow);
  model.on("change:answers", onModel);

  return {
    answers: () => answers,
    /** Change what stands at some paths, as one step that Undo takes back; undefined removes. */
    set(changes) {
      const next = Object.entries(changes).reduce((data, [path, value]) => withValue(data, path, value), answers);
      if (same(next, answers)) return false;
      remember();
      answers = next;
      write();
      return true;
    },
    canUndo: () => past.length > 0,
    undo() {
      const before = past.pop();
      lastField = null;
      if (before) adopt(before, "undo", false);
    },
    clear: () => adopt({}, "cleared"),
    earlier: () => earlier,
    /** Keep the answers under a date, in place of what was kept under it, and begin again. */
    keepDay(date) {
      earlier = soundDays([...earlier, { date, version: exercise.version, answers }]);
      adopt({}, "kept");
    },
    forgetDay(date) {
      earlier = earlier.filter((one) => one.date !== date);
      write();
      onChange("forgot");
    },
    toFile: () =>
      JSON.stringify(
        {
          format: FILE_FORMAT,
          slug: exercise.slug,
          title: exercise.title,
          version: exercise.version,
          answers,
          ...(earlier.length ? { earlier } : {}),
        },
        null,
        1,
      ),
    /** Take the text of a file; what was there stays unless the file is whole and meant for this exercise. */
    fromFile(text) {
      const refuse = (word, slots) => {
        trouble(W(word, slots));
        return false;
      };
      if (text.length > FILE_LIMIT) return refuse("keep.file_too_big");
      let file;
      try {
        file = JSON.parse(text);
      } catch {
        return refuse("keep.file_damaged");
      }
      if (!isObject(file) || file.format !== FILE_FORMAT || !isObject(file.answers)) {
        return refuse("keep.file_not_ours");
      }
      if (file.slug !== exercise.slug) {
        return refuse("keep.file_other", { title: String(file.title ?? file.slug).slice(0, 80) });
      }
      const older = file.version !== exercise.version;
      if (!older && misfit(exercise.shape, file.answers)) return refuse("keep.file_damaged");
      const { kept: fit, lost } = prune(exercise.shape, file.answers);
      if (older && (!Number.isInteger(file.version) || leaves(fit) === 0)) return refuse("keep.file_no_match");
      if (older) trouble(migrated(file.version, fit, lost));
      const before = earlier;
      earlier = soundDays([...earlier, ...soundDays(file.earlier)]);
      if (same(fit, answers) && !same(before, earlier)) {
        write();
        onChange("restored");
      }
      adopt(fit, "restored");
      return true;
    },
    stop() {
      window.removeEventListener("storage", onStorage);
      window.removeEventListener("pageshow", onShow);
      model.off("change:answers", onModel);
    },
  };
}
