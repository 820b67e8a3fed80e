/* A team's file in the workbook: opened from the device's files, saved again with what was written since, or let go. */

import { button } from "../controls.js";
import { h, W } from "../dom.js";
import { download } from "../download.js";
import { filePicker } from "../picker.js";
import { nameOf, textOf, toFile } from "../teamfile.js";
import { keptFile, letGo, openTeamFile } from "./opened.js";
import { tablesOf } from "./tables.js";

const deed = ({ what, who, by_when }) => ({ what, who, by_when });

/** What a team's file saved on this device holds: the tools written *here*, and what is kept of a file opened before. */
export async function fileHere(here, deeds) {
  const tables = await tablesOf(here);
  const { team = "", purpose = "", patterns = [], documents = [] } = keptFile() ?? {};
  const theirs = deeds.filter((one) => !one.alone); // what is for one's own eyes is in no team's file
  const open = theirs.filter((one) => one.state === "open");
  return {
    ...tables,
    team,
    purpose,
    patterns,
    documents: [...tables.documents, ...documents],
    agreements: open.filter((one) => one.agreed).map(deed),
    actions: open.filter((one) => !one.agreed).map(deed),
    settled: theirs.filter((one) => one.state !== "open").map((one) => ({
      ...deed(one),
      state: one.state,
      why: one.why,
    })),
  };
}

/**
 * The section of the team's file; redraw() shows what opening one changed.
 * @param {any} page
 * @param {any[]} here the exercises that are begun
 * @param {any[]} deeds
 * @param {() => Promise<void>} redraw
 */
export async function teamFilePart(page, here, deeds, redraw) {
  const found = await fileHere(here, deeds);
  const kept = keptFile();
  const picker = filePicker({ accept: ".html,text/html", label: W("path.workbook.open_file"), take });

  async function take(file) {
    try {
      await tell(await openTeamFile(page.data.exercises, await textOf(file)));
    } catch (error) {
      console.error(error);
      page.tell(W("teamfile.unread"));
    }
  }

  async function tell({ words, kept: worked }) {
    page.check(worked);
    await redraw();
    document.getElementById("six-team-file")?.focus();
    page.tell(words);
  }

  const again = () => tell({ words: W("path.workbook.file_gone"), kept: letGo() });
  const isThere = [found.documents, found.agreements, found.actions, found.settled].some((some) => some.length > 0);
  return [
    h(
      "section",
      { class: "six-path-open", "aria-labelledby": "six-team-file" },
      h("h2", { id: "six-team-file", tabindex: "-1" }, W("path.workbook.file")),
      h(
        "p",
        {},
        kept ? W("path.workbook.file_is", { team: kept.team || W("teamfile.title") }) : W("teamfile.own_hint"),
      ),
      h(
        "div",
        { class: "six-row" },
        button(W("path.workbook.open_file"), () => picker.click()),
        isThere ? button(W("teamfile.own_save"), () => download(nameOf(found), toFile(found), "text/html")) : "",
        kept ? button(W("path.workbook.let_go_file"), again, { kind: "quiet" }) : "",
        picker,
      ),
    ),
  ];
}
