/* Exactly what will be sent, before it is. */

import { checks } from "../controls.js";
import { openDialog } from "../dialog.js";
import { h, W } from "../dom.js";
import { placeOf } from "./team.js";

/**
 * Show exactly what will be sent; free text goes only where its author ticks it. The answer resolves to the answers
 * to send, or null; whoever closes the dialog sends nothing.
 */
export function openPreview(exercise, answers, preview, room, mode) {
  const { rows, answers: whole } = preview(answers, exercise);
  const ticked = new Set();
  const list = h(
    "div",
    { class: "six-preview", role: "region", tabindex: "0", "aria-label": W("room.preview_list") },
    h(
      "dl",
      {},
      rows.filter((row) => !row.text).map((row) => h("div", {}, h("dt", {}, row.label), h("dd", {}, row.value))),
    ),
  );
  const texts = rows.filter((row) => row.text);
  // Words that are still empty have nothing to tick, and nothing of them is sent.
  const options = texts.map((row, index) => ({ value: index, label: words(row.value.trim()), hint: row.label }))
    .filter((one) => texts[one.value].value.trim());
  const choose = options.length
    ? checks({
      legend: W("room.texts"),
      hint: W("room.texts_hint"),
      name: "six-share-text",
      options,
      values: [],
      onChange: (values) => {
        ticked.clear();
        values.forEach((value) => ticked.add(value));
      },
    })
    : null;
  const { dialog, answer } = openDialog({
    title: W("room.preview_title"),
    text: W(mode === "open" ? "room.preview_open" : "room.preview_text", { code: room.spoken, side: placeOf(room) }),
    more: [list, choose],
    yes: W("room.preview_yes"),
    no: W("room.preview_no"),
    kind: "six-share-dialog",
  });
  const sent = answer.then((said) => {
    if (said !== "yes") return null;
    return texts.reduce((kept, row, index) => (ticked.has(index) ? kept : row.without(kept)), whole);
  });
  return { dialog, sent };
}

/** A person's own words, in their own direction. */
function words(text) {
  return h("span", { dir: "auto" }, text);
}
