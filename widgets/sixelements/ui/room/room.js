/* A device in a room: beside an exercise, and on the page of the room. Loaded only where one was joined. */

import { registry } from "../registry.js";
import { roomPage } from "./page.js";
import { attach } from "./panel.js";

registry.room = { attach };
const roomMain = document.querySelector("[data-six-room-page]");
if (roomMain) roomPage(roomMain);
