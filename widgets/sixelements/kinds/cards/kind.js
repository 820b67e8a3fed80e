/* What pages use of this kind: its page, what sharing would send, and what the workbook keeps. */

import { exercisePage } from "../../ui/frame.js";
import { gathered, preview } from "./preview.js";
import { view } from "./view.js";

// Undo and what moved since speak of every card; sharing only of what a person ticks.
export const render = exercisePage(
  view,
  (answers, exercise) => ({ answers, rows: gathered(answers, exercise) }),
  () => import("./results.js"),
);
export { gathered, preview };
