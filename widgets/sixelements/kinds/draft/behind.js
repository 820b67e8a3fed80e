/* What comes behind the first steps: other wordings of a part, versions, and all that a room adds. */

import { besidePart } from "./beside.js";
import { ROOM } from "./room.js";
import { drawVersions } from "./versions.js";

export { besidePart, drawVersions, ROOM };
