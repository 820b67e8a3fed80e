/* A page with a kernel is whole, or it says so: cut off on its way, widgets that do not come, a Python that is gone. */

import { address } from "../below.js";

const LOOK = 1000;
const QUIET = 40000;
const STILL = 30000;
const ASK = 15000;
const PENDING = 'script[type="application/vnd.voila.cell-output+json"], .jp-OutputArea-output';
let heard = Date.now();
let parts = 0;
let whole = 0;
let asked = Date.now();
let alone = 0;

function outputs() {
  return [...document.querySelectorAll(PENDING)];
}

function waits(output) {
  return output.matches("script") || /^Loading widget/.test(output.textContent);
}

/** Jupyter has given this one up: a word between the page and its Python was lost, and none comes again. */
function failed(output) {
  return /^Error displaying widget/.test(output.textContent);
}

function end(id) {
  clearInterval(timer);
  document.getElementById("loading")?.remove();
  if (id) document.getElementById(id).hidden = false;
  document.dispatchEvent(new Event("six-again"));
}

async function ask() {
  asked = Date.now();
  const { kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  try {
    const reply = await fetch(address(`/api/kernels/${kernelId}`), { cache: "no-store" });
    const { connections } = reply.ok ? await reply.json() : {};
    alone = connections === 0 ? alone + 1 : 0;
    // Twice without a connection, and Jupyter's own tries to connect again are over.
    // Where a widget has not come yet, nobody has worked here, and the page tries again by itself.
    if (reply.status === 404 || alone > 1) end(outputs().some(waits) ? "six-cut" : "six-ended");
  } catch {
    alone = 0; // the server is away, which the bar at the foot says
  }
}

function look() {
  const now = Date.now();
  // The server adds a sign of life every ten seconds; after that it is files that come, over a slow network one by one.
  const many = document.getElementsByTagName("*").length + performance.getEntriesByType("resource").length;
  if (many !== parts) heard = now;
  parts = many;
  if (document.querySelector(".six-broken:not([hidden])")) {
    end();
    return;
  }
  const came = outputs();
  whole ||= document.querySelector("[data-six-whole]") ? now : 0;
  if (!whole) {
    if (document.readyState !== "loading" || now - heard > QUIET) end("six-cut");
  } else if (came.some(failed) || (came.some(waits) && now - Math.max(whole, heard) > STILL)) {
    end("six-cut");
  } else if (now - asked > ASK && !document.hidden) {
    ask();
  }
}

const timer = setInterval(look, LOOK);
document.addEventListener("visibilitychange", () => {
  heard = Date.now();
  if (whole && !document.hidden) ask();
});
