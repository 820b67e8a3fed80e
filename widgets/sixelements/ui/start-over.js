/* The question before all answers of an exercise are emptied. */

import { confirmDialog } from "./dialog.js";
import { W } from "./dom.js";

export const isSure = () =>
  confirmDialog({
    title: W("frame.reset_title"),
    text: W("frame.reset_text"),
    yes: W("frame.reset_yes"),
    no: W("frame.reset_no"),
  });
