/* A clock for tests: minutes pass in no time, and timers run in their order. */

export class FakeTime {
  constructor() {
    this.now = 0;
    /** @type {Map<number, { at: number, act: () => void }>} */
    this.timers = new Map();
    this.real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
    let last = 0;
    const page = /** @type {any} */ (globalThis);
    page.setTimeout = (/** @type {() => void} */ act, ms = 0) => {
      this.timers.set(last += 1, { at: this.now + ms, act });
      return last;
    };
    page.clearTimeout = (/** @type {number} */ id) => this.timers.delete(id);
    this.reading = 0;
    this.read = Response.prototype.json;
    const [clock, read] = [this, this.read];
    // Deno reads a reply beside the script: on a busy machine it takes more than a moment, and no minute passes in it.
    Response.prototype.json = async function json() {
      clock.reading += 1;
      try {
        return await read.call(this);
      } finally {
        clock.reading -= 1;
      }
    };
  }

  /** Let *ms* pass, and all that it brings. */
  async pass(/** @type {number} */ ms) {
    const end = this.now + ms;
    await this.settle();
    for (let next = this.first(end); next; next = this.first(end)) {
      const [id, { at, act }] = next;
      this.timers.delete(id);
      this.now = at;
      act();
      await this.settle();
    }
    this.now = end;
  }

  first(/** @type {number} */ end) {
    return [...this.timers].filter(([, one]) => one.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
  }

  /** Let all promises that are due run, and replies be read. */
  async settle() {
    const moment = () => new Promise((resolve) => this.real.setTimeout.call(globalThis, () => resolve(null), 0));
    await moment();
    while (this.reading) await moment();
  }

  restore() {
    Response.prototype.json = this.read;
    Object.assign(globalThis, this.real);
  }
}
