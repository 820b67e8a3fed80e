/* The page of one exercise: where am I, one thing at a time, what my answers say, and keeping them. */

import { button, setAble } from "./controls.js";
import { confirmDialog } from "./dialog.js";
import { dig, h, nextNumber, plural, W } from "./dom.js";
import { download } from "./download.js";
import { FILE_LIMIT, makeStore } from "./keep.js";
import { laterPart } from "./later.js";
import { makePlace } from "./place.js";
import { makeVoice } from "./say.js";
import { compute } from "./scoring.js";
import { fillSheet } from "./sheet.js";

/**
 * What draws the exercises of a kind, from its view and its preview.
 * @param {import("./types.d.ts").View} view
 * @param {import("./types.d.ts").Previewer} preview
 */
export function exercisePage(view, preview) {
  return (/** @type {{ model: import("./types.d.ts").Model, el: HTMLElement }} */ told) => render(view, preview, told);
}

/**
 * Draw the exercise of *model* into *el*; the returned function takes it down again (the public AFM contract).
 * @param {import("./types.d.ts").View} view
 * @param {import("./types.d.ts").Previewer} preview
 * @param {{ model: import("./types.d.ts").Model, el: HTMLElement }} told
 */
function render(view, preview, { model, el }) {
  /** @type {import("./types.d.ts").Exercise} */
  const exercise = model.get("exercise");
  const home = el.closest(".six-exercise") ??
    el.appendChild(
      h("section", { class: "six-exercise", "aria-label": exercise.title, "data-element": exercise.element.number }),
    );
  const sheet = home.querySelector(".six-sheet") ?? home.appendChild(sheetFrom(model.get("worksheet") ?? ""));
  const prefix = `six-${nextNumber()}`;

  const say = h("p", { class: "six-hidden", role: "status", "aria-live": "polite" });
  const voice = makeVoice(say);
  const pageTitle = document.title;
  const notice = h("div", { class: "six-notice", role: "alert", hidden: true });
  const nav = h("details", { class: "six-steps" });
  const stage = h("div", { class: "six-stage" });
  const bar = h("div", { class: "six-bar", role: "group", "aria-label": W("frame.bar") });
  const printed = h("div", { class: "six six-print-results" });
  const picker = h("input", {
    type: "file",
    accept: ".json,application/json",
    hidden: true,
    "aria-label": W("frame.restore"),
    on: { change: restore },
  });
  const undoButton = button(W("frame.undo"), () => {
    store.undo();
  }, { kind: "quiet" });

  /** @type {import("./types.d.ts").Context} */
  const ctx = {
    exercise,
    content: exercise.content,
    answers: () => store.answers(),
    get: (path, fallback) => dig(store.answers(), path) ?? fallback,
    set: (path, value, options) => ctx.update({ [path]: value }, options),
    remove: (path, options) => ctx.set(path, undefined, options),
    update(changes, { say: words } = {}) {
      if (store.set(changes)) changed(words);
    },
    result: () => compute(exercise, store.answers()),
    say: voice.say,
    redraw,
    go,
    uid: (name) => `${prefix}-${name}`,
    preview: (answers) => preview(answers, exercise),
  };

  /** @type {import("./types.d.ts").Step[]} */
  let steps = [];
  let here = null;
  // A page of our own has a history; a widget in somebody's notebook leaves theirs alone.
  const place = model.get("paged") ? makePlace(exercise.slug, (id) => show(id)) : null;
  const store = makeStore({
    exercise,
    model,
    trouble,
    progress,
    place: () => here,
    onChange: (why, undone) => {
      here = stepOf(here) ? here : null;
      if (why === "undo" && stepOf(undone.place) && undone.place !== here) go(undone.place);
      else redraw();
      changed();
      voice.tell(why === "undo" ? undoneInWords(undone.before) : W(`frame.said_${why}`));
    },
  });

  /** What Undo took back, by the names of the questions. */
  function undoneInWords(before) {
    const rows = (answers) => new Map(preview(answers, exercise).rows.map((row) => [row.id ?? row.label, row]));
    const [then, now] = [rows(before), rows(store.answers())];
    const keys = [...new Set([...then.keys(), ...now.keys()])];
    const moved = keys.filter((key) => then.get(key)?.value !== now.get(key)?.value);
    if (moved.length !== 1) return plural("frame.said_undo_many", moved.length);
    const { label } = now.get(moved[0]) ?? then.get(moved[0]);
    const value = now.get(moved[0])?.value;
    return value ? W("frame.said_undo", { label, value }) : W("frame.said_undo_empty", { label });
  }

  function progress(answers) {
    const told = view.steps({
      ...ctx,
      answers: () => answers,
      get: (path, fallback) => dig(answers, path) ?? fallback,
      result: () => compute(exercise, answers),
    });
    return doneOf(told);
  }

  /** How far along: steps marked optional count neither way. */
  function doneOf(told) {
    const counted = told.filter((step) => !step.optional && step.id !== "results");
    return { done: counted.filter((step) => step.done()).length, of: counted.length };
  }

  const stepOf = (id) => steps.find((step) => step.id === id);

  function allSteps() {
    return [...view.steps(ctx), { id: "results", title: W("frame.results"), done: () => false, render: drawResults }];
  }

  function changed(words) {
    drawNav();
    setAble(undoButton, store.canUndo());
    if (words) voice.say(words);
    else voice.hush();
  }

  function trouble(words) {
    notice.replaceChildren(
      h("p", {}, words),
      button(W("frame.close_notice"), () => {
        notice.hidden = true;
      }, { kind: "quiet" }),
    );
    notice.hidden = false;
    notice.scrollIntoView({ block: "nearest" }); // the buttons that can fail are at the foot of the page
  }

  function drawNav() {
    steps = allSteps();
    const at = Math.max(0, steps.findIndex((step) => step.id === here));
    const open = nav.open;
    const focused = nav.contains(document.activeElement) ? document.activeElement.id : null;
    nav.replaceChildren(
      h(
        "summary",
        { id: ctx.uid("steps") },
        h(
          "span",
          {},
          at === steps.length - 1 ? W("frame.at_results") : W("frame.step_of", { n: at + 1, of: steps.length - 1 }),
          h("span", { class: "six-hidden" }, ","),
        ),
        h("span", { class: "six-muted" }, W("frame.done_of", doneOf(steps))),
      ),
      h(
        "ol",
        {},
        steps.map((step, index) =>
          h(
            "li",
            {},
            h(
              "button",
              {
                type: "button",
                id: ctx.uid(`to-${step.id}`),
                class: "six-step-link",
                "aria-current": index === at ? "step" : null,
                on: {
                  click: () => {
                    nav.open = false;
                    travel(step.id);
                  },
                },
              },
              h("span", { class: "six-tick", "aria-hidden": "true" }, step.done() ? "✓" : ""),
              step.title,
              step.done() ? h("span", { class: "six-hidden" }, W("frame.done")) : null,
            ),
          )
        ),
      ),
    );
    nav.open = open;
    if (focused) document.getElementById(focused)?.focus();
  }

  function travel(id) {
    voice.hush();
    go(id);
  }

  /** Go to a step because a person asked for it: it is a place that Back leads away from. */
  function go(id) {
    show(id);
    place?.push(here);
  }

  function show(id, focus = true) {
    steps = allSteps();
    const step = stepOf(id) ?? steps[0];
    here = step.id;
    const at = steps.indexOf(step);
    const counted = at < steps.length - 1 ? W("frame.step_heading", { n: at + 1, of: steps.length - 1 }) : "";
    const heading = h(
      "h2",
      { tabindex: "-1", id: ctx.uid("heading") },
      counted ? h("span", { class: "six-hidden" }, counted) : null,
      step.title,
    );
    if (place) document.title = W("frame.title", { step: step.title, page: pageTitle });
    const body = h("div", { class: "six-step-body" });
    const back = at > 0 ? button(W("frame.back"), () => travel(steps[at - 1].id), { id: ctx.uid("back") }) : null;
    const next = at < steps.length - 1
      ? button(
        at === steps.length - 2 ? W("frame.to_results") : W("frame.next"),
        () => step.missing?.() || travel(steps[at + 1].id),
        {
          kind: "strong",
          id: ctx.uid("next"),
        },
      )
      : null;
    stage.replaceChildren(
      h("div", { class: "six-step" }, heading, body),
      h("div", { class: "six-row six-travel" }, back ?? h("span"), next),
    );
    step.render(body);
    drawNav();
    if (focus) {
      heading.focus({ preventScroll: true });
      nav.scrollIntoView({ block: "start" });
    }
  }

  function redraw() {
    const focused = stage.contains(document.activeElement) ? document.activeElement.id : null;
    show(here, false);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  function drawResults(body) {
    view.results(body, ctx);
    body.append(
      h("h3", {}, W("frame.debrief")),
      h("ul", {}, exercise.debrief.map((line) => h("li", {}, line))),
      h("h3", {}, W("frame.next_heading")),
      h("ul", {}, exercise.next.map((line) => h("li", {}, line))),
    );
    const again = laterPart(ctx, store);
    if (again) body.append(again);
  }

  async function restore() {
    const [file] = picker.files;
    if (!file) return;
    notice.hidden = true;
    try {
      store.fromFile(file.size > FILE_LIMIT ? " ".repeat(FILE_LIMIT + 1) : await file.text());
    } catch {
      trouble(W("keep.file_unreadable"));
    }
    picker.value = "";
  }

  async function startOver() {
    const sure = await confirmDialog({
      title: W("frame.reset_title"),
      text: W("frame.reset_text"),
      yes: W("frame.reset_yes"),
      no: W("frame.reset_no"),
    });
    if (!sure) return;
    here = null;
    store.clear();
    go(null);
  }

  function print(blank) {
    home.classList.toggle("six-print-blank", blank);
    // Inside another app's own browser there may be nothing to print with.
    if (typeof window.print === "function") window.print();
    else trouble(W("frame.no_print"));
  }

  function beforePrint() {
    const blank = home.classList.contains("six-print-blank");
    const answers = blank ? {} : store.answers();
    fillSheet(sheet, view.paper ? view.paper(answers, exercise) : answers);
    printed.replaceChildren();
    if (blank || Object.keys(answers).length === 0) return;
    printed.append(h("h2", { class: "six-sheet-title" }, W("frame.results")));
    view.results(printed, { ...ctx, uid: (name) => `${prefix}-print-${name}` });
    for (const part of printed.querySelectorAll("details")) part.open = true;
  }

  function afterPrint() {
    home.classList.remove("six-print-blank");
    printed.replaceChildren();
  }

  bar.append(
    undoButton,
    button(W("frame.save"), () => {
      download(`${exercise.slug}.json`, store.toFile());
      voice.tell(W("frame.said_saved"));
    }, { kind: "quiet" }),
    button(W("frame.restore"), () => picker.click(), { kind: "quiet" }),
    picker,
    button(W("frame.print"), () => print(false), { kind: "quiet" }),
    button(W("frame.print_blank"), () => print(true), { kind: "quiet" }),
    button(W("frame.reset"), startOver, { kind: "quiet" }),
  );

  const live = h(
    "div",
    { class: "six six-live", lang: "en" },
    h(
      "header",
      { class: "six-head" },
      h(
        "p",
        { class: "six-chips" },
        h("span", { class: "six-chip" }, `${exercise.element.number} ${exercise.element.name}`),
        h("span", { class: "six-muted" }, W("frame.facts", { place: exercise.sub_element, time: exercise.time })),
      ),
      h("p", { class: "six-lead" }, exercise.summary),
      h("p", { class: "six-muted" }, W("frame.private")),
      h(
        "details",
        { class: "six-details" },
        h("summary", {}, W("frame.how")),
        h("ol", {}, exercise.instructions.map((line) => h("li", {}, line))),
      ),
    ),
    notice,
    nav,
    stage,
    bar,
    say,
  );
  (home.contains(el) ? el : home).append(live); // inside the section either way: its color is the section's
  home.append(printed);
  try {
    show(place?.read() ?? store.lastPlace(), false);
    changed();
  } catch (error) {
    takeDown();
    throw error;
  }
  home.dataset.live = ""; // only now: whatever fails before leaves the worksheet in view
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);
  return takeDown;

  function takeDown() {
    store.stop();
    place?.stop();
    document.title = pageTitle;
    window.removeEventListener("beforeprint", beforePrint);
    window.removeEventListener("afterprint", afterPrint);
    delete home.dataset.live;
    live.remove();
    printed.remove();
  }
}

/** The worksheet as Python wrote it (escaped there), for hosts whose page does not hold it. */
function sheetFrom(html) {
  const node = h("div", { class: "six-sheet" });
  node.innerHTML = html;
  return node;
}
