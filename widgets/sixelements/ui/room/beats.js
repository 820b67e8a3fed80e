/* A meeting that the room plays together, on a phone: the beat, one's own chair's next words, and at the end both chairs. */

import { button, choice } from "../controls.js";
import { h, own, W } from "../dom.js";
import { drawPattern } from "../pattern.js";
import { makeVoice } from "../say.js";
import { BEATS_KEY, storage } from "../storage.js";
import { beatOf, inPlainWords, Refusal, sendVote } from "./ask.js";
import { makeQueue } from "./queue.js";
import { otherChair, wayNodes } from "./beats-over.js";

/** The activity that the room plays together now; else the one on its screen that it has played so. */
export function playedIn({ activities, current, shown }) {
  const open = activities.find((one) => one.id === current);
  if (open) return open.by_beats ? open : null;
  return activities.find((one) =>
    one.id === shown && one.by_beats && (one.state === "revealed" || one.state === "closed")
  ) ??
    null;
}

/** By what a phone knows that the room went on. */
export const markOf = (one) => (one ? JSON.stringify([one.id, one.state, one.beat]) : "");

/**
 * The part of a room's page for it. It stands still under whoever reads: that the room went on is said, and shown on a
 * press; `draw` takes the news of the room.
 */
export function makeBeats(room, voice) {
  const body = h("div", {});
  const went = h("p", { class: "six-notice", hidden: true });
  const status = h("p", { class: "six-room-status" });
  const standing = makeVoice(status);
  const node = h(
    "section",
    { class: "six-room-beats", hidden: true, "aria-labelledby": "six-beats-title" },
    went,
    body,
    status,
  );
  let told = null; // what the room said of the meeting, as it stands on this page
  let drawn = ""; // the mark of what stands on this page
  let now = null; // the activity, by the last news
  let picked = null;
  let asking = false;

  const mine = () => own(storage.read(BEATS_KEY, {}), room.token) ?? {};
  const keep = (change) =>
    storage.write(BEATS_KEY, { ...storage.read(BEATS_KEY, {}), [room.token]: { ...mine(), ...change } });

  const queue = makeQueue({
    due: () => [mine().vote].filter((one) => one?.state === "waiting"),
    async send(vote) {
      const done = (state, why = "") => {
        if (mine().vote?.revision === vote.revision) keep({ vote: { ...vote, state, why } });
      };
      try {
        const { revision } = await sendVote(room, vote);
        if (revision === vote.revision) done("sent");
        // The room knows a later one: this device forgot how far it had counted.
        else if (mine().vote?.revision === vote.revision) keep({ vote: { ...vote, revision: revision + 1 } });
      } catch (error) {
        if (error instanceof Refusal && error.status < 500 && error.status !== 429) done("refused", error.message);
      }
      stand();
    },
  });

  /** What this device sent for the beat that it shows. */
  const sent = () => {
    const { vote } = mine();
    return vote && told && vote.activity === now?.id && vote.number === told.number ? vote : null;
  };

  function vote(chosen) {
    const before = sent();
    const revision = 1 + Math.max(told.revision ?? 0, before?.revision ?? 0);
    keep({
      vote: {
        activity: now.id,
        number: told.number,
        revision,
        chair: told.chair,
        choice: chosen,
        state: "waiting",
        why: "",
      },
    });
    stand();
    queue.now();
  }

  /** How one's own choice stands, in words that change only where it does. */
  function stand() {
    const one = sent();
    const words = told?.state !== "asking" || markOf(now) !== drawn
      ? ""
      : !one && told.mine
      ? W("room.beats.sent")
      : !one
      ? W("room.beats.unsent")
      : one.state === "refused"
      ? one.why
      : one.state === "waiting"
      ? W("room.beats.waiting")
      : W(one.choice === null ? "room.beats.taken_back" : "room.beats.sent");
    standing.show(words);
    const back = document.getElementById("six-beats-back");
    if (back) back.hidden = !(one ? one.choice !== null && one.state !== "refused" : told?.mine);
  }

  async function show(focus = false) {
    if (asking || !now) return;
    asking = true;
    const mark = markOf(now);
    try {
      const found = await beatOf(room, now.id, mine().chair ?? "");
      told = found;
      drawn = mark;
      picked = sent()?.choice ?? told.mine ?? null;
      went.hidden = true;
      went.replaceChildren();
      body.replaceChildren(...[nodes()].flat(Infinity).filter(Boolean));
      stand();
      if (focus) body.querySelector("h2")?.focus();
    } catch (error) {
      if (!body.childElementCount) standing.show(inPlainWords(error));
      else if (focus) voice.say(inPlainWords(error));
    }
    asking = false;
  }

  function nodes() {
    const title = (words) => h("h2", { id: "six-beats-title", tabindex: "-1" }, words);
    if (told.state === "over") {
      return [title(W("room.beats.over", { title: told.title })), wayNodes(told), otherChair(told, now)];
    }
    if (told.state === "waiting") return [title(told.title), h("p", {}, W("room.beats.not_begun"))];
    const { beat, number, before, seat, invented, known } = told;
    return [
      title(W("room.beats.title", { n: number + 1, title: beat.title })),
      number ? null : [h("p", { class: "six-muted" }, invented), known.map((one) => h("p", {}, one))],
      before ? saidBefore(before) : null,
      h("p", {}, beat.text),
      beat.notice ? h("p", { class: "six-room-notice" }, h("b", {}, W("room.beats.notice")), " ", beat.notice) : null,
      told.chairs.length > 1 ? chairField() : null,
      seat
        ? h(
          "details",
          { class: "six-details", open: number === 0 },
          h("summary", {}, W(`room.beats.seat.${told.chair}`)),
          h("p", {}, seat.you),
          seat.knows.map((one) => h("p", {}, one)),
          number ? known.map((one) => h("p", {}, one)) : null,
        )
        : null,
      told.state === "shown"
        ? [h("h3", {}, W("room.beats.shown")), drawPattern(told.pattern, { name: "six-beat" })]
        : told.chair
        ? voteForm(beat)
        : null,
    ];
  }

  function voteForm(beat) {
    return [
      choice({
        legend: W(`room.beats.next.${told.chair}`),
        hint: W("room.beats.next_hint"),
        name: "six-beat",
        value: picked,
        options: beat.words.map((one) => ({ value: one.id, label: one.text })),
        onPick: (id) => {
          picked = id;
        },
      }),
      h(
        "div",
        { class: "six-row" },
        button(W("room.beats.send"), () => {
          if (picked) vote(picked);
          else {
            standing.say(W("room.beats.choose_first"));
            body.querySelector("input[name=six-beat]")?.focus();
          }
        }, { kind: "strong", id: "six-beats-send" }),
        button(W("room.beats.take_back"), () => vote(null), { id: "six-beats-back" }),
      ),
    ];
  }

  /** Whoever's side is at neither end of the table takes a chair, and may take the other one later. */
  function chairField() {
    return choice({
      legend: W("room.beats.chair"),
      name: "six-beat-chair",
      value: told.chair,
      row: true,
      options: told.chairs.map((chair) => ({ value: chair, label: W(`room.beats.chair_of.${chair}`) })),
      onPick: (chair) => {
        keep({ chair });
        show();
      },
    });
  }

  function draw(news, gone) {
    now = gone ? null : playedIn(news);
    node.hidden = !now;
    if (!now) {
      drawn = "";
      return;
    }
    queue.now();
    const mark = markOf(now);
    if (!drawn || JSON.parse(drawn)[0] !== now.id) {
      show();
      return;
    }
    went.hidden = mark === drawn;
    if (mark === drawn) went.replaceChildren();
    else if (went.dataset.mark !== mark || !went.childElementCount) {
      went.dataset.mark = mark;
      const words = W(
        now.state !== "collecting"
          ? "room.beats.now_over"
          : now.beat?.state === "shown"
          ? "room.beats.now_shown"
          : "room.beats.now_next",
      );
      went.replaceChildren(words, " ", button(W("room.beats.follow"), () => show(true), { id: "six-beats-follow" }));
      voice.say(words);
      stand();
    }
  }

  return { node, draw, stop: queue.stop };
}

function saidBefore({ chair, text, reply }) {
  return h(
    "div",
    { class: "six-room-before" },
    h("p", { class: "six-muted" }, W(`room.beats.said.${chair}`)),
    h("blockquote", {}, text),
    h("p", {}, reply),
  );
}
