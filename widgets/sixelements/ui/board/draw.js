/* Drawing on the display only what has changed. */

/** Redraw *node* only when what it shows has changed, so that focus, typing and scrolling stay where they are. */
export function keyed(node, make) {
  let key = null;
  return (...shows) => {
    const now = JSON.stringify(shows);
    if (now === key) return;
    key = now;
    const focused = node.contains(document.activeElement) ? document.activeElement.id : "";
    node.replaceChildren(...[make(...shows)].flat(Infinity).filter(Boolean));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
}

/** Set a node's text only when it differs, so that nothing is announced or laid out again for nothing. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
