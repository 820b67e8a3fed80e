/* Files that give answers back: the one that this exercise saved, and that of a team. */

import { button } from "./controls.js";
import { W } from "./dom.js";
import { filePicker } from "./picker.js";

const later = () => import("./take/take.js");
const saved = () => import("./saved.js");

/** The buttons that open a file, with the field behind them; *hush* takes away what is said of an earlier one. */
export function restoreButtons({ exercise, store, trouble, hush }) {
  const picker = filePicker({ accept: ".json,.html", label: W("frame.restore"), take });

  async function take(file) {
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
  }

  const choose = () => picker.click();
  return [
    button(W("frame.restore"), choose, { kind: "quiet" }),
    exercise.document && !exercise.private ? button(W("frame.open_team"), choose, { kind: "quiet" }) : "",
    picker,
  ];
}
