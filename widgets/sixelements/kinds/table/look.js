/* The step of the questions about the whole, each a point on one scale with a quiet note. */

import { h } from "../../ui/dom.js";
import { pointsGroup, quietNote } from "../../ui/instrument/points.js";

export function lookStep(ctx) {
  const { content, exercise } = ctx;
  const { look } = content;
  const render = (el) =>
    el.append(
      look.about ? h("p", {}, look.about) : "",
      ...look.items.map((item) =>
        h(
          "div",
          { class: "six-rate-item" },
          h("h3", {}, item.title),
          item.text ? h("p", { id: ctx.uid(`text-${item.id}`) }, item.text) : null,
          pointsGroup(ctx, {
            legend: item.title,
            hidden: true,
            path: `ratings.${item.id}.value`,
            scale: exercise.scales[content.scale],
            describedby: item.text ? ctx.uid(`text-${item.id}`) : null,
          }),
          quietNote(ctx, `ratings.${item.id}`, item.title),
        )
      ),
    );
  const done = () => look.items.every((item) => ctx.get(`ratings.${item.id}.value`) !== undefined);
  return { id: look.id, title: look.title, done, render };
}
