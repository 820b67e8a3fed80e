/* A room's server in a few lines, a network that loses things, and devices that write over it, for tests. */

import { FakeTime } from "./time.js";
import { emptyDevice } from "./page.js";
import { makeDocument } from "../../widgets/sixelements/ui/document/device.js";
import { fold } from "../../widgets/sixelements/ui/document/document.js";
import { WORDS } from "../../widgets/sixelements/ui/words.js";

Object.assign(WORDS, {
  room: { not_ours: "Not ours.", no_network: "No network.", moved: "Moved.", written_elsewhere: "Elsewhere." },
});

/** A room's server in a few lines, and a network before it; the real one is held by tests/serving. */
export class Network {
  constructor() {
    /** @type {any[]} */
    this.log = [];
    this.number = 1;
    this.part = "";
    this.state = "open";
    /** @type {any} */
    this.cells = {};
    this.asked = 0;
    this.letters = 0;
    /** @type {string[]} */
    this.rows = []; // the row in which the device said it writes, at each request
    /** @type {string[] | undefined} */
    this.writing = undefined; // rows in which others write
    this.lost = () => ({ request: false, answer: false, again: false });
    globalThis.fetch = (/** @type {any} */ address, /** @type {any} */ options) => this.serve(address, options);
  }

  async serve(/** @type {string} */ address, /** @type {any} */ { method, body, headers }) {
    this.asked += 1;
    this.rows.push(headers["X-Six-Writes"] ?? "");
    const { request, answer, again } = this.lost();
    await new Promise((resolve) => setTimeout(() => resolve(null), 20));
    if (request) throw new TypeError("network");
    const query = new URL(address, "http://localhost").searchParams;
    const asked = method === "POST"
      ? JSON.parse(body)
      : { document: Number(query.get("document")), after: Number(query.get("after")), edits: [] };
    let reply = this.take(asked);
    if (again) reply = this.take(asked);
    if (answer) throw new TypeError("network");
    return new Response(JSON.stringify(reply), { status: reply.error ? 409 : 200 });
  }

  take(/** @type {any} */ { document, after, edits, part }) {
    const fresh = edits.filter((/** @type {any} */ edit) => !this.log.some((one) => one.key === edit.key));
    if (fresh.length && part !== this.part) return { code: "moved", error: "It is theirs." };
    if (fresh.length && this.state === "final") return { code: "final", error: "It is final." };
    const misfit = fresh.find((/** @type {any} */ edit) => String(edit.value).includes("too long"));
    if (misfit) return { code: "bad-edit", error: "It does not fit." };
    this.log.push(...fresh.map(({ secret: _, ...edit }) => edit));
    const from = document === this.number && after <= this.log.length ? after : 0;
    const told = {
      document: this.number,
      part: this.part,
      state: this.state,
      head: this.log.length,
      writing: this.writing,
    };
    if (this.state === "final") return { ...told, edits: [], cells: fold(this.log) };
    return { ...told, edits: this.log.slice(from), ...(from ? {} : { cells: {} }) };
  }
}

/**
 * @param {(network: Network, time: FakeTime, device: (token: string, part?: string) => any) => Promise<void>} act
 */
export function journey(/** @type {string} */ name, act) {
  Deno.test(name, async () => {
    emptyDevice();
    const time = new FakeTime();
    const network = new Network();
    /** @type {any[]} */
    const devices = [];
    const device = (/** @type {string} */ token, part = "") => {
      const room = { code: "KTM4RX", token };
      const one = { troubles: [], changes: 0 };
      const made = makeDocument({
        room,
        activity: 1,
        part,
        onChange: () => (one.changes += 1),
        trouble: (words) => one.troubles.push(words),
      });
      devices.push(made);
      return Object.assign(one, made);
    };
    try {
      await act(network, time, device);
    } finally {
      for (const one of devices) one.stop();
      time.restore();
    }
  });
}

export const offline = () => ({ request: true, answer: false, again: false });
export const online = () => ({ request: false, answer: false, again: false });
