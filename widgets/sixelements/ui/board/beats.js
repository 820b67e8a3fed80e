/* Leading a meeting that the room plays together, on the board and on the remote: which words are said. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";

/**
 * The words to be said and the press that says them; before a reveal folded away, for a room in which too few choose.
 * @param {{ beat: any, activity: number, id: string, press: (name: string, more: any) => void }} told
 */
export function sayPart({ beat, activity, id, press }) {
  const picker = wordsPicker(beat, `${id}-words`);
  const say = () => {
    const { chair, id: choice } = picker.value();
    press("say", { activity, number: beat.number, chair, choice });
  };
  const parts = [
    picker.node,
    button(W("slides.say.do"), say, { kind: beat.pattern ? "strong" : "plain", id: `${id}-say` }),
  ];
  if (beat.pattern) return h("div", { class: "six-row six-board-add" }, parts);
  return h(
    "details",
    { class: "six-details" },
    h("summary", { id: `${id}-unseen` }, W("slides.say.unseen")),
    h("p", { class: "six-hint" }, W("slides.say.unseen_why")),
    h("div", { class: "six-row six-board-add" }, parts),
  );
}

/** The words that most people of a chair chose; of equals the first; null where the chair is not shown. */
function favored(words, chair) {
  const shown = words.filter((one) => one.chair === chair && one.count !== null);
  return shown.reduce((most, one) => (most === null || one.count > most.count ? one : most), null);
}

/**
 * What a facilitator chooses the words from that are said: those of each chair with how many chose them.
 * `value()` is what stands chosen: at first what the larger of the two chairs' shown groups most often chose.
 * @param {any} beat
 * @param {string} id
 */
function wordsPicker({ words }, id) {
  const chairs = [...new Set(words.map((one) => one.chair))];
  const most = chairs.map((chair) => favored(words, chair)).filter(Boolean).sort((a, b) => b.count - a.count)[0];
  const select = h(
    "select",
    { id },
    chairs.map((chair) =>
      h(
        "optgroup",
        { label: W(`slides.say.${chair}`) },
        words.map((one, at) =>
          one.chair === chair
            ? h(
              "option",
              { value: at },
              one.count === null ? one.title : W("slides.say.counted", { title: one.title, n: one.count }),
            )
            : null
        ),
      )
    ),
  );
  select.value = String(most ? words.indexOf(most) : 0);
  return {
    node: h("div", { class: "six-field" }, h("label", { for: id }, W("slides.say.label")), select),
    value: () => words[Number(select.value)],
  };
}
