/* Files that give answers back: the one that this exercise saved, and that of a team. */

import { button } from "./controls.js";
import { h, W } from "./dom.js";

const later = () => import("./take/take.js");
const saved = () => import("./saved.js");

/** The buttons that open a file, with the field behind them; *hush* takes away what is said of an earlier one. */
export function restoreButtons({ exercise, store, trouble, hush }) {
  const picker = h("input", {
    type: "file",
    accept: ".json,.html",
    hidden: true,
    "aria-label": W("frame.restore"),
    on: { change: open },
  });

  async function open() {
    const [file] = picker.files;
    if (!file) return;
    hush();
    try {
      if (file.name.endsWith(".html")) await (await later()).openInto({ exercise, store, file, trouble });
      else {
        const found = await (await saved()).readSaved(exercise, file);
        if (found.problem) trouble(found.problem);
        else store.takeSaved(found);
      }
    } catch {
      trouble(W("keep.file_unreadable"));
    }
    picker.value = "";
  }

  const choose = () => picker.click();
  return [
    button(W("frame.restore"), choose, { kind: "quiet" }),
    exercise.document && !exercise.private ? button(W("frame.open_team"), choose, { kind: "quiet" }) : "",
    picker,
  ];
}
