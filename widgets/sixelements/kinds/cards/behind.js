/* What comes behind the cards themselves: talking about them, bringing some in and what became of those where they came
   from, and the board of a room. */

import { makeBringing } from "./bring.js";
import { jointBoard } from "./joint.js";
import { makeToday } from "./origin.js";
import { makeTalk } from "./talk.js";

export { jointBoard, makeBringing, makeTalk, makeToday };
