/* What comes behind the first step: the causes, their ranks and the whys, the fish, and all that a room adds. */

import { showWriting } from "../table/now.js";
import { causesParts, rankParts } from "./bones.js";
import { fishFigure } from "./drawing.js";
import { issueParts } from "./issue.js";
import { inDocument } from "./page.js";
import { aroundRoom } from "./room.js";
import { whysParts } from "./whys.js";

const issue = (ctx, doc, sync) => issueParts(ctx, doc, sync, showWriting);
const PARTS = { issue, causes: causesParts, rank: rankParts, whys: whysParts };

/** Draw the step *id*, which a room may write. */
export const drawStep = (el, ctx, id) => inDocument(el, ctx, PARTS[id], aroundRoom);

export { fishFigure };
