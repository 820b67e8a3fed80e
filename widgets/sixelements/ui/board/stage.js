/* The right two thirds: the question while the room collects, then the pattern, one part at a time. */

import { button } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { say } from "../messages.js";
import { shownSlides } from "../slides/cut.js";
import { endsAt, whereIn } from "../slides/deck.js";
import { beatNodes } from "../slides/beat.js";
import { dotsPicture } from "../slides/dots.js";
import { drawSlide } from "../slides/draw.js";
import { keyed, put } from "./draw.js";
import { makeParts } from "./parts.js";
import { sheetNodes } from "./sheet.js";
import { titleOf } from "./titles.js";
import { makeVote } from "./vote.js";

export function makeStage(node, board, choose) {
  const { view } = board;
  const heading = h("h2", { id: board.uid("title"), tabindex: "-1" });
  const body = h("div", { class: "six-board-body" });
  const travel = h("div", { class: "six-board-travel", role: "group", "aria-label": W("board.stage.slides") });
  node.setAttribute("aria-labelledby", board.uid("title"));
  const sheet = h("div", { class: "six-board-sheet" });
  const parts = makeParts(board);
  const vote = makeVote(board, choose);
  node.append(h("header", {}, heading), body, sheet, parts.node, vote.node, travel);

  const drawBody = keyed(body, (what) => (what.slides ? slideNodes() : questionNodes(what)), () => heading);
  const drawTravel = keyed(
    travel,
    (at, titles) => (titles.length > 1 ? travelNodes(at, titles) : []),
    () => (slides.length > 1 ? null : heading),
  );
  const drawSheet = keyed(sheet, (_, document) => document ? sheetNodes(board, shown, document) : [], () => heading);
  let slides = [];
  let of = null;
  let shown = null;
  let before = null;

  function draw(activity, earlier) {
    [shown, before] = [activity, earlier];
    const compared = earlier ? JSON.stringify(board.model.get("comparison")) : "";
    const key = [activity.id, activity.state, earlier?.id ?? "", compared].join();
    if (key !== of) {
      of = key;
      const comparison = board.model.get("comparison");
      slides = shownSlides(activity.pattern, earlier ? { then: earlier.pattern, comparison } : {});
    }
    view.slide = Math.max(0, Math.min(view.slide, slides.length - 1));
    put(
      heading,
      earlier ? W("slides.comparing", { then: earlier.round, now: activity.round }) : headingOf(activity),
    );
    const { joined, state, purpose } = board.room();
    const { shared, finished } = activity;
    const written = Boolean(activity.document?.rows.length);
    drawBody(
      slides.length ? { slides: key, at: view.slide } : {
        id: activity.id,
        state: activity.state,
        joined,
        shared,
        finished,
        open: state,
        purpose,
        written,
        beat: activity.beat,
      },
    );
    drawSheet(activity.id, earlier || view.slide < slides.length - 1 ? null : activity.document);
    parts.draw(activity);
    vote.draw(activity, Boolean(earlier));
    drawTravel(view.slide, slides.map(({ title, part }) => [part, title]));
  }

  function headingOf(activity) {
    const { activities } = board.room();
    const title = titleOf(activity);
    return activities.length > 1
      ? W("slides.place", { n: activities.indexOf(activity) + 1, of: activities.length, title })
      : title;
  }

  function walk(step) {
    const next = view.slide + step;
    if (next < 0 || next >= slides.length) return false;
    go(next);
    return true;
  }

  function go(index) {
    board.show({ slide: index });
    board.say(`${whereIn(slides, index)}: ${slides[index].title}`);
  }

  function travelNodes(at, titles) {
    const parts = [...new Set(titles.map(([part]) => part))];
    const select = h(
      "select",
      {
        id: board.uid("go-to"),
        "aria-label": W("board.stage.go_to"),
        on: { change: (event) => go(Number(event.target.value)) },
      },
      parts.map((part) =>
        h(
          "optgroup",
          { label: part },
          titles.map((
            [of_, title],
            index,
          ) => (of_ === part ? h("option", { value: index }, `${index + 1}. ${title}`) : null)),
        )
      ),
    );
    select.value = at;
    return [
      turn("back", -1, at === 0),
      h("span", { class: "six-board-at" }, whereIn(slides, at)),
      turn("next", 1, at === titles.length - 1, "strong", endsAt(slides, at) ? "slides.more" : "board.stage.next"),
      select,
    ];
  }

  /** A button at its end stays focusable, so that nobody who steps with the keyboard is thrown out. */
  function turn(name, step, ended, kind, words = `board.stage.${name}`) {
    const made = button(W(words), () => walk(step), { id: board.uid(name), kind });
    if (ended) made.setAttribute("aria-disabled", "true");
    return made;
  }

  const questionNodes = (what) => h("div", { class: "six-slide" }, questionParts(what));

  function questionParts({ state, joined, shared, finished, purpose, written, beat }) {
    const { pattern } = shown;
    if (beat?.title) {
      return [beatNodes(beat, board.uid("beat")), beat.pattern ? null : dotsPicture(joined, shared)];
    }
    if (pattern && written && !pattern.note) return []; // cards that were written alone: they stand below
    if (pattern) return h("p", { class: "six-slide-sentence" }, say(pattern.note) || W("slides.nothing"));
    if (state === "aside") return h("p", { class: "six-slide-sentence" }, W("slides.aside"));
    if (state === "closed") return h("p", { class: "six-slide-sentence" }, W("slides.closed_early"));
    const summary = board.exercise(shown.slug)?.summary;
    return [
      purpose ? h("p", { class: "six-muted" }, purpose) : null,
      // A room that writes has begun: the room's screen says what for, and what it writes comes first here.
      summary && !written ? h("p", { class: "six-slide-sentence" }, summary) : null,
      state === "waiting" ? h("p", { class: "six-muted" }, W("board.stage.waiting")) : null,
      joined === 0 ? h("p", { class: "six-muted" }, W("board.stage.nobody")) : state === "collecting"
        ? [
          written ? null : dotsPicture(joined, shared),
          h("p", { class: "six-slide-finished" }, plural("slides.finished", finished, { joined })),
        ]
        : null,
    ];
  }

  function slideNodes() {
    const first = view.slide === 0 && !before;
    const rounds = before ? [before.round, shown.round] : [];
    return h(
      "div",
      { class: "six-slide" },
      drawSlide(slides[view.slide], { name: board.uid("slide"), first, rounds }),
    );
  }

  return { heading, draw, walk };
}
