/* The projector: the room on a large screen. It follows the server and has nothing to press. */

import { keyed, put } from "../board/draw.js";
import { faceOf, isTimed, leftOf, serverClock } from "../clock.js";
import { h, plural, W } from "../dom.js";
import { said, say } from "../messages.js";
import { patternOf, Refusal, request } from "../room/ask.js";
import { makeVoice } from "../say.js";
import { shownSlides } from "../slides/cut.js";
import { whereIn } from "../slides/deck.js";
import { beatNodes } from "../slides/beat.js";
import { dotsPicture } from "../slides/dots.js";
import { drawSlide } from "../slides/draw.js";
import { codeLine, squareOf } from "../slides/way-in.js";
import { writtenNodes } from "./written.js";

/** As many teams stand beside the way in; more take the whole screen. */
const FEW_TEAMS = 24;
const ASK_EVERY = 1_000;
const ASK_IN_VAIN = 5_000;
const LOST_AFTER = 6_000;
const HEARD = { now: "number", mark: "string" };

/** Show the room of *code* in *root*. */
export function projector(root, code) {
  const clock = serverClock();
  const patterns = new Map();
  const face = makeFace(root);
  let shows = null;
  let mark = "";
  let heard = Date.now();

  async function patternFor(id) {
    if (!patterns.has(id)) patterns.set(id, await patternOf({ code }, id));
    return patterns.get(id);
  }

  async function look() {
    let next = ASK_EVERY;
    try {
      const sent = Date.now();
      const asked = new URLSearchParams({ have: mark, here: location.href.split("/projector/")[0] });
      const told = await request(`/api/projector/${code}?${asked}`, { expects: HEARD });
      clock.set(told.now, sent);
      if (told.shows) {
        const { activity, before } = told.shows;
        const now = activity.pattern ? await patternFor(activity.id) : null;
        const then = before ? await patternFor(before.id) : null;
        shows = {
          ...told.shows,
          slides: shownSlides(now, { then, comparison: told.shows.comparison }),
          note: now?.note,
        };
        mark = told.mark;
        face.draw(shows);
      }
      face.away(false);
      heard = Date.now();
    } catch (error) {
      if (error instanceof Refusal && ENDED[error.code]) {
        // What it showed is gone with the room; the same address may be let in again.
        [shows, mark] = [null, ""];
        face.end(W(ENDED[error.code]));
        next = ASK_IN_VAIN;
      } else if (Date.now() - heard > LOST_AFTER) face.away(true);
    }
    setTimeout(look, next);
  }

  setInterval(() => shows && face.tick(shows.activity, clock.now()), 250);
  look();
}

const ENDED = { "unknown-room": "projector.gone", "no-key": "projector.not_here" };

/** The page's parts, made once: `draw` shows a room, `end` says that there is none, `away` that nothing is heard. */
export function makeFace(root) {
  const join = h("div", {});
  const open = h("p", { class: "six-projector-open" });
  const time = h("p", { class: "six-projector-time", role: "timer" });
  const counts = h("p", { class: "six-projector-counts" });
  const heading = h("h1", {});
  const at = h("span", {});
  const body = h("div", { class: "six-projector-body six-slide" });
  const away = h("p", { class: "six-projector-away" });
  const voice = makeVoice(away);
  const left = h(
    "section",
    { class: "six-projector-left" },
    join,
    h("div", { class: "six-projector-foot" }, open, time, counts),
  );
  const stage = h(
    "section",
    { class: "six-projector-stage" },
    h("header", { class: "six-projector-head" }, heading, at),
    body,
  );
  const drawJoin = keyed(join, joinBlock);
  const drawBody = keyed(body, (key, shows) => (key ? slideOf(shows) : questionOf(shows)));

  function draw(shows) {
    const { activity, slides, before, place, state, spoken, joined } = shows;
    if (!stage.isConnected) root.replaceChildren(left, stage, away);
    document.title = W("projector.title", { code: spoken });
    left.setAttribute("aria-label", W("projector.room", { code: spoken }));
    const apart = Boolean(activity.beat?.pattern);
    root.toggleAttribute("data-wide", Boolean(before) || apart || shows.teams.length > FEW_TEAMS);
    root.toggleAttribute("data-showing", slides.length > 0 || apart);
    drawJoin(spoken, shows.address, shows.qr);
    const told = [shows.rehearsal && "rehearsal", shows.mode === "open" && "open_table"].filter(Boolean);
    put(open, told.map((one) => W(`projector.${one}`)).join(" "));
    open.hidden = told.length === 0;
    const counted = activity.state === "collecting";
    put(
      counts,
      counted ? plural("projector.finished", activity.finished, { joined }) : plural("projector.joined", joined),
    );
    put(
      heading,
      before ? W("slides.comparing", { then: before.round, now: activity.round }) : headingOf(activity, place),
    );
    const slide = Math.max(0, Math.min(shows.slide, slides.length - 1));
    put(at, slides.length > 1 && !shows.teams.length ? whereIn(slides, slide) : "");
    const key = slides.length && !shows.teams.length ? `${activity.id} ${before?.id ?? ""} ${slide}` : "";
    drawBody(
      key,
      key ? { slide: slides[slide], first: slide === 0 && !before, rounds: [before?.round, activity.round] } : {
        state,
        joined,
        activity: { ...activity, ends: 0, left: 0 },
        purpose: shows.purpose,
        note: shows.note,
        teams: shows.teams,
      },
    );
  }

  function tick(activity, now) {
    const open = activity.state === "collecting" || activity.state === "waiting";
    const left = faceOf(leftOf(activity, now));
    const words = left && isTimed(activity) && activity.ends === null;
    time.hidden = !open || !(activity.minutes || isTimed(activity));
    time.toggleAttribute("data-words", !left || words);
    put(time, left ? (words ? W("projector.paused", { time: left }) : left) : W("projector.time_up"));
  }

  return {
    draw,
    tick,
    away: (gone) => voice.show(gone ? W("projector.away") : ""),
    end: (words) => root.replaceChildren(h("h1", { class: "six-projector-end" }, words)),
  };
}

