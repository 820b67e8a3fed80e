/* The facilitator's board: what the server or a notebook's Python says, drawn; every press a request to it. */

import { button } from "../controls.js";
import { serverClock } from "../clock.js";
import { h, nextNumber, W } from "../dom.js";
import { said } from "../messages.js";
import { makeVoice } from "../say.js";
import { answered, fresh, pressed } from "./drafts.js";
import { roomView } from "./room.js";
import { startView } from "./start.js";

const ASK_EVERY = 1_000;
const LOST_AFTER = 20_000;
const FAILED_FOR = 3_000; // since the first of several requests in a row that met no server

/**
 * Draw the board of *model* into *el*; the returned function takes it down again.
 * *server* is the address of the server that the page asks, and null in a notebook, which asks its Python.
 * @param {{model: any, el: HTMLElement, server?: string | null}} asked
 */
export function render({ model, el, server = null }) {
  const served = server !== null;
  const prefix = `six-board-${nextNumber()}`;
  const voice = makeVoice();
  const notice = h("div", { class: "six-notice", role: "alert", hidden: true });
  const page = h("div", { class: "six-board-page" });
  const root = h(
    "div",
    {
      class: "six six-board",
      lang: "en",
      "data-element": "2",
    },
    notice,
    page,
  );
  const view = { activity: null, slide: 0, compare: false, drawer: null };
  const clock = serverClock();

  const board = {
    model,
    served,
    view,
    uid: (name) => `${prefix}-${name}`,
    room: () => model.get("room"),
    exercise: (slug) => model.get("catalog").find((one) => one.slug === slug),
    ask(name, more = {}) {
      try {
        model.send({ do: name, ...more });
      } catch {
        // The connection is gone; when it stays gone, the board says so below.
      }
    },
    /** Ask for a change: pressed again because no answer came, it is done once. *then* runs when it was done. */
    press(name, more = {}, then = null) {
      const key = pressed(JSON.stringify([model.get("room").code ?? "", name, more]));
      waiting.set(key, then);
      board.ask(name, { ...more, key });
    },
    /** Put something else on the display: here at once, and on every other device as soon as the room knows. */
    show(change) {
      Object.assign(view, change);
      const { activity, slide, compare } = view;
      const key = fresh();
      showing.add(key);
      board.ask("shown", { activity, slide, comparing: compare, key });
      draw();
    },
    now: clock.now,
    draw: () => shown?.draw(),
    say: voice.say,
  };

  const waiting = new Map();
  const showing = new Set();
  let shown = null;
  let code = null;
  let heard = Date.now();
  let failing = null;
  let lost = false;

  function draw() {
    const now = model.get("room").code ?? "";
    if (now !== code) {
      const stood = page.contains(document.activeElement);
      code = now;
      keepCode(code);
      shown?.stop();
      showing.clear();
      follow();
      view.drawer = null;
      root.dataset.showing = code ? "room" : "start";
      shown = code ? roomView(page, board) : startView(page, board);
      shown.draw();
      if (stood) shown.heading.focus();
      name();
      return;
    }
    follow();
    shown.draw();
  }

  /** Show what the room shows, unless something that was pressed here is still on its way there. */
  function follow() {
    const room = model.get("room");
    if (!showing.size && room.code) {
      Object.assign(view, { activity: room.shown, slide: room.slide, compare: room.comparing });
    }
  }

  /** The page is called after what it shows, for whoever has several open. */
  function name() {
    const { spoken } = model.get("room");
    document.title = spoken ? W("board.title_room", { code: spoken }) : W("board.title");
  }

  function trouble(words) {
    notice.hidden = !words;
    notice.replaceChildren(
      ...(words
        ? [
          h("p", {}, said(words)),
          button(W("board.close_notice"), () => {
            notice.hidden = true;
            shown?.heading.focus();
          }, { kind: "quiet" }),
        ]
        : []),
    );
  }

  function onMessage(told, buffers) {
    if (told.lost !== undefined) {
      if (told.away) failing ??= Date.now();
      // The same press, made again, is still the same press: nothing is done twice.
      if (showing.delete(told.lost)) draw();
      return;
    }
    heard = Date.now();
    failing = null;
    clock.set(told.now, told.asked);
    if (told.way) shown?.tellWay?.(told.way);
    if (told.key) {
      answered(told.key);
      if (told.done) waiting.get(told.key)?.();
      waiting.delete(told.key);
      if (showing.delete(told.key)) draw();
    }
    if (!told.file) return;
    handOver(told.file, told.type, buffers[0]);
    board.say(W("board.drawer.said_file", { name: told.file }));
  }

  function onTrouble() {
    trouble(model.get("trouble"));
  }

  const asking = setInterval(() => {
    if (document.hidden) [heard, failing] = [Date.now(), null];
    else board.ask("refresh");
    const gone = Date.now() - heard > LOST_AFTER || (failing !== null && Date.now() - failing > FAILED_FOR);
    if (gone !== lost) trouble(gone ? W(served ? "board.lost_server" : "board.lost") : model.get("trouble"));
    lost = gone;
  }, ASK_EVERY);

  function onKey(event) {
    if (
      event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ||
      event.target.closest?.("input, select, textarea, dialog, [role=region]")
    ) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && shown?.walk?.(step)) event.preventDefault();
  }

  model.on(
    "change:room change:rooms change:devices change:qr change:address change:addresses change:reach change:comparison change:part change:script",
    draw,
  );
  model.on("change:trouble", onTrouble);
  model.on("msg:custom", onMessage);
  document.addEventListener("keydown", onKey);
  const before = keptCode();
  el.append(root);
  draw();
  onTrouble();
  if (before && !code) board.ask("show", { code: before });
  board.ask("here", { address: server ?? location.href.split("/voila/render/")[0] });

  return () => {
    clearInterval(asking);
    shown?.stop();
    document.removeEventListener("keydown", onKey);
    model.off(
      "change:room change:rooms change:devices change:qr change:address change:addresses change:reach change:comparison change:part change:script",
      draw,
    );
    model.off("change:trouble", onTrouble);
    model.off("msg:custom", onMessage);
    root.remove();
  };
}

const CODE_KEY = "six-elements/board";

/** The room this tab showed, so that loading the page again comes back to it. */
function keptCode() {
  try {
    return sessionStorage.getItem(CODE_KEY) ?? "";
  } catch {
    return "";
  }
}

function keepCode(code) {
  try {
    sessionStorage.setItem(CODE_KEY, code);
  } catch {
    // A window that keeps nothing: the list of rooms is one press away.
  }
}

/** Give the facilitator a file that the kernel made. */
function handOver(name, type, buffer) {
  const link = h("a", { href: URL.createObjectURL(new Blob([buffer], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
