/* What a device shares, whatever answers: nothing counts as done that the room has not said, and nobody is flooded. */

import assert from "node:assert/strict";
import { FakeTime } from "./time.js";
import { emptyDevice, fullDisk } from "./page.js";
import { makeOutbox, stateOf } from "../../widgets/sixelements/ui/room/outbox.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, {
  room: {
    not_ours: "Not ours.",
    no_network: "No network.",
    state_waiting: "Waiting.",
    state_unkept: "Leave this page open.",
    state_shared: "Shared.",
  },
});

const ROOM = { code: "KTM4RX", token: "t" };
const json = (/** @type {any} */ body, status = 200) => () => new Response(JSON.stringify(body), { status });
/** @type {Record<string, () => Response>} */
const ODD = {
  "a sign-in page": () => new Response("<html>Sign in</html>", { status: 200 }),
  "a sign-in page that speaks JSON": json({ login: true }),
  "an empty answer": () => new Response("", { status: 200 }),
  "a list": json([1]),
  "null": json(null),
  "a proxy's error": () => new Response("<html>Bad gateway</html>", { status: 502 }),
  "a proxy's refusal": () => new Response("<html>Forbidden</html>", { status: 403 }),
  "no network": () => {
    throw new TypeError("network");
  },
};

/** A room that answers as *reply* says; it counts what it was asked. */
function answering(/** @type {{ now: () => Response }} */ reply) {
  let asked = 0;
  globalThis.fetch = () => {
    asked += 1;
    return new Promise((resolve) => resolve(reply.now()));
  };
  return () => asked;
}

for (const [name, odd] of Object.entries(ODD)) {
  Deno.test(`${name} is no success: the share waits, asks seldom, and arrives when the room is back`, async () => {
    emptyDevice();
    const time = new FakeTime();
    const reply = { now: odd };
    const asked = answering(reply);
    const outbox = makeOutbox(ROOM, () => {});
    try {
      outbox.share(1, 2, { a: 1 });
      await time.pass(60_000);
      assert.ok(asked() >= 2 && asked() <= 7, `${asked()} requests in a minute`);
      const { state, revision, answers } = outbox.entry(1);
      assert.deepEqual([state, answers], ["waiting", { a: 1 }]);
      assert.ok(Number.isInteger(revision));
      reply.now = json({ revision });
      await time.pass(60_000);
      assert.equal(outbox.entry(1).state, "shared");
    } finally {
      outbox.stop();
      time.restore();
    }
  });
}

Deno.test("a refusal of ours ends it, in the room's own words", async () => {
  emptyDevice();
  const time = new FakeTime();
  const asked = answering({ now: json({ error: "Too late.", code: "revealed" }, 409) });
  const outbox = makeOutbox(ROOM, () => {});
  outbox.share(1, 2, { a: 1 });
  await time.pass(60_000);
  outbox.stop();
  time.restore();
  assert.deepEqual([asked(), outbox.entry(1).state, outbox.entry(1).why], [1, "refused", "Too late."]);
});

Deno.test("a room that always knows a later revision is not asked without pause", async () => {
  emptyDevice();
  const time = new FakeTime();
  let n = 2_000_000;
  const asked = answering({ now: () => json({ revision: n += 5 })() });
  const outbox = makeOutbox(ROOM, () => {});
  outbox.share(1, 2, { a: 1 });
  await time.pass(60_000);
  outbox.stop();
  time.restore();
  assert.ok(asked() <= 7, `${asked()} requests in a minute`);
});

Deno.test("where the device has no room, the person is told to leave the page open, and it still arrives", async () => {
  emptyDevice();
  const time = new FakeTime();
  const reply = { now: ODD["no network"] };
  answering(reply);
  const outbox = makeOutbox(ROOM, () => {});
  const room = fullDisk();
  outbox.share(1, 2, { a: 1 });
  await time.pass(1);
  assert.equal(stateOf(outbox.entry(1)), "Leave this page open.");
  room();
  reply.now = () => json({ revision: outbox.entry(1).revision })();
  await time.pass(60_000);
  outbox.stop();
  time.restore();
  assert.equal(outbox.entry(1).state, "shared");
});
