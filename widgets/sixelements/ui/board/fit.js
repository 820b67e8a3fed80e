/* "Choose what is asked": which items of an exercise a room works, in which order, and those of the facilitator's own. */

import { button, optionRow, textBox } from "../controls.js";
import { h, plural, W } from "../dom.js";
import { download } from "../download.js";
import { givenIn } from "../given.js";
import { filePicker } from "../picker.js";
import { makeVoice } from "../say.js";
import { entriesOf, fittingOf, fromFile, moved, toFile } from "./choices.js";
import { briefButton } from "./fields.js";

const LIMIT = 300;
const FILE_LIMIT = 5_000_000; // letters; no choice is so long, but a team's file is known for what it is

/**
 * The part of a form in which one exercise is fitted to the room, null where it has no items to choose from; onChange
 * gets what is to be sent.
 * @param {any} board
 * @param {{ slug: string, name: string, fitting: any, onChange: (fitting: any) => void }} told
 */
export function fitPart(board, { slug, name, fitting, onChange }) {
  const { title, offered } = board.exercise(slug);
  if (!offered.items.length) return null; // it is asked as a whole
  const uid = (part) => board.uid(`fit-${name}-${part}`);
  let entries = entriesOf(offered, fitting);
  let without = fitting?.without ?? [];
  const list = h("ol", { class: "six-fit-list" });
  const summary = h("summary", { id: uid("summary") });
  const said = h("p", { class: "six-hint" });
  const voice = makeVoice(said);
  const own = () => entries.filter((one) => one.own);

  function changed() {
    const now = fittingOf(offered, entries, without);
    const count = now ? now.items.length : offered.items.length;
    summary.textContent = now ? W("fit.chosen", { n: count, of: offered.items.length }) : W("fit.all", { n: count });
    onChange(now);
  }

  /** Draw the list anew; the focus goes to the button or the field that *focus* names, or the nearest that can be used. */
  function draw(focus = "") {
    list.replaceChildren(...entries.map((one, index) => entry(one, index)));
    const found = focus ? document.getElementById(uid(focus)) : null;
    found?.focus();
    changed();
  }

  const keyOf = (one) => one.own ? `own-${one.own}` : one.id;

  function move(index, step) {
    const one = entries[index];
    entries = moved(entries, index, step) ?? entries;
    const at = entries.indexOf(one);
    // At the end of the list the button that was pressed is gone, and the other one takes over.
    const way = moved(entries, at, step) ? step : -step;
    draw(`${way < 0 ? "earlier" : "later"}-${keyOf(one)}`);
    voice.say(W("fit.moved", { title: one.title || W("fit.own"), n: at + 1, of: entries.length }));
  }

  function entry(one, index) {
    const named = { title: one.title || W("fit.own") };
    const way = (step, word) =>
      moved(entries, index, step)
        ? briefButton(
          W(`fit.${word}_short`),
          W(`fit.${word}`, named),
          uid(`${word}-${keyOf(one)}`),
          () => move(index, step),
        )
        : null;
    const first = index === 0 || entries[index - 1].section !== one.section;
    return h(
      "li",
      {},
      one.section && first ? h("p", { class: "six-muted six-fit-section" }, one.section) : null,
      one.own ? ownItem(one) : optionRow(
        "checkbox",
        uid(one.id),
        { value: one.id, label: one.title },
        one.on,
        (event) => {
          one.on = event.target.checked;
          changed();
        },
      ),
      h("span", { class: "six-fit-moves" }, way(-1, "earlier"), way(1, "later")),
    );
  }

  function ownItem(one) {
    const limits = offered.limits.map((kind) =>
      textBox({
        label: W(`fit.limits.${kind.replaceAll(" ", "_")}`),
        name: uid(`limit-${one.own}-${kind.replaceAll(" ", "-")}`),
        value: one.limits.find((limit) => limit.kind === kind)?.text ?? "",
        max: LIMIT,
        rows: 1,
        onInput: (text) => {
          one.limits = [...one.limits.filter((limit) => limit.kind !== kind), { kind, text }];
          changed();
        },
      })
    );
    return h(
      "div",
      { class: "six-fit-own" },
      textBox({
        label: W("fit.own_label"),
        name: uid(`own-${one.own}`),
        value: one.title,
        max: offered.longest,
        rows: 1,
        onInput: (text) => {
          one.title = text;
          changed();
        },
      }),
      limits.length ? h("details", { class: "six-details" }, h("summary", {}, W("fit.binds")), limits) : null,
      briefButton(
        W("fit.own_remove"),
        W("fit.own_remove_named", { title: one.title || W("fit.own") }),
        uid(`remove-${one.own}`),
        () => {
          entries = entries.filter((other) => other !== one);
          draw();
          add.focus();
        },
      ),
    );
  }

  const add = button(W("fit.add"), () => {
    if (own().length >= offered.own) {
      voice.say(W("fit.own_full", { n: offered.own }));
      return;
    }
    const next = 1 + Math.max(0, ...own().map((one) => one.own));
    entries = [
      ...entries.filter((one) => one.own || one.on),
      { own: next, title: "", limits: [] },
      ...entries.filter(
        (one) => !one.own && !one.on,
      ),
    ];
    draw(`own-${next}`);
  }, { id: uid("add") });

  const picker = filePicker({ accept: ".json,application/json", label: W("fit.open"), take: restore });
  async function restore(file) {
    const text = file.size > FILE_LIMIT ? "" : await file.text();
    const found = fromFile(text, slug, offered);
    if (!found) {
      voice.say(W(`fit.not_${givenIn(text) || "ours"}`, { title }));
      return;
    }
    entries = entriesOf(offered, found.fitting);
    without = found.fitting.without;
    for (const box of left.querySelectorAll("input")) box.checked = without.includes(box.value);
    draw();
    voice.say(found.lost ? plural("fit.opened_some", found.lost) : W("fit.opened"));
  }

  const left = h(
    "div",
    {},
    offered.optional.map((key) =>
      optionRow(
        "checkbox",
        uid(`without-${key}`),
        { value: key, label: W(`fit.without_${key}`) },
        without.includes(key),
        (event) => {
          without = [...without.filter((one) => one !== key), ...(event.target.checked ? [key] : [])];
          changed();
        },
      )
    ),
  );
  const all = (on) => () => {
    for (const one of entries) if (!one.own) one.on = on;
    draw();
  };
  const part = h(
    "details",
    { class: "six-details six-fit" },
    summary,
    h("p", { class: "six-hint" }, W("fit.hint")),
    h(
      "div",
      { class: "six-row" },
      button(W("fit.tick_all"), all(true), { kind: "quiet", id: uid("all") }),
      button(W("fit.tick_none"), all(false), { kind: "quiet", id: uid("none") }),
    ),
    h("div", { role: "group", "aria-label": W("fit.items", { title }) }, list),
    offered.longest ? add : h("p", { class: "six-hint" }, W("fit.no_own")),
    offered.optional.length ? h("div", { role: "group", "aria-label": W("fit.leave_out", { title }) }, left) : null,
    h(
      "div",
      { class: "six-row" },
      button(W("fit.save"), () => {
        const now = fittingOf(offered, entries, without) ?? { items: offered.items.map(({ id }) => id), without: [] };
        download(`${slug}-chosen.json`, toFile(slug, title, now));
      }, { kind: "quiet", id: uid("save") }),
      button(W("fit.open"), () => picker.click(), { kind: "quiet", id: uid("open") }),
      picker,
    ),
    said,
  );
  draw();
  return part;
}
