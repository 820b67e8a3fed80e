/* Files that give answers back: the one that this exercise saved, and that of a team. */

import { button } from "./controls.js";
import { W } from "./dom.js";
import { filePicker } from "./picker.js";

const later = () => import("./take/take.js");
const saved = () => import("./saved.js");

/** The buttons that open a file, each with its field behind it; *hush* takes away what is said of an earlier one. */
export function restoreButtons({ exercise, store, trouble, hush }) {
  const opens = (label, accept, open) => {
    const picker = filePicker({ accept, label, take });
    async function take(file) {
      hush();
      try {
        await open(file);
      } catch {
        trouble(W("keep.file_unreadable"));
      }
    }
    return [button(label, () => picker.click(), { kind: "quiet" }), picker];
  };
  return [
    ...opens(W("frame.restore"), ".json", async (file) => {
      const found = await (await saved()).readSaved(exercise, file);
      if (found.problem) trouble(found.problem);
      else store.takeSaved(found);
    }),
    ...(exercise.document && !exercise.private
      ? opens(
        W("frame.open_team"),
        ".html",
        async (file) => (await later()).openInto({ exercise, store, file, trouble }),
      )
      : []),
  ];
}
