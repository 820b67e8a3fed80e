/* A team's file at one exercise: its rows come onto this device, by a press, and never over what is kept unasked. */

import { confirmDialog } from "../dialog.js";
import { plural, W } from "../dom.js";
import { carriedOf, fromFile, textOf } from "../teamfile.js";
import { filled, replaces } from "./fill.js";

/**
 * Put what the team's *file* holds of the *exercise* into its *store*; trouble(words) says what stood in the way.
 * @param {{ exercise: any, store: any, file: File, trouble: (words: string) => void }} told
 */
export async function openInto({ exercise, store, file, trouble }) {
  const { title } = exercise;
  const found = fromFile(await textOf(file));
  if (found.problem) return trouble(found.problem);
  const rows = carriedOf(found.file).documents.find(({ slug }) => slug === exercise.slug)?.rows ?? [];
  if (!rows.length) return trouble(W("teamfile.not_here", { title }));
  const { answers, lost } = filled(exercise, store.answers(), rows);
  if (replaces(store.answers(), answers)) {
    const sure = await confirmDialog({
      title: W("teamfile.replace_title"),
      text: W("teamfile.replace_text", { title }),
      yes: W("teamfile.replace_yes"),
      no: W("teamfile.replace_no"),
    });
    if (!sure) return;
  }
  store.take(answers);
  if (lost) trouble(plural("teamfile.lost", lost));
}
