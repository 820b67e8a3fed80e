/* Requests to the server of a room, and what it refuses. */

import { address } from "../below.js";
import { W } from "../dom.js";
import { said, say } from "../messages.js";
import { isObject } from "../shape.js";
import { timeout } from "../timeout.js";

const PATIENCE = 20_000;

/** What the server refused; it also sends its own plain words, for a page that is older than a key. */
export class Refusal extends Error {
  constructor({ error, code, says }, status) {
    super(says ? say(says) : error);
    this.code = code;
    this.status = status;
  }
}

/** Something else than the room's server answered: a sign-in page of a Wi-Fi, a proxy, a page of maintenance. */
export class NotOurs extends Error {}

/**
 * Ask the server. A refusal throws Refusal; an answer that is not the server's throws NotOurs, whatever its status,
 * so that nothing counts as done that the room never saw; a network that is not there throws what fetch throws.
 * @param {string} path
 * @param {{ expects: Record<string, string>, method?: string, body?: any, token?: string, secret?: string, writes?: string }} options
 *   `expects`: what an answer of ours has, and its type; `writes`: the row of a document in which the person writes
 * @returns {Promise<any>}
 */
export const ask = (path, options) => request(`/api/rooms/${path}`, options);

/**
 * Ask the server for whatever *path*, as above.
 * @param {string} path
 * @param {{ expects: Record<string, string>, method?: string, body?: any, token?: string, secret?: string, writes?: string }} options
 * @returns {Promise<any>}
 */
export async function request(path, { expects, method = "GET", body, token, secret, writes }) {
  const answer = await fetch(address(path), {
    method,
    headers: {
      ...(body ? { "Content-Type": "application/json" } : {}),
      ...(token ? { "X-Six-Token": token } : {}),
      ...(secret ? { "X-Six-Secret": secret } : {}),
      ...(writes ? { "X-Six-Writes": writes } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
    cache: "no-store",
    redirect: "error",
    signal: timeout(PATIENCE),
  }).catch((error) => {
    document.dispatchEvent(new Event("six-in-vain"));
    throw error;
  });
  const told = await answer.json().catch(() => null);
  if (answer.ok && fits(told, expects)) return said(told);
  if (!answer.ok && fits(told, { error: "string", code: "string" })) throw new Refusal(told, answer.status);
  throw new NotOurs(W("room.not_ours"));
}

const STATE = { state: "string", activities: "array" };
const DOOR = { code: "string", sides: "array" };
const PATTERN = { groups: "array", blocks: "array" };

/** What the door of the room *code* says; *code* is whatever a person typed, *secret* what the square carried. */
export const door = (code, secret) => ask(encodeURIComponent(code || "-"), { secret, expects: DOOR });

/** Where a joined room stands. */
export const stateOfRoom = ({ code, token }) => ask(code, { token, expects: STATE });

/** Enter the room, or change the side there: the same *word* is the same device. */
export const join = (code, { side, team, word, secret }) =>
  ask(`${code}/join`, { method: "POST", body: { side, join: word, team }, secret, expects: { token: "string" } });

/** Say that this device is finished with an activity, or that it is not after all. */
export const sayFinished = ({ code, token }, id, finished) =>
  ask(`${code}/activities/${id}/finished`, {
    method: finished ? "PUT" : "DELETE",
    body: { token },
    expects: { finished: "boolean" },
  });

/** What the room's answers to an activity show. */
export const patternOf = ({ code, token = "", secret = "" }, id) =>
  ask(`${code}/activities/${id}/pattern`, { token, secret, expects: PATTERN });

/** A meeting that the room plays together, as this device may see it; *chair* is the one it takes where it may choose. */
export const beatOf = ({ code, token }, id, chair) =>
  ask(`${code}/activities/${id}/beat?chair=${encodeURIComponent(chair)}`, { token, expects: { state: "string" } });

/** Choose the next words at a beat; a choice of null takes it back. */
export const sendVote = ({ code, token }, { activity, number, revision, chair, choice }) =>
  ask(`${code}/activities/${activity}/beats/${number}/vote`, {
    method: "PUT",
    body: { token, revision, chair, choice },
    expects: { revision: "number" },
  });

/** An exercise as the room asks it, and its worksheet. */
export const editionOf = ({ code, token }, id) =>
  ask(`${code}/activities/${id}/exercise`, { token, expects: { exercise: "object", worksheet: "string" } });

function fits(told, expects) {
  return isObject(told) &&
    Object.entries(expects).every(([name, type]) =>
      type === "array" ? Array.isArray(told[name]) : typeof told[name] === type
    );
}

/** Whether nothing answered at all, which the page says in one place, at the foot of the screen. */
export const isAway = (error) => !(error instanceof Refusal || error instanceof NotOurs);

/** What to tell a person whose request did not reach the room, or was refused. */
export function inPlainWords(error) {
  return isAway(error) ? W("room.no_network") : error.message;
}