function headingOf(activity, [n, of]) {
  const title = activity.round > 1 ? W("slides.round", { title: activity.title, n: activity.round }) : activity.title;
  return of > 1 ? W("slides.place", { n, of, title }) : title;
}

/** How wide a bold letter is at most, in ems, of a face that runs wide. */
const widthOf = (letter) => /[MW]/.test(letter) ? 1.12 : /[IJ1-]/.test(letter) ? 0.5 : 0.87;

/** The code, as large as its own letters let it be: one of W and M is half as wide again. */
function wideCode(spoken) {
  const line = codeLine(spoken, "six-projector-code");
  line.style.setProperty("--six-code", [...spoken].reduce((sum, one) => sum + widthOf(one), 0).toFixed(2));
  return line;
}

function joinBlock(spoken, there, qr) {
  return [
    h(
      "p",
      { class: "six-projector-address" },
      W("projector.join"),
      h("b", {}, there.replace(/^https?:\/\//, ""), h("wbr"), "/join"),
    ),
    wideCode(spoken),
    squareOf(qr, spoken, "six-projector-qr"),
  ];
}

/** The teams at a glance, where the room agreed to look at them: how many are finished, and nothing by side. */
const teamsNodes = (teams) => [
  h("p", { class: "six-muted" }, W("projector.teams")),
  h(
    "ul",
    { class: "six-projector-teams" },
    teams.map(({ label, joined, finished }) =>
      h("li", {}, h("b", { dir: "auto" }, say(label)), h("span", {}, W("projector.team", { joined, finished })))
    ),
  ),
];

const slideOf = ({ slide, first, rounds }) => drawSlide(slide, { name: "six-projected", first, rounds });

/** Before anything is shown: the question, and how many have shared, never by side. */
function questionOf({ state, joined, activity, purpose, note, teams }) {
  const sentence = (words) => h("p", { class: "six-slide-sentence" }, words);
  if (teams.length) return teamsNodes(teams);
  if (state === "closed") return sentence(W("projector.closed"));
  // Cards that were written alone have no pattern but themselves.
  if (activity.pattern && activity.document && !note) return writtenNodes(activity.document);
  if (activity.pattern) return sentence(note ? said(note) : W("slides.nothing"));
  if (activity.state === "aside") return sentence(W("slides.aside"));
  if (activity.document && activity.state !== "waiting") return writtenNodes(activity.document);
  if (activity.state === "closed") return sentence(W("slides.closed_early"));
  if (activity.beat?.title) {
    const { pattern } = activity.beat;
    const chosen = W("slides.dots", { shared: activity.shared, joined });
    return [
      beatNodes(activity.beat, "six-projected-beat", { brief: true }),
      pattern ? null : h("p", { class: "six-muted" }, chosen),
    ];
  }
  return [
    purpose ? h("p", { class: "six-projector-purpose" }, purpose) : null,
    sentence(activity.summary),
    activity.state === "waiting" ? h("p", { class: "six-muted" }, W("projector.waiting")) : null,
    joined === 0
      ? h("p", { class: "six-muted" }, W("projector.nobody"))
      : activity.state === "collecting" && activity.in_parts
      ? h("p", {}, W("projector.in_parts"))
      : activity.state === "collecting"
      ? dotsPicture(joined, activity.shared)
      : null,
  ];
}

const root = document.querySelector("[data-six-projector]");
const code = globalThis.location?.pathname.match(/\/projector\/([A-Za-z0-9-]+)$/)?.[1];
if (root && code) projector(root, code);
