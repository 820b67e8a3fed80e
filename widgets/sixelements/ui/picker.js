/* The field in which a file is chosen; a button of the page opens it. What it takes says what was expected (given.js). */

import { h } from "./dom.js";

/**
 * A hidden field for one file of the kinds *accept*; *take* gets what is chosen, the same file again, too.
 * @param {{ accept: string, label: string, take: (file: File) => Promise<void> }} told
 */
export function filePicker({ accept, label, take }) {
  const picker = h("input", { type: "file", accept, hidden: true, "aria-label": label, on: { change } });

  async function change() {
    const [file] = picker.files;
    if (!file) return;
    try {
      await take(file);
    } finally {
      picker.value = "";
    }
  }
  return picker;
}
