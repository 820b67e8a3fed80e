/* Loads a script that stands beside this one, once.
   SCRIPTS (name -> file) is put before this text by assets.py. */

const base = new URL(".", document.currentScript.src).href;
window.sixElements ??= { kinds: {} };

const loading = {};
function loadFile(name) {
  loading[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = base + name;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`could not load ${script.src}`));
    document.head.append(script);
  });
  return loading[name];
}

/** The script of a kind, or of the room. */
function load(name) {
  return loadFile(SCRIPTS[name]);
}
