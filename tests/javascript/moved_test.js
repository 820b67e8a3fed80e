/* A device that changes its team or side: what it wrote for the others goes nowhere, and theirs is not kept as its own. */

import assert from "node:assert/strict";
import { journey, offline, online } from "./network.js";
import { unsent } from "../../widgets/sixelements/ui/document/files.js";

journey(
  "what was written for one team never goes to another, and is there to be read",
  async (network, time, device) => {
    network.part = "team-1";
    const one = device("one", "team-1");
    await time.pass(1_000);
    network.lost = offline;
    const row = one.add("i");
    one.write(`${row}/task`, "ours");
    await time.pass(3_000);
    one.stop();
    network.lost = online;
    [network.part, network.number] = ["team-2", 2];
    const two = device("one", "team-2");
    await time.pass(5_000);
    assert.deepEqual(network.log, []);
    assert.deepEqual(two.refused(), [{ at: `${row}/task`, value: "ours", why: "Elsewhere." }]);
    assert.deepEqual([two.rows(), unsent({ token: "one" })], [[], 0]);
  },
);

journey(
  "a page that is open while the device changes its team stops, and sends nothing",
  async (network, time, device) => {
    network.part = "team-1";
    const one = device("one", "team-1");
    await time.pass(1_000);
    [network.part, network.number] = ["team-2", 2];
    one.write("a/task", "ours");
    await time.pass(5_000);
    assert.deepEqual(network.log, []);
    assert.deepEqual(one.refused(), [{ at: "a/task", value: "ours", why: "It is theirs." }]);
    assert.equal(one.troubles.at(-1), "Moved.");
    const asked = network.asked;
    await time.pass(60_000);
    assert.equal(network.asked, asked);
  },
);

journey("what another team wrote is not kept as this one's", async (network, time, device) => {
  network.part = "team-2";
  network.log.push({ key: "k".repeat(16), at: "a/task", value: "theirs", over: null });
  const one = device("one", "team-1");
  await time.pass(5_000);
  assert.deepEqual([one.rows(), one.troubles.at(-1)], [[], "Moved."]);
});
