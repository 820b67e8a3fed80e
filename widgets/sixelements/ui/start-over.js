/* The question before all answers of an exercise are emptied. */

import { confirmDialog } from "./dialog.js";
import { W } from "./dom.js";
import { storage, typedIn } from "./storage.js";

/** Ask; where the answer is yes, what was typed and is no answer yet goes, too. */
export async function isSure(slug) {
  const sure = await confirmDialog({
    title: W("frame.reset_title"),
    text: W("frame.reset_text"),
    yes: W("frame.reset_yes"),
    no: W("frame.reset_no"),
  });
  if (sure) storage.write(typedIn(slug), null);
  return sure;
}
