/* The board as a page of the server, with no Python behind it. */

import { render } from "./board.js";
import { HERE, servedModel } from "./served.js";

/** What a board shows before it has heard anything. */
const AT_FIRST = {
  rooms: [],
  room: {},
  devices: [],
  trouble: "",
  address: "",
  addresses: [],
  reach: "",
  qr: "",
  team_file: {},
  part: {},
  comparison: {},
  script: {},
};

const root = document.querySelector("[data-six-board]");
const brought = document.querySelector(".six-board-brought");
if (root && brought) {
  const model = servedModel({ ...AT_FIRST, ...JSON.parse(brought.textContent ?? "{}") });
  render({ model, el: /** @type {HTMLElement} */ (root), server: HERE });
}
