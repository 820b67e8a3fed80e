/* The page of a room: the code, the side, then the agenda with what each exercise is waiting for. */

import { aheadInWords } from "../ahead.js";
import { address } from "../below.js";
import { button } from "../controls.js";
import { forgetDocuments, unsent } from "../document/files.js";
import { h, plural, W } from "../dom.js";
import { makeVoice } from "../say.js";
import { isScribe, record, ROOM_KEY, storage, whenRoomChanges } from "../storage.js";
import { door, inPlainWords, isAway, patternOf } from "./ask.js";
import { codeForm, codeIn } from "./code.js";
import { doorParts } from "./door.js";
import { keepEditions } from "./fitted.js";
import { makeHome } from "./home.js";
import { leave } from "./leave.js";
import { makeBeats } from "./beats.js";
import { makeOutbox, stateOf } from "./outbox.js";
import { makePace } from "./pace.js";
import { scribeAtTheDoor, scribeBar, wayIn } from "./scribe.js";
import { drawPatterns, placeOf, youAre } from "./team.js";
import { watch } from "./watch.js";

/** The page of a room: the code, the side, then the agenda with what each exercise is waiting for. */
export function roomPage(main) {
  const stage = h("div", { class: "six" });
  let watching = null;
  main.replaceChildren(stage);
  const voice = makeVoice();
  // Another tab of this browser went into a room, or left one: this one shows what holds now.
  whenRoomChanges(() => location.reload());
  const asked = decodeURIComponent(location.pathname.match(/\/r\/([^/]+)$/)?.[1] ?? "");
  // The square and the link carry the room's secret behind "#": whoever shows it has not guessed the code.
  const secret = /^#[\w-]{16,40}$/.test(location.hash) ? location.hash.slice(1) : "";
  const kept = storage.read(ROOM_KEY);
  if (kept?.token && (!asked || codeIn(asked) === kept.code)) inside(kept);
  else if (asked) knock(asked);
  else askCode();

  function swap(...nodes) {
    stage.replaceChildren(...nodes.filter(Boolean)); // a null would be written out as a word
    const heading = stage.querySelector("h1");
    document.title = W("room.page_title", { heading: heading.textContent });
    heading.focus({ preventScroll: true });
  }

  function askCode(problem = "", typed = "", before = "") {
    swap(
      h("h1", { tabindex: "-1" }, W("room.join_title")),
      before ? h("p", { class: "six-notice" }, before) : null,
      h("p", { class: "six-lead" }, W("room.join_lead")),
      codeForm({ problem, typed, onCode: knock }),
    );
    if (problem) stage.querySelector("input").focus();
    voice.say(before);
  }

  async function knock(typed) {
    const code = codeIn(typed);
    if (!code) return askCode(W("room.code_first"), typed);
    try {
      chooseSide(await door(code, secret));
    } catch (error) {
      askCode(inPlainWords(error), typed);
    }
  }

  /**
   * The door: side and team. *joined* is what this device keeps where it is in the room already and changes its side,
   * or was there and comes back.
   */
  function chooseSide(room, joined = null) {
    const changes = joined && !joined.gone;
    const enter = (inRoom) => {
      // What still waits for the room that this device comes from goes out before it is forgotten.
      if (kept?.token && kept.token !== inRoom.token) {
        makeOutbox(kept, () => {}).flush();
        if (!unsent(kept)) forgetDocuments(kept);
      }
      const open = room.activities.find((one) => one.id === room.current);
      if (isScribe() && open && !joined) return location.assign(address(`/exercise/${open.slug}`));
      const told = changes
        ? W(inRoom.team ? "room.place_changed" : "room.side_changed", { side: placeOf(inRoom) })
        : W("room.joined_again");
      inside(inRoom, joined ? told : "");
    };
    const parts = doorParts({
      room,
      joined,
      secret,
      onIn: enter,
      onUnkept: inside,
      onBack: () => inside(joined),
    });
    const scribe = joined ? null : scribeAtTheDoor(inside);
    swap(parts[0], scribe, ...parts.slice(1), joined ? null : wayIn(room.code, secret));
  }

  /** Come back to the door to choose another side; the room counts this device once, by its word. */
  async function changeSide(room, tell) {
    try {
      chooseSide(await door(room.code, secret), room);
    } catch (error) {
      tell(inPlainWords(error));
    }
  }

  /** The room, once this device is in it; *before* is what became of the act that led here. */
  function inside(room, before = "") {
    watching?.stop();
    const rows = {};
    const patterns = {};
    let current;
    const agenda = h("ol", { class: "six-agenda" });
    const home = makeHome(room, voice);
    const status = h("p", { class: "six-muted" });
    let stood = "";
    const pace = makePace(room);
    const onScreen = h("p", { hidden: true });
    const back = h(
      "p",
      { hidden: true },
      button(W("room.join_again"), () => changeSide({ ...room, gone: true }, tell)),
    );
    // The room got its teams after this device came in.
    const noTeam = h(
      "p",
      { hidden: true },
      W("room.team_missing"),
      " ",
      button(W("room.team_choose_button"), () => changeSide(room, tell)),
    );
    const beats = makeBeats(room, voice);
    const outbox = makeOutbox(room, () => {});
    const outcome = h("p", { class: "six-notice", hidden: true });
    const outcomes = makeVoice(outcome);
    const tell = (words) => {
      outcome.hidden = false;
      outcomes.say(words);
    };
    swap(
      h("h1", { tabindex: "-1" }, W("room.inside", { code: room.spoken })),
      h(
        "div",
        { class: "six-row" },
        h("p", { class: "six-muted" }, youAre(room)),
        room.word
          ? button(
            W(room.team ? "room.change_place_button" : "room.change_side_button"),
            () => changeSide(room, tell),
            { kind: "quiet" },
          )
          : null,
      ),
      outcome,
      scribeBar(room, () => false),
      room.badge ? h("p", { class: "six-muted" }, W("room.badge", { badge: room.badge })) : null,
      status,
      back,
      noTeam,
      onScreen,
      pace.node,
      home.open,
      beats.node,
      agenda,
      home.file,
      isScribe() ? null : button(W("room.leave"), async () => {
        if (!await leave(room, outbox)) return;
        watching.stop();
        history.replaceState(null, "", address("/join"));
        askCode("", "", W("room.left", { code: room.spoken }));
      }, { kind: "quiet" }),
      wayIn(room.code),
    );
    if (before) tell(before);
    const looking = watch(room, (news) => {
      const gone = news.here === false;
      if (gone) outbox.lose(news.activities);
      outbox.now();
      back.hidden = !gone;
      keepEditions(room, news.activities);
      const lacksTeam = !gone && !room.team && news.teams?.length > 0;
      if (lacksTeam && noTeam.hidden) voice.say(W("room.team_missing"));
      noTeam.hidden = !lacksTeam;
      const words = gone
        ? W("room.let_go")
        : news.state === "closed"
        ? W("room.closed")
        : news.mode === "open"
        ? W("room.open_table")
        : W("room.promise", { k: news.k });
      stand(words);
      for (const one of news.activities) {
        draw(one, outbox.entry(one.id), one.state === "collecting" ? aheadInWords(one.ahead, news.now) : "");
      }
      showScreen(news);
      home.draw(news);
      beats.draw(news, gone);
      pace.draw(news, gone ? null : news.activities.find((one) => one.id === (news.current ?? news.shown)));
      const open = news.activities.find((one) => one.id === news.current);
      // What is open already is read with the page, whose heading has the focus just now.
      if (open && open.id !== current && current !== undefined) voice.say(W("room.now_open", { title: open.title }));
      current = news.current;
    }, (error) => {
      stand(inPlainWords(error), isAway(error));
    });
    watching = {
      stop() {
        looking.stop();
        pace.stop();
        beats.stop();
      },
    };
    outbox.flush();

    /** How the room stands: the first words are read with the page, and what changes is said, by whoever says it. */
    function stand(words, elsewhere = false) {
      if (status.textContent !== words) status.textContent = words;
      if (elsewhere) return;
      if (stood && words !== stood) voice.say(words);
      stood = words;
    }

    /** What the room looks at just now; its row below leads there, for whoever presses it. */
    function showScreen({ activities, shown }) {
      const one = activities.find(({ id }) => id === shown);
      const words = one ? W("room.on_screen", { title: one.title }) : "";
      onScreen.hidden = !one;
      if (onScreen.textContent !== words) onScreen.textContent = words;
    }

    /** Only the row that changed is drawn anew, so that whoever reads or stands in another one stays there. */
    function draw(one, told, when) {
      // What ticks and counts stands above the agenda.
      const { ends: _, left: __, finished: ___, beat: ____, ...shows } = one;
      const key = JSON.stringify([shows, told && stateOf(told), when]);
      const before = rows[one.id];
      if (before?.key === key) return;
      const node = row(one, told, when);
      if (before) before.node.replaceWith(node);
      else agenda.append(node);
      rows[one.id] = { key, node };
    }

    function row(one, told, when) {
      const open = one.state === "collecting";
      const title = open && !one.by_beats
        ? h("a", { href: address(`/exercise/${one.slug}`) }, one.title)
        : h("span", {}, one.title);
      const words = open && one.by_beats
        ? W("room.beats.agenda")
        : open && told
        ? stateOf(told)
        : W(`room.agenda_${one.state}`);
      const item = h(
        "li",
        { class: "six-card" },
        h("h2", {}, title),
        h(
          "p",
          { class: "six-muted" },
          [one.round > 1 ? W("room.round", { n: one.round }) : "", plural("room.minutes", one.minutes), words].filter(
            Boolean,
          ).join(" · "),
        ),
      );
      if (when) item.append(h("p", {}, when));
      if (one.state === "revealed" || one.state === "closed") {
        const place = (patterns[one.id] ??= h("div", {}));
        item.append(
          h(
            "details",
            {
              class: "six-details",
              open: place.childElementCount > 0,
              on: { toggle: (event) => event.target.open && show(one, place) },
            },
            h("summary", {}, W("room.see_pattern")),
            place,
          ),
        );
      }
      return item;
    }

    async function show(one, place) {
      if (place.childElementCount && !place.querySelector(".six-failed")) return; // what failed is asked for again
      try {
        const pattern = await patternOf(room, one.id);
        const mine = record(one.slug).answers ?? {};
        place.replaceChildren(...await drawPatterns(room, one.id, pattern, { mine, name: `six-pattern-${one.id}` }));
      } catch (error) {
        const words = inPlainWords(error);
        place.replaceChildren(h("p", { class: "six-failed" }, words));
        voice.say(words);
      }
    }
  }
}
