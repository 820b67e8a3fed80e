/* What comes on a press, of every exercise: a team's file, and the exercise as a file for Word or Excel. */

import { download } from "../download.js";
import { nameOf, toFile } from "../teamfile.js";
import { asDocx, DOCX } from "./docx.js";
import { rowsNamed } from "./gone.js";
import { openInto } from "./open.js";
import { picturesIn } from "./pictures.js";
import { told } from "./told.js";
import { asXlsx, XLSX } from "./xlsx.js";

/** Save the file of what *found* holds, as the room tells it; returns its name. */
export function saveTeamFile(found) {
  download(nameOf(found), toFile(found), "text/html");
  return nameOf(found);
}

const FORMATS = { docx: { make: asDocx, type: DOCX }, xlsx: { make: asXlsx, type: XLSX } };

/**
 * Save an exercise as a file made on this device; returns its name. It has the pictures that stand in *root*.
 * @param {any} ctx
 * @param {"docx" | "xlsx"} format
 * @param {Element} root
 */
export async function saveOffice(ctx, format, root) {
  const { make, type } = FORMATS[format];
  const name = `${ctx.exercise.slug}.${format}`;
  const pictures = await picturesIn(root);
  download(name, make({ ...told(ctx, await rowsNamed(ctx)), pictures }), type);
  return name;
}

export { openInto };
