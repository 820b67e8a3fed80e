/* Drawing on the display only what has changed. */

const USABLE = "button:not(:disabled), select, input, textarea, summary, a[href]";

/**
 * Redraw *node* only when what it shows has changed, so that focus, typing and scrolling stay where they are.
 * Where the control that had the focus is gone, the focus goes to the one that took its place, or to what *instead*
 * returns: it never falls out of the page.
 * @param {any} node
 * @param {(...shows: any[]) => any} make
 * @param {() => any} [instead]
 */
export function keyed(node, make, instead) {
  let key = null;
  return (...shows) => {
    const now = JSON.stringify(shows);
    if (now === key) return;
    key = now;
    const held = node.contains(document.activeElement);
    const focused = held ? document.activeElement.id : "";
    node.replaceChildren(...[make(...shows)].flat(Infinity).filter(Boolean));
    if (!held) return;
    const same = focused ? document.getElementById(focused) : null;
    (same ?? instead?.() ?? node.querySelector(USABLE))?.focus({ preventScroll: true });
  };
}

/** Set a node's text only when it differs, so that nothing is announced or laid out again for nothing. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
