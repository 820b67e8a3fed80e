/* The files of teams at the board: to hand one over, and to open a room with one. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { download } from "../download.js";
import { say } from "../messages.js";
import { filePicker } from "../picker.js";
import { carriedOf, fromFile, nameOf, textOf, toFile } from "../teamfile.js";

/** The buttons that save the file of each team, or of the whole room where it has none. */
export function teamFiles(board, teams) {
  const save = (label, number) =>
    button(label, () => {
      board.press("team-file", { team: number }, () => {
        const told = board.model.get("team_file");
        download(nameOf(told), toFile(told), "text/html");
        board.say(W("board.drawer.said_file", { name: nameOf(told) }));
      });
    }, { id: board.uid(`team-file-${number}`) });
  const made = teams.length
    ? teams.map(({ number, label }) => save(W("teamfile.save", { team: say(label) }), number))
    : [save(W("teamfile.save_room"), 0)];
  return [h("p", {}, W("teamfile.hint")), h("div", { class: "six-row" }, made)];
}

/**
 * The part of the form in which a file is chosen; *wanted.carried* keeps what a room takes of it, null for none.
 * @param {any} board
 * @param {{ wanted: { carried: any }, onChange: () => void }} told
 */
export function teamFileField(board, { wanted, onChange }) {
  const said = h("p", { class: "six-hint" }); // the board's own voice says it
  const picker = filePicker({
    accept: ".html,text/html",
    label: W("teamfile.open"),
    take: async (file) => {
      let found;
      try {
        found = fromFile(await textOf(file));
      } catch {
        found = { problem: W("teamfile.unread") };
      }
      if (found.file) take(carriedOf(found.file));
      else {
        said.textContent = found.problem;
        board.say(found.problem);
      }
    },
  });
  const open = button(W("teamfile.open"), () => {
    show(); // what was said of an earlier file goes
    picker.click();
  }, { id: board.uid("team-file") });
  const without = button(W("teamfile.let_go"), () => {
    take(null);
    open.focus();
  }, { kind: "quiet" });

  function take(carried) {
    wanted.carried = carried;
    onChange();
    show();
    board.say(said.textContent);
  }

  function show() {
    const { carried } = wanted;
    without.hidden = !carried;
    said.textContent = carried
      ? W("teamfile.opened", { tables: carried.documents.length, actions: carried.actions.length })
      : "";
  }

  show();
  return h("div", { class: "six-board-file" }, h("div", { class: "six-row" }, open, without, picker), said);
}
