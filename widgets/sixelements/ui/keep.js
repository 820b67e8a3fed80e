/* Keeping a person's answers: on this device at every change, back after a reload, to and from a file, with undo. */

import { soundDays } from "./days.js";
import { same, W, withValue } from "./dom.js";
import { makeGestures } from "./gesture.js";
import { merged } from "./merge.js";
import { leaves, prune } from "./shape.js";
import { formerKeyOf, keyOf, record, recordText, storage } from "./storage.js";

export const FILE_FORMAT = "six-elements-answers";
const UNDO_LIMIT = 200;

/**
 * The answers of one exercise.
 * place() tells the step in which a change is made: it is kept, and Undo tells where it goes back to.
 * onChange(why, undone) is called after every change that did not come from set(): undo, restore, another tab, the kernel.
 * trouble(text) tells the person what went wrong.
 */
export function makeStore({ exercise, model, progress, place, onChange, trouble }) {
  const key = keyOf(exercise.slug);
  const past = []; // what Undo goes back to, the latest last: {answers, place}
  const gestures = makeGestures();
  let answers = {};
  let earlier = []; // what was kept under a date: [{date, version, answers}], the oldest first
  let seen = { text: null, answers: {}, earlier: [] }; // the record as this page last read or wrote it
  let failing = false;
  let lastPlace = record(exercise.slug).place ?? null;

  /** Keep what this page has; says whether another page had changed something meanwhile, which now stands here too. */
  function write() {
    const news = catchUp();
    keep();
    tell();
    return news;
  }

  function keep() {
    lastPlace = place() ?? lastPlace;
    const empty = Object.keys(answers).length === 0 && earlier.length === 0;
    const days = earlier.length ? { earlier } : {};
    const text = empty ? null : JSON.stringify({
      version: exercise.version,
      answers,
      progress: progress(answers),
      place: lastPlace,
      ...days,
    });
    if (storage.put(key, text)) {
      storage.put(formerKeyOf(exercise.slug), null);
      seen = { text, answers, earlier };
      if (failing) trouble(W("keep.room_again"));
      failing = false;
    } else {
      // A private window or a full disk: the work goes on, and the person hears how to keep it.
      if (!failing) trouble(W("keep.no_room"));
      failing = true;
    }
  }

  /** A page that slept, or was not told, may have missed what another one kept: each page keeps what it changed. */
  function catchUp() {
    const text = recordText(exercise.slug);
    if (text === seen.text) return false;
    const before = { answers, earlier };
    const base = seen;
    const theirs = kept();
    answers = merged(base.answers, before.answers, theirs) ?? {};
    earlier = soundDays(Object.values(merged(byDate(base.earlier), byDate(before.earlier), byDate(seen.earlier))));
    return !same(before, { answers, earlier });
  }

  function tell() {
    if (!same(model.get("answers"), answers)) {
      model.set("answers", answers);
      model.save_changes();
    }
  }

  function adopt(next, why, undoable = true, at = null) {
    if (same(next, answers)) return;
    if (undoable) remember(null);
    const before = answers;
    answers = next;
    write();
    onChange(why, { before, place: at });
  }

  function remember(paths) {
    past.push({ answers, place: place() });
    if (past.length > UNDO_LIMIT) past.shift();
    if (paths === null) gestures.end();
  }

  /** What this device kept: the answers that still fit, and a word when an earlier edition's did not all fit. */
  function kept() {
    const found = record(exercise.slug);
    const { kept: fit, lost } = prune(exercise.shape, found.answers ?? {});
    seen = { text: recordText(exercise.slug), answers: fit ?? {}, earlier: soundDays(found.earlier) };
    if (Object.keys(found.answers ?? {}).length && found.version !== exercise.version) {
      trouble(migrated(found.version, fit, lost));
    }
    return seen.answers;
  }

  function migrated(version, fit, lost) {
    return lost
      ? W("keep.migrated_some", { from: version, to: exercise.version, kept: leaves(fit ?? {}), lost })
      : W("keep.migrated_all", { from: version, to: exercise.version });
  }

  /** Take over what another page kept. It stays there as it is: this page may be of an earlier edition. */
  function look() {
    const before = answers;
    if (!catchUp()) return;
    if (!same(before, answers)) past.push({ answers: before, place: place() });
    gestures.end();
    tell();
    onChange("elsewhere");
  }

  function onStorage(event) {
    if (event.storageArea === localStorage && (event.key === key || event.key === null)) look();
  }

  /** A page that the browser brings back, by Back or from a phone's sleep, has missed what was answered since. */
  function onShow() {
    if (document.visibilityState === "visible") look();
  }

  function onModel() {
    const theirs = model.get("answers") ?? {};
    if (!same(theirs, answers)) adopt(theirs, "kernel");
  }

  const given = model.get("answers") ?? {};
  if (Object.keys(given).length) {
    const found = record(exercise.slug);
    seen = { text: recordText(exercise.slug), answers: found.answers ?? {}, earlier: soundDays(found.earlier) };
    answers = given;
  } else answers = kept();
  earlier = seen.earlier;
  if (Object.keys(answers).length) write();
  window.addEventListener("storage", onStorage);
  window.addEventListener("pageshow", onShow);
  document.addEventListener("visibilitychange", onShow);
  model.on("change:answers", onModel);

  return {
    answers: () => answers,
    /** The step in which the last change was made, on whichever day; null where none is kept. */
    lastPlace: () => lastPlace,
    /** Change what stands at some paths, as one step that Undo takes back; undefined removes. */
    set(changes) {
      const next = Object.entries(changes).reduce((data, [path, value]) => withValue(data, path, value), answers);
      if (same(next, answers)) return false;
      const paths = Object.keys(changes).join(" ");
      if (!gestures.goesOn(paths)) remember(paths);
      answers = next;
      if (write()) onChange("elsewhere");
      return true;
    },
    canUndo: () => past.length > 0,
    undo() {
      const before = past.pop();
      gestures.end();
      if (before) adopt(before.answers, "undo", false, before.place);
    },
    clear: () => adopt({}, "cleared"),
    earlier: () => earlier,
    /** Keep the answers under a date, in place of what was kept under it or under *instead*, and begin again. */
    keepDay(date, instead = null) {
      earlier = soundDays([...earlier.filter((one) => one.date !== instead), {
        date,
        version: exercise.version,
        answers,
      }]);
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
    /** Take answers that come of a team's file, as one step that Undo takes back. */
    take(next) {
      if (same(next, answers)) onChange("there_already");
      else adopt(next, "opened");
    },
    /** Take what a saved file held (saved.js), as one step that Undo takes back; its days join those that are here. */
    takeSaved({ answers: fit, earlier: days, version, lost }) {
      if (version !== exercise.version) trouble(migrated(version, fit, lost));
      const before = earlier;
      earlier = soundDays([...earlier, ...days]);
      if (!same(fit, answers)) adopt(fit, "restored");
      else {
        if (!same(before, earlier)) write();
        onChange(same(before, earlier) ? "there_already" : "restored");
      }
    },
    stop() {
      window.removeEventListener("storage", onStorage);
      window.removeEventListener("pageshow", onShow);
      document.removeEventListener("visibilitychange", onShow);
      gestures.stop();
      model.off("change:answers", onModel);
    },
  };
}

function byDate(days) {
  return Object.fromEntries(days.map((one) => [one.date, one]));
}
