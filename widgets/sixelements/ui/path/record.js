/* A record of my work: what a person says she did, for print. Name and ticks are kept nowhere. */

import { checks, table, textBox } from "../controls.js";
import { h, W } from "../dom.js";
import { begun } from "../storage.js";
import { footBar, howFar, named, printButton } from "./device.js";

export function recordView(page) {
  const { places, exercises } = page.data;
  const said = { name: "", parts: [], worked: [] };
  const form = h("div", { class: "six-path-form" });
  const record = h("article", { class: "six-path-record", "aria-labelledby": "six-record" });
  const printed = h("span", {});
  page.body.append(form, record);

  const change = (key) => (value) => {
    said[key] = value;
    drawRecord();
    if (key !== "name") page.say(W("path.record.said")); // not at every letter
  };

  function drawForm() {
    form.replaceChildren(
      h("h2", {}, W("path.record.make")),
      h("p", {}, W("path.record.nowhere")),
      textBox({
        label: W("path.record.name"),
        hint: W("path.record.name_hint"),
        name: "six-record-name",
        value: said.name,
        max: 120,
        rows: 1,
        onInput: change("name"),
      }),
      checks({
        legend: W("path.record.parts"),
        name: "six-record-part",
        values: said.parts,
        onChange: change("parts"),
        options: places.map((one) => ({ value: one.id, label: named(one) })),
      }),
      checks({
        legend: W("path.record.exercises"),
        name: "six-record-exercise",
        values: said.worked,
        onChange: change("worked"),
        options: exercises.map(({ slug, title }) => ({ value: slug, label: title })),
      }),
    );
  }

  function drawRecord() {
    const some = said.parts.length + said.worked.length > 0;
    page.filled(some);
    record.replaceChildren(
      h("h2", { id: "six-record" }, W("path.record.title")),
      ...(some ? written() : [h("p", { class: "six-empty" }, W("path.record.none"))]),
      footBar(printButton(W(some ? "path.record.print" : "path.record.print_blank"))),
    );
  }

  function written() {
    const name = said.name.trim();
    const kept = exercises.map((one) => [one, begun(one.slug)]).filter(([, found]) => found);
    return [
      h(
        "p",
        {},
        name ? [h("bdi", { class: "six-path-name" }, name), " ", W("path.record.says")] : W("path.record.reader_says"),
      ),
      said.parts.length
        ? [
          h("h3", {}, W("path.record.have_read")),
          h("ul", {}, said.parts.map((id) => h("li", {}, named(page.place(id))))),
        ]
        : [],
      said.worked.length
        ? [
          h("h3", {}, W("path.record.have_worked")),
          h("ul", {}, said.worked.map((slug) => h("li", {}, exercises.find((one) => one.slug === slug).title))),
        ]
        : [],
      h("h3", {}, W("path.record.support")),
      kept.length
        ? table({
          caption: W("path.record.caption"),
          head: [W("path.record.exercise"), W("path.record.kept")],
          rows: kept.map(([one, found]) => [one.title, howFar(found)]),
        })
        : h("p", {}, W("path.record.no_support")),
      h("p", { class: "six-path-attests" }, W("path.record.attests")),
      name ? null : h("p", { class: "six-path-sign" }, W("path.record.sign")),
      h("p", { class: "six-path-printed" }, W("path.record.printed"), " ", printed),
    ].flat().filter(Boolean);
  }

  /** The day of this device's clock, put in as the record is printed. */
  function date() {
    printed.textContent = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
  }

  printed.textContent = W("path.record.at_print");
  window.addEventListener("beforeprint", date);
  window.addEventListener("afterprint", () => {
    printed.textContent = W("path.record.at_print");
  });
  drawForm();
  return drawRecord;
}
