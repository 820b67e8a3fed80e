/* What pages use of this kind: its page, what sharing would send, and what the workbook keeps. */

import { exercisePage } from "../../ui/frame.js";
import { gathered, preview } from "./preview.js";
import { view } from "./view.js";

export const render = exercisePage(view, preview, () => import("./results.js"));
export { gathered, preview };
