/* Where the server stands: at the root of its address, or below a path that a proxy gives it. */

/**
 * Return the address of a path of this server.
 * @param {string} path
 * @returns {string}
 */
export function address(path) {
  const said = globalThis.document?.querySelector?.('meta[name="six-below"]')?.getAttribute("content");
  // The book, handed out by the same server, is made without knowing where it will stand.
  return `${said ?? globalThis.location?.pathname?.match(/^(.*)\/book\//)?.[1] ?? ""}${path}`;
}
