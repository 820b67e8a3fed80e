/* Requests that end. */

/**
 * A signal that ends a request after *ms*: a network may also swallow one without a word.
 * AbortSignal.timeout() would do the same, but not on every device that a participant may bring.
 * @param {number} ms
 */
export function timeout(ms) {
  const ending = new AbortController();
  setTimeout(() => ending.abort(new DOMException("timeout", "TimeoutError")), ms);
  return ending.signal;
}
