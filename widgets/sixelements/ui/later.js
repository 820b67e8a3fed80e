/* Again later: answers kept under their date, and two times set beside each other, like with like. */

import { button, table } from "./controls.js";
import { confirmDialog } from "./dialog.js";
import { dayInWords, DAYS_LIMIT, today } from "./days.js";
import { h, plural, W } from "./dom.js";
import { prune } from "./shape.js";

/** Among the results: keep today's answers and begin again; what was kept; what moved since. */
export function laterPart(ctx, store) {
  const kept = store.earlier();
  const answered = Object.keys(ctx.answers()).length > 0;
  if (!answered && !kept.length) return null;
  return h(
    "section",
    { class: "six-later" },
    h("h3", {}, W("later.heading")),
    h("p", {}, W("later.why")),
    answered ? button(W("later.keep"), () => keepDay(ctx, store), { id: ctx.uid("keep-day") }) : null,
    kept.length ? keptList(store, kept) : null,
    answered && kept.length ? comparison(ctx, kept) : null,
  );
}

async function keepDay(ctx, store) {
  const date = today();
  const there = store.earlier().some((one) => one.date === date);
  if (
    there &&
    !await confirmDialog({
      title: W("later.twice_title"),
      text: W("later.twice_text"),
      yes: W("later.twice_yes"),
      no: W("later.twice_no"),
    })
  ) return;
  const oldest = !there && store.earlier().length >= DAYS_LIMIT ? store.earlier()[0].date : null;
  if (
    oldest &&
    !await confirmDialog({
      title: W("later.full_title", { n: DAYS_LIMIT }),
      text: W("later.full_text", { date: dayInWords(oldest) }),
      yes: W("later.full_yes"),
      no: W("later.twice_no"),
    })
  ) return;
  store.keepDay(date, oldest);
  ctx.go(null);
}

function keptList(store, kept) {
  return h(
    "ul",
    { class: "six-later-days" },
    kept.map((one) =>
      h(
        "li",
        {},
        h("span", {}, dayInWords(one.date)),
        button([W("later.remove"), h("span", { class: "six-hidden" }, ` ${dayInWords(one.date)}`)], async () => {
          if (
            await confirmDialog({
              title: W("later.remove_title"),
              text: W("later.remove_text", { date: dayInWords(one.date) }),
              yes: W("later.remove_yes"),
              no: W("later.remove_no"),
            })
          ) store.forgetDay(one.date);
        }, { kind: "quiet" }),
      )
    ),
  );
}

/** The chosen day beside now. */
function comparison(ctx, kept) {
  const shown = h("div", {});
  const id = ctx.uid("later-day");
  const select = h(
    "select",
    { id, on: { change: draw } },
    kept.map((one) => h("option", { value: one.date }, dayInWords(one.date))),
  );
  select.value = kept.at(-1).date;
  function draw() {
    shown.replaceChildren(...comparedWith(kept.find((one) => one.date === select.value), ctx));
  }
  draw();
  return h(
    "div",
    {},
    kept.length > 1 ? h("div", { class: "six-field" }, h("label", { for: id }, W("later.which")), select) : null,
    shown,
  );
}

function comparedWith(then, ctx) {
  const { exercise } = ctx;
  const { kept, lost } = prune(exercise.shape, then.answers);
  const lines = movesSince(kept ?? {}, ctx.answers(), ctx.preview);
  const both = lines.filter((one) => one.then && one.now);
  const moved = both.filter((one) => one.then !== one.now);
  const far = [...moved].sort((a, b) => Math.abs(b.size) - Math.abs(a.size))[0];
  return [
    then.version === exercise.version
      ? null
      : h("p", { class: "six-hint" }, W("later.edition", { from: then.version, to: exercise.version, lost })),
    h(
      "p",
      {},
      plural("later.moved", moved.length, { of: both.length, date: dayInWords(then.date) }),
      far?.size ? ` ${W("later.furthest", far)}` : "",
    ),
    lines.length
      ? table({
        caption: W("later.caption", { date: dayInWords(then.date) }),
        head: [W("later.item"), dayInWords(then.date), W("later.now"), W("later.change")],
        rows: lines.map((
          one,
        ) => [one.label, one.then ?? W("later.not_answered"), one.now ?? W("later.not_answered"), changeInWords(one)]),
      })
      : null,
  ].filter(Boolean);
}

/** Each question with its answer at both times, in the order of the exercise: [{label, then, now, size}]. */
function movesSince(before, after, preview) {
  const rows = (answers) =>
    new Map(preview(answers).rows.filter((row) => !row.text).map((row) => [row.id ?? row.label, row]));
  const [then, now] = [rows(before), rows(after)];
  return [...new Set([...now.keys(), ...then.keys()])].map((key) => {
    const [a, b] = [then.get(key), now.get(key)];
    const size = Number.isInteger(a?.at) && Number.isInteger(b?.at) ? b.at - a.at : 0;
    return { label: (b ?? a).label, then: a?.value, now: b?.value, size };
  });
}

function changeInWords({ then, now, size }) {
  if (!then || !now) return W("later.no_pair");
  if (then === now) return W("later.same");
  if (size === 0) return W("later.changed");
  return plural(size > 0 ? "later.higher" : "later.lower", Math.abs(size));
}
