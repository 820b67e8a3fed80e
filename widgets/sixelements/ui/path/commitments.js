/* The commitments of this device in one list: open ones first, each kept or let go with a reason, days for a calendar. */

import { asCalendar } from "../calendar.js";
import { button, textBox } from "../controls.js";
import { DAY, dayInWords } from "../days.js";
import { h, plural, W } from "../dom.js";
import { download } from "../download.js";
import { settle } from "./deeds.js";

const REASON = 400;

/**
 * The section of the *deeds*, as deeds.js tells how they stand; [] where there is none. redraw() shows what a press
 * has changed.
 * @param {any} page
 * @param {any[]} deeds
 * @param {() => Promise<void>} redraw
 */
export function commitmentsPart(page, deeds, redraw) {
  if (!deeds.length) return [];
  const open = deeds.filter((one) => one.state === "open");
  const days = open.filter((one) => DAY.test(one.by_when));
  const heading = h("h2", { id: "six-commitments", tabindex: "-1" }, W("path.commitments.title"));

  async function put(one, state, why = "") {
    page.check(settle(one.id, state, why));
    await redraw();
    document.getElementById("six-commitments").focus();
    page.say(W(`path.commitments.said_${state}`, { what: one.what }));
  }

  const press = (one, state, onClick) =>
    button(
      [W(`path.commitments.${state}`), h("span", { class: "six-hidden" }, ` (${one.what})`)],
      onClick ?? (() => put(one, state)),
      { kind: "quiet" },
    );

  function row(one) {
    const asking = h("div", {});
    const askWhy = () => {
      let why = "";
      const box = textBox({
        label: W("path.commitments.why"),
        hint: W("path.commitments.why_hint"),
        name: `six-why-${one.id.replace("/", "-")}`,
        max: REASON,
        rows: 2,
        onInput: (written) => {
          why = written.trim();
        },
      });
      const field = box.querySelector("textarea");
      asking.replaceChildren(
        box,
        button(W("path.commitments.let_go"), () => why ? put(one, "gone", why) : field.focus()),
      );
      field.focus();
    };
    const facts = [one.who, one.by_when && dayInWords(one.by_when)].filter(Boolean).join(" · ");
    return h(
      "li",
      { class: "six-card" },
      h("p", { dir: "auto" }, h("b", {}, one.what)),
      facts ? h("p", { class: "six-muted", dir: "auto" }, facts) : null,
      h(
        "p",
        { class: "six-muted" },
        W("path.commitments.from"),
        " ",
        one.slug ? page.toExercise(one.slug, one.title) : W("path.workbook.file_of", { team: one.team }),
      ),
      one.state === "open" ? null : h("p", { dir: "auto" }, W(`path.commitments.is_${one.state}`, { why: one.why })),
      h(
        "div",
        { class: "six-row six-path-open" },
        one.state === "open" ? [press(one, "kept"), press(one, "gone", askWhy)] : press(one, "open"),
      ),
      asking,
    );
  }

  return [
    h(
      "section",
      { class: "six-path-commitments", "aria-labelledby": "six-commitments" },
      heading,
      h("p", {}, plural("path.commitments.sum", open.length, { of: deeds.length })),
      h("ul", { class: "six-path-list" }, deeds.map(row)),
      days.length
        ? button(plural("path.commitments.days", days.length), () => {
          download("six-elements-commitments.ics", asCalendar(days.map(event), new Date()), "text/calendar");
          page.tell(W("path.commitments.saved"));
        }, { kind: "quiet" })
        : null,
    ),
  ];
}

const event = ({ id, by_when: day, what, who }) => ({ uid: `${id}@six-elements`, day, title: what, text: who });
