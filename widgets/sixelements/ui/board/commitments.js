/* Who does what by when, open ones first: kept, or let go with a reason; and the form to write one down. */

import { asCalendar } from "../calendar.js";
import { button, textBox } from "../controls.js";
import { DAY } from "../days.js";
import { h, plural, W } from "../dom.js";
import { download } from "../download.js";
import { say } from "../messages.js";
import { openActions } from "../room/open.js";
import { draft } from "./drafts.js";
import { keyed } from "./draw.js";
import { briefButton } from "./fields.js";

const FIELDS = { who: 200, what: 1000, by_when: 40 };
const REASON = 400;

/** The drawer's content; its form is made once, so that another facilitator's change leaves what is being typed. */
export function makeCommitments(board) {
  const begun = draft(`commit/${board.room().code}`, { who: "", what: "", by_when: "" });
  const list = h("div", { tabindex: "-1" });
  const back = h("div", {});
  const problem = h("p", { class: "six-notice", role: "alert", hidden: true });
  const names = board.uid("who-list");
  const boxes = Object.fromEntries(
    Object.entries(FIELDS).map(([name, max]) => [
      name,
      textBox({
        label: W(`board.drawer.${name}`),
        hint: name === "what" ? undefined : W(`board.drawer.${name}_hint`),
        name: board.uid(name),
        value: begun.fields[name],
        max,
        rows: 1,
        onInput: (text) => {
          begun.fields[name] = text;
          begun.keep();
        },
      }),
    ]),
  );
  boxes.who.querySelector("input").setAttribute("list", names);

  function submit(event) {
    event.preventDefault();
    const empty = !begun.fields.what.trim();
    problem.hidden = !empty;
    problem.textContent = empty ? W("board.drawer.need_what") : "";
    if (empty) return boxes.what.querySelector("input").focus();
    const sent = { ...begun.fields };
    board.press("commit", { ...sent, activity: board.view.activity }, () => {
      // What was typed while the answer was on its way stays.
      if (JSON.stringify(sent) !== JSON.stringify(begun.fields)) return;
      begun.clear();
      for (const box of Object.values(boxes)) box.querySelector("input").value = "";
      board.say(W("board.drawer.said_commit"));
    });
  }

  /** Take one off, and offer to put it back: the press may have met the wrong line. */
  function drop({ id, who, what, by_when, activity }) {
    board.press("drop", { commitment: id }, () => {
      const undo = button(W("board.drawer.undo"), () => {
        board.press("commit", { who, what, by_when, activity }, () => {
          back.replaceChildren();
          list.focus();
          board.say(W("board.drawer.said_back", { what }));
        });
      }, { id: board.uid("undo") });
      back.replaceChildren(
        h("p", { class: "six-row" }, h("span", {}, W("board.drawer.dropped", { what })), undo),
      );
      undo.focus();
      board.say(W("board.drawer.dropped", { what }));
    });
  }

  function settle(one, stands, why = "") {
    board.press("settle", { commitment: one.id, stands, why }, () => {
      back.replaceChildren();
      list.focus();
      board.say(W(`board.drawer.said_${stands}`, { what: one.what }));
    });
  }

  /** Ask why one is let go; without a reason it stays. */
  function askWhy(one) {
    let why = "";
    const box = textBox({
      label: W("board.drawer.why", { what: one.what }),
      hint: W("board.drawer.why_hint"),
      name: board.uid("why"),
      max: REASON,
      rows: 2,
      onInput: (text) => {
        why = text.trim();
      },
    });
    const field = box.querySelector("textarea");
    const go = button(W("board.drawer.gone"), () => why ? settle(one, "gone", why) : field.focus(), {
      id: board.uid("gone"),
    });
    const keep = button(W("board.drawer.not_gone"), () => {
      back.replaceChildren();
      list.focus();
    }, { kind: "quiet", id: board.uid("not-gone") });
    back.replaceChildren(box, h("p", { class: "six-row" }, go, keep));
    field.focus();
  }

  /** What a calendar may take: what is open and has a day. */
  const daysOf = (all) =>
    all.filter((one) => one.state === "open" && DAY.test(one.by_when)).map((one) => ({
      uid: `${board.room().code}-${one.id}@six-elements`,
      day: one.by_when,
      title: one.what,
      text: one.who,
    }));

  function calendar(all) {
    const days = daysOf(all);
    if (!days.length) return null;
    return button(plural("board.drawer.days", days.length), () => {
      download("six-elements-commitments.ics", asCalendar(days, new Date()), "text/calendar");
      board.say(W("board.drawer.said_days"));
    }, { kind: "quiet", id: board.uid("days") });
  }

  const open = h("div", {});
  const drawOpen = keyed(open, (all) => openActions(all, "h4"));
  const drawList = keyed(
    list,
    (all) =>
      all.length
        ? [h("ul", { class: "six-board-agreed" }, all.map((one) => row(one))), calendar(all)]
        : h("p", { class: "six-muted" }, W("board.drawer.no_commitments")),
    () => list,
  );

  function row(one) {
    return h(
      "li",
      {},
      h(
        "div",
        {},
        h("b", {}, one.what),
        h("span", { class: "six-muted" }, [one.who, one.by_when].filter(Boolean).join(" · ")),
        one.state === "open" ? null : h("span", {}, W(`board.drawer.stands_${one.state}`, { why: one.why })),
      ),
      one.state === "open" ? [press(one, "kept"), press(one, "gone")] : press(one, "open"),
      briefButton(
        W("board.drawer.drop_short"),
        W("board.drawer.drop", { what: one.what }),
        board.uid(`drop-${one.id}`),
        () => drop(one),
      ),
    );
  }

  const press = (one, stands) =>
    briefButton(
      W(`board.drawer.${stands}_short`),
      W(`board.drawer.${stands}_of`, { what: one.what }),
      board.uid(`${stands}-${one.id}`),
      () => (stands === "gone" ? askWhy(one) : settle(one, stands)),
    );

  const node = h(
    "div",
    {},
    open,
    list,
    back,
    h(
      "form",
      { class: "six-board-commit", on: { submit } },
      boxes.who,
      h(
        "datalist",
        { id: names },
        [W("board.drawer.both"), ...board.room().sides.map((one) => say(one.label))].map((label) =>
          h("option", { value: label })
        ),
      ),
      boxes.what,
      boxes.by_when,
      problem,
      h("button", { type: "submit", class: "six-button", id: board.uid("commit") }, W("board.drawer.commit")),
    ),
  );

  return { node, draw: () => (drawOpen(board.room().open), drawList(board.room().commitments)) };
}
