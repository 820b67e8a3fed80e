/* A column of links: the field in which a row of another exercise is chosen, and what became of it. */

import { button } from "../../ui/controls.js";
import { keyed } from "../../ui/board/draw.js";
import { h, W } from "../../ui/dom.js";
import { linked } from "../../ui/linked.js";
import { choosable, linkTo, standingOf } from "../../ui/links.js";

/**
 * The field of a column of links: {node, show(value)}, which is called again when the other rows have come or changed.
 * *link* is what the page knows of the other exercise, undefined where this course lacks it; *there* gives its rows.
 * @param {{ column: any, link: any, name: string, value: any, onChange: (value: any) => void,
 *   there: (slug: string) => any[] | null | undefined }} told
 */
export function makeLink({ column, link, name, value, onChange, there }) {
  const hint = [column.help, link && W("table.link_from", { title: link.title })].filter(Boolean).join(" ");
  const control = h("select", {
    id: name,
    "aria-describedby": `${name}-hint ${name}-link`,
    on: { change: () => pick(control.value) },
  });
  const note = h("div", { class: "six-rows-beside", id: `${name}-link` });
  const node = h(
    "div",
    { class: "six-field" },
    h("label", { for: name }, column.label),
    h("p", { class: "six-hint", id: `${name}-hint` }, hint),
    control,
    note,
  );
  const drawOptions = keyed(control, (options) => [
    h("option", { value: "" }, W("table.choose")),
    options.map(({ id, words }) => h("option", { value: id }, words)),
  ]);
  const drawNote = keyed(note, ({ state, now }, words, none) => [
    none && h("p", {}, W("table.link_none", { title: link.title })),
    state === "gone" && h("p", {}, W("table.link_gone", { title: link.title, text: words })),
    state === "changed" && h("p", { dir: "auto" }, W("table.link_now", { text: now })),
    state === "changed" &&
    button(W("table.link_take"), () => {
      pick(linked(value).id);
      control.focus();
    }, { kind: "quiet", id: `${name}-take` }),
  ]);

  const rows = () => (link ? there(link.to) : null);

  function pick(id) {
    const one = choosable(rows(), link?.shows).find((each) => each.id === id) ?? linked(value);
    onChange(id ? linkTo(id, one.words) : undefined);
    show(id ? linkTo(id, one.words) : undefined);
  }

  function show(now) {
    value = now ?? undefined;
    const { id, words } = linked(value);
    const some = choosable(rows(), link?.shows);
    drawOptions(!id || some.some((one) => one.id === id) ? some : [...some, { id, words }]);
    control.value = id;
    drawNote(standingOf(value, rows(), link?.shows), words, Boolean(link) && !id && !some.length);
  }

  show(value);
  return { node, show };
}
