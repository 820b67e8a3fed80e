/* What comes on a press, of every exercise: a team's file is opened or saved. */

import { download } from "../download.js";
import { nameOf, toFile } from "../teamfile.js";
import { openInto } from "./open.js";

/** Save the file of what *told* holds, as the room tells it; returns its name. */
export function saveTeamFile(told) {
  download(nameOf(told), toFile(told), "text/html");
  return nameOf(told);
}

export { openInto };
