/* Requests to the server of a room, and what it refuses. */

import { W } from "../dom.js";
import { timeout } from "../timeout.js";

const PATIENCE = 20_000;

/** What the server refused, in its own plain words. */
export class Refusal extends Error {
  constructor({ error, code }, status) {
    super(error);
    this.code = code;
    this.status = status;
  }
}

/**
 * Ask the server; a refusal throws Refusal, a network that is not there throws what fetch throws.
 * @param {string} path
 * @param {{ method?: string, body?: any, token?: string, secret?: string }} [options]
 * @returns {Promise<any>}
 */
export async function ask(path, { method = "GET", body, token, secret } = {}) {
  const answer = await fetch(`/api/rooms/${path}`, {
    method,
    headers: {
      ...(body ? { "Content-Type": "application/json" } : {}),
      ...(token ? { "X-Six-Token": token } : {}),
      ...(secret ? { "X-Six-Secret": secret } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
    cache: "no-store",
    signal: timeout(PATIENCE),
  });
  const told = await answer.json().catch(() => ({ error: W("room.trouble"), code: "trouble" }));
  if (!answer.ok) throw new Refusal(told, answer.status);
  return told;
}
