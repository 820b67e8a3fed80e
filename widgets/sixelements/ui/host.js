/* Brings the worksheets of a page to life where there is no kernel.
   SCRIPTS (kind -> file beside this one) is put before this text by assets.py. */

const base = new URL(".", document.currentScript.src).href;
window.sixElements ??= { kinds: {} };

/** The part of the AFM contract an exercise needs: get, set, on, off, save_changes. */
function makeModel(values) {
  const listeners = new Map();
  return {
    get: (name) => values[name],
    set(name, value) {
      values[name] = value;
      for (const listener of listeners.get(`change:${name}`) ?? []) listener();
    },
    on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    off: (event, listener) => listeners.set(event, (listeners.get(event) ?? []).filter((one) => one !== listener)),
    save_changes() {},
  };
}

const loading = {};
function load(kind) {
  loading[kind] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = base + SCRIPTS[kind];
    script.onload = () => resolve(window.sixElements.kinds[kind]);
    script.onerror = () => reject(new Error(`could not load ${script.src}`));
    document.head.append(script);
  });
  return loading[kind];
}

async function enliven(section) {
  const { render } = await load(section.dataset.kind);
  const exercise = JSON.parse(section.querySelector("script.six-data").textContent);
  const el = document.createElement("div");
  section.prepend(el);
  render({ model: makeModel({ exercise, answers: {} }), el });
}

function start() {
  for (const section of document.querySelectorAll(".six-exercise")) {
    // Should anything fail, the worksheet stays on the page and can be printed and used.
    enliven(section).catch((error) => console.error(error));
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
