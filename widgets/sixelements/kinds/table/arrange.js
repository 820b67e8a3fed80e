/* Nodes put in order, and nobody's place lost by it. */

/** Put *nodes* in this order around the one that has the focus, which is never taken out of the page. */
export function arrange(list, nodes) {
  const pivot = nodes.find((one) => one.parentNode === list && one.contains(document.activeElement));
  const at = nodes.indexOf(pivot);
  const line = (some, from) => {
    for (const node of some) {
      if (node === from) from = from.nextSibling;
      else list.insertBefore(node, from);
    }
  };
  if (at < 0) return line(nodes, list.firstChild);
  line(nodes.slice(0, at), list.firstChild);
  line(nodes.slice(at + 1), pivot.nextSibling);
}
