/* A page for tests that draw nothing: Deno's own events and storage under the names that a page has for them. */

const page = /** @type {any} */ (globalThis);
page.window = globalThis;
page.document ??= Object.assign(new EventTarget(), { activeElement: null, hidden: false, visibilityState: "visible" });

/** An empty device. */
export function emptyDevice() {
  localStorage.clear();
  return localStorage;
}

/**
 * What a host gives an exercise: values to get and set, and listeners.
 * @param {Record<string, any>} values
 */
export function hostModel(values) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  return {
    get: (/** @type {string} */ name) => values[name],
    set(/** @type {string} */ name, /** @type {any} */ value) {
      values[name] = value;
      for (const listener of listeners) listener();
    },
    on: (/** @type {string} */ _, /** @type {() => void} */ listener) => listeners.add(listener),
    off: (/** @type {string} */ _, /** @type {() => void} */ listener) => listeners.delete(listener),
    save_changes() {},
  };
}

/** Let the device have no room for one letter more, until what this returns is called. */
export function fullDisk() {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  return () => {
    Storage.prototype.setItem = setItem;
  };
}
