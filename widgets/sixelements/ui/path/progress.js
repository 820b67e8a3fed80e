/* My progress: the exercises begun on this device, the parts a person says she has read, and where to go on. */

import { button } from "../controls.js";
import { confirmDialog } from "../dialog.js";
import { h, W } from "../dom.js";
import { begun, clearDevice } from "../storage.js";
import { footBar, howFar, idOf, isDone, named, printButton, read } from "./device.js";

export function progressView(page) {
  const { places, exercises } = page.data;
  const top = h("div", {});
  const list = h("div", {});
  page.body.append(
    top,
    list,
    footBar(printButton(W("path.progress.print")), button(W("path.progress.clear"), clear, { kind: "quiet" })),
  );

  function tick(id, ticked) {
    const parts = new Set(read.all(places));
    parts[ticked ? "add" : "delete"](id);
    page.check(read.keep(places.map((place) => place.id).filter((one) => parts.has(one))));
    drawTop();
    page.say(W("path.progress.said", { n: parts.size, of: places.length }));
  }

  async function clear() {
    if (
      !await confirmDialog({
        title: W("path.progress.clear_title"),
        text: W("path.progress.clear_text"),
        yes: W("path.progress.clear_yes"),
        no: W("path.progress.clear_no"),
      })
    ) return;
    clearDevice();
    draw();
    page.tell(W("path.progress.cleared"));
  }

  function drawTop() {
    const kept = exercises.map((one) => begun(one.slug));
    const parts = read.all(places);
    const some = kept.some(Boolean) || parts.length > 0;
    page.filled(some);
    top.replaceChildren(
      ...(some
        ? [
          h(
            "p",
            { class: "six-lead" },
            W("path.progress.sum", {
              begun: kept.filter(Boolean).length,
              exercises: exercises.length,
              read: parts.length,
              parts: places.length,
            }),
          ),
          h("p", { class: "six-path-on" }, goOn(parts)),
        ]
        : [h("p", { class: "six-empty" }, W("path.progress.none"))]),
    );
  }

  /** An exercise that is begun comes before a part that is not read. */
  function goOn(parts) {
    const open = exercises.find((one) => begun(one.slug) && !isDone(begun(one.slug)));
    const next = places.find((one) => !parts.includes(one.id));
    if (open) return [W("path.progress.on_exercise"), " ", page.toExercise(open.slug, open.title)];
    return next ? [W("path.progress.on_part"), " ", page.toPart(next.id, named(next))] : W("path.progress.all");
  }

  function part(place, parts) {
    const id = `six-read-${idOf(place.id)}`;
    const box = h("input", { type: "checkbox", id, on: { change: (event) => tick(place.id, event.target.checked) } });
    box.checked = parts.includes(place.id);
    const here = exercises.filter((one) => one.sub_element === place.id);
    return h(
      "li",
      { class: "six-path-row" },
      h("p", { class: "six-path-part" }, page.toPart(place.id, named(place))),
      h(
        "div",
        { class: "six-path-tick" },
        box,
        h("label", { for: id }, W("path.progress.have_read"), h("span", { class: "six-hidden" }, ` ${named(place)}`)),
      ),
      here.length
        ? h(
          "ul",
          { class: "six-path-exercises" },
          here.map(({ slug, title }) =>
            h("li", {}, page.toExercise(slug, title), h("span", { class: "six-muted" }, howFar(begun(slug))))
          ),
        )
        : null,
    );
  }

  function drawList() {
    const parts = read.all(places);
    const numbers = [...new Set(places.map((one) => one.element.number))];
    list.replaceChildren(...numbers.map((number) => {
      const here = places.filter((one) => one.element.number === number);
      return h(
        "section",
        { "data-element": number, "aria-labelledby": `six-element-${number}` },
        h("h2", { class: "six-path-element", id: `six-element-${number}` }, `${number} ${here[0].element.name}`),
        h("ul", { class: "six-path-list" }, here.map((place) => part(place, parts))),
      );
    }));
  }

  function draw() {
    drawTop();
    drawList();
  }

  return draw;
}
