/* The page of one exercise: where am I, one thing at a time, what my answers say, and keeping them. */

import { button, setAble } from "./controls.js";
import { dig, h, nextNumber, W } from "./dom.js";
import { followRoom } from "./document/follow.js";
import { download } from "./download.js";
import { askedOf } from "./fitted.js";
import { makeStore } from "./keep.js";
import { makePaper } from "./paper.js";
import { makePlace } from "./place.js";
import { restoreButtons } from "./restore.js";
import { makeResults } from "./results.js";
import { makeTeller } from "./say.js";
import { compute } from "./scoring.js";
import { sheetFrom } from "./sheet.js";
import { doneOf, headOf, stepsIn, undoneInWords, whereIn } from "./steps.js";

const again = () => import("./start-over.js");

/**
 * What draws the exercises of a kind, from its view and its preview; *bring* fetches what its answers say.
 * @param {import("./types.d.ts").View} view
 * @param {import("./types.d.ts").Previewer} preview
 * @param {import("./types.d.ts").Bring} bring
 */
export function exercisePage(view, preview, bring) {
  return (/** @type {{ model: import("./types.d.ts").Model, el: HTMLElement }} */ told) =>
    render(view, preview, makeResults(bring), told);
}

/**
 * Draw the exercise of *model* into *el*; the returned function takes it down again (the public AFM contract).
 * @param {import("./types.d.ts").View} view
 * @param {import("./types.d.ts").Previewer} preview
 * @param {ReturnType<typeof makeResults>} results
 * @param {{ model: import("./types.d.ts").Model, el: HTMLElement }} told
 */
function render(view, preview, results, { model, el }) {
  /** @type {import("./types.d.ts").Exercise} */
  const exercise = model.get("exercise");
  const home = el.closest(".six-exercise") ??
    el.appendChild(
      h("section", { class: "six-exercise", "aria-label": exercise.title, "data-element": exercise.element.number }),
    );
  const sheet = home.querySelector(".six-sheet") ?? home.appendChild(sheetFrom(model.get("worksheet") ?? ""));
  const prefix = `six-${nextNumber()}`;

  const voice = makeTeller();
  const pageTitle = document.title;
  const notice = h("div", { class: "six-notice", role: "alert", hidden: true });
  const nav = h("details", { class: "six-steps" });
  const stage = h("div", { class: "six-stage" });
  const bar = h("div", { class: "six-bar", role: "group", "aria-label": W("frame.bar") });
  const printed = h("div", { class: "six six-print-results" });
  const undoButton = button(W("frame.undo"), () => {
    store.undo();
  }, { kind: "quiet" });

  /** The answers to what is asked here; a room may ask only some of it, and the others stay as they are. */
  const asked = () => askedOf(exercise, store.answers());
  /** @type {import("./types.d.ts").Context} */
  const ctx = {
    exercise,
    content: exercise.content,
    answers: asked,
    get: (path, fallback) => dig(asked(), path) ?? fallback,
    set: (path, value, options) => ctx.update({ [path]: value }, options),
    remove: (path, options) => ctx.set(path, undefined, options),
    update(changes, { say: words } = {}) {
      if (store.set(changes)) changed(words);
    },
    joint: () => model.get("document") ?? null,
    sheets: () => model.get("sheets") ?? null,
    shown: () => view.shown?.(ctx) ?? asked(),
    result: () => compute(exercise, asked()),
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
      const rows = (answers) => ctx.preview(answers).rows;
      const undid = why === "undo" &&
        undoneInWords(rows(undone.before), rows(store.answers()), stepOf(here)?.title ?? steps[0].title);
      voice.tell(undid || W(`frame.said_${why}`));
    },
  });

  const unfollow = followRoom(model, { stage, redraw, drawNav });
  const paper = makePaper({ home, sheet, printed, view, results, ctx, trouble });

  /** How far along in the whole exercise, also where a room asks only some of it. */
  function progress(answers) {
    const all = model.get("whole") ?? exercise;
    return doneOf(view.steps({
      ...ctx,
      exercise: all,
      content: all.content,
      answers: () => answers,
      joint: () => null,
      sheets: () => null,
      get: (path, fallback) => dig(answers, path) ?? fallback,
      result: () => compute(all, answers),
    }));
  }

  const stepOf = (id) => steps.find((step) => step.id === id);

  function allSteps() {
    const last = { id: "results", title: W("frame.results"), done: () => false };
    return [...view.steps(ctx), { ...last, render: (/** @type {HTMLElement} */ el) => results.draw(el, ctx, store) }];
  }

  function changed(words) {
    if (Object.keys(store.answers()).length) results.begin();
    drawNav();
    setAble(undoButton, store.canUndo());
    if (words) voice.say(words);
    else voice.hush();
  }

  /** Say what went wrong; what is *passing* is said until the person goes on. */
  function trouble(words, passing = false) {
    notice.toggleAttribute("data-passing", passing);
    notice.replaceChildren(
      h("p", {}, words),
      button(W("frame.close_notice"), () => {
        notice.hidden = true;
      }, { kind: "quiet" }),
    );
    notice.hidden = false;
    notice.scrollIntoView({ block: "nearest" }); // the buttons that can fail are at the foot of the page
  }

  const hush = () => {
    if (notice.hasAttribute("data-passing")) notice.hidden = true;
  };

  function drawNav() {
    steps = allSteps();
    const at = Math.max(0, steps.findIndex((step) => step.id === here));
    const open = nav.open;
    const focused = nav.contains(document.activeElement) ? document.activeElement.id : null;
    nav.replaceChildren(...stepsIn(ctx, steps, at, doneOf(steps), (id) => {
      nav.open = false;
      travel(id);
    }));
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
    const counted = at < steps.length - 1 ? W("frame.step_heading", { step: whereIn(steps, at) }) : "";
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
        at === steps.length - 2 && !step.ahead ? W("frame.to_results") : W("frame.next"),
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
      hush();
      heading.focus({ preventScroll: true });
      nav.scrollIntoView({ block: "start" });
    }
  }

  function redraw() {
    const focused = stage.contains(document.activeElement) ? document.activeElement.id : null;
    show(here, false);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  async function startOver() {
    try {
      if (!(await (await again()).isSure(exercise.slug))) return;
    } catch {
      trouble(W("frame.not_begun"));
      return;
    }
    here = null;
    store.clear();
    go(null);
  }

  bar.append(
    undoButton,
    button(W("frame.save"), () => {
      download(`${exercise.slug}.json`, store.toFile());
      voice.tell(W("frame.said_saved"));
    }, { kind: "quiet" }),
    ...restoreButtons({ exercise, store, trouble: (words) => trouble(words, true), hush }),
    button(W("frame.print"), () => paper.print(false), { kind: "quiet" }),
    button(W("frame.print_blank"), () => paper.print(true), { kind: "quiet" }),
    button(W("frame.reset"), startOver, { kind: "quiet" }),
  );

  const live = h(
    "div",
    { class: "six six-live", lang: "en" },
    headOf(exercise),
    notice,
    nav,
    stage,
    bar,
    voice.node,
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
  paper.start();
  view.begin?.();
  return takeDown;

  function takeDown() {
    store.stop();
    unfollow();
    place?.stop();
    document.title = pageTitle;
    paper.stop();
    delete home.dataset.live;
    live.remove();
    printed.remove();
  }
}
