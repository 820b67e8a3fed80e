/* A device in a room: joining, sharing with a preview, retrying by itself, and the pattern once it is revealed.
   The exercise itself knows nothing of rooms; this script stands beside it and is loaded only where one was joined. */

const ROOM_KEY = "six-elements/room";
const OUTBOX_KEY = "six-elements/outbox";
const ASK_EVERY = 3_000;
const ASK_IN_VAIN = 30_000;
const PATIENCE = 20_000;
const RETRY_FIRST = 1_000;
const RETRY_LAST = 30_000;

/** What this device remembers; where the browser keeps nothing more, this page does as long as it is open. */
const memory = {
  unkept: {},
  read(key, fallback) {
    if (Object.hasOwn(memory.unkept, key)) return memory.unkept[key] ?? fallback;
    try {
      return JSON.parse(localStorage.getItem(key)) ?? fallback;
    } catch {
      return fallback;
    }
  },
  write(key, value) {
    delete memory.unkept[key];
    try {
      localStorage.removeItem(key); // so that a full disk never leaves something outdated behind
      if (value !== null) localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      memory.unkept[key] = value;
      return false;
    }
  },
};

/** What the server refused, in its own plain words. */
class Refusal extends Error {
  constructor({ error, code }, status) {
    super(error);
    this.code = code;
    this.status = status;
  }
}

/** Ask the server; a refusal throws Refusal, a network that is not there throws what fetch throws. */
async function ask(path, { method = "GET", body, token } = {}) {
  const answer = await fetch(`/api/rooms/${path}`, {
    method,
    headers: { ...(body ? { "Content-Type": "application/json" } : {}), ...(token ? { "X-Six-Token": token } : {}) },
    body: body ? JSON.stringify(body) : undefined,
    cache: "no-store",
    signal: AbortSignal.timeout?.(PATIENCE), // a network may also swallow a request without a word
  });
  const told = await answer.json().catch(() => ({ error: W("room.trouble"), code: "trouble" }));
  if (!answer.ok) throw new Refusal(told, answer.status);
  return told;
}

/**
 * The outbox of this device for a room: one entry an activity, {revision, version, answers|null, state}.
 * Every entry has a revision that only rises, so that sending twice, or late, never counts twice.
 */
function makeOutbox(room, onChange) {
  let timer = null;
  let wait = RETRY_FIRST;
  let busy = false;
  // By token, because another tab of this device may be in another room.
  const all = () => own(memory.read(OUTBOX_KEY, {}), room.token) ?? {};
  const entry = (id) => own(all(), String(id));

  function put(id, change) {
    memory.write(OUTBOX_KEY, { ...memory.read(OUTBOX_KEY, {}), [room.token]: { ...all(), [id]: { ...entry(id), ...change } } });
    onChange();
  }

  async function send(id, { revision, version, answers }) {
    // Only the revision that was sent is done: a newer one may have been pressed meanwhile.
    // What is done is not kept here a second time, so that "Start over" leaves none of it behind.
    const done = (state, why = "") => { if (entry(id)?.revision === revision) put(id, { state, why, answers: answers && {} }); };
    const path = `${room.code}/activities/${id}/share`;
    try {
      const counts = answers === null
        ? await ask(path, { method: "DELETE", body: { token: room.token, revision } })
        : await ask(path, { method: "PUT", body: { token: room.token, revision, version, answers } });
      if (counts.revision === revision) done(answers === null ? "withdrawn" : "shared");
      // The room knows a later one: this device forgot how far it had counted. It goes out again, as the newest.
      else if (entry(id)?.revision === revision) put(id, { revision: counts.revision + 1, state: "sending" });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.status < 500 && error.status !== 429) {
        done("refused", error.message);
        return true;
      }
      put(id, { state: "waiting", why: error instanceof Refusal ? error.message : "" });
      return false;
    }
  }

  async function flush() {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    const due = Object.entries(all()).filter(([, one]) => one.state === "sending" || one.state === "waiting");
    const results = [];
    for (const [id, one] of due) results.push(await send(id, one));
    busy = false;
    if (results.every(Boolean)) wait = RETRY_FIRST;
    else {
      // Spread out, so that a room whose network comes back does not knock all at once.
      timer = setTimeout(flush, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, RETRY_LAST);
    }
    const more = Object.values(all()).some((one) => one.state === "sending");
    if (more && results.every(Boolean)) flush();
  }

  const now = () => { wait = RETRY_FIRST; flush(); };
  window.addEventListener("online", now);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) now(); });

  return {
    entry,
    flush,
    share(id, version, answers) {
      // Begun anywhere, so that a device that forgot does not take what it sent before for this.
      const before = entry(id)?.revision ?? Math.floor(Math.random() * 1_000_000);
      put(id, { revision: before + 1, version, answers, state: "sending", why: "" });
      flush();
    },
    forget() {
      const { [room.token]: _, ...others } = memory.read(OUTBOX_KEY, {});
      memory.write(OUTBOX_KEY, others);
    },
  };
}

/** How far what this device sent has come. */
function stateOf(told) {
  return W(told.answers === null && told.state === "waiting" ? "room.withdraw_waiting" : `room.state_${told.state}`);
}

/** Ask for the room's state now and every few seconds while the page is seen. */
function watch(room, onNews, onTrouble) {
  let timer = null;
  async function look() {
    clearTimeout(timer);
    let next = ASK_EVERY;
    if (!document.hidden) {
      try {
        onNews(await ask(room.code, { token: room.token }));
      } catch (error) {
        if (error.code === "unknown-room") next = ASK_IN_VAIN; // deleted; it comes back with another database only
        onTrouble(error);
      }
    }
    clearTimeout(timer); // another look may have begun while this one waited
    timer = setTimeout(look, next);
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  look();
}

/** Beside an exercise: what the room collects, Share with its preview, and the pattern once revealed. */
function attach({ section, exercise, model, preview }) {
  const room = memory.read(ROOM_KEY, null);
  if (!room?.token) return;
  const title = h("h2", { id: "six-room-title", tabindex: "-1" }, W("room.panel", { code: room.spoken }));
  const body = h("div", { class: "six-row" });
  const status = h("p", { class: "six-room-status", role: "status" });
  const seen = h("div", {});
  const panel = h("section", { class: "six six-room", "aria-labelledby": "six-room-title" }, title, h("p", { class: "six-muted" }, W("room.you_are", { side: room.label })), body, status, seen);
  section.append(panel);
  const line = h("p", { class: "six-room-line" }, h("a", { href: "#six-room-title" }, W("room.line", { code: room.spoken, side: room.label })));
  section.querySelector(".six-head")?.prepend(line);

  let news = null;
  let trouble = "";
  let drawn = null;
  const outbox = makeOutbox(room, draw);
  const activity = () => {
    const mine = (news?.activities ?? []).filter((one) => one.slug === exercise.slug);
    return mine.find((one) => one.state === "collecting") ?? mine.filter((one) => one.state !== "waiting").at(-1) ?? mine[0];
  };

  function draw() {
    const now = activity();
    const told = now ? outbox.entry(now.id) : null;
    const begun = Object.keys(model.get("answers") ?? {}).length > 0;
    let words = trouble;
    const controls = [];
    if (!news) words ||= W("room.asking");
    else if (!now) words ||= W("room.not_here");
    else if (now.state === "waiting") words ||= W("room.waiting_for_start");
    else if (now.state === "collecting") {
      words ||= told?.why || (told ? stateOf(told) : begun ? W("room.not_shared") : W("room.answer_first"));
      if (news.mode === "open") controls.push(h("p", { class: "six-room-open" }, W("room.open_table")));
      controls.push(button(told && told.answers !== null ? W("room.share_again") : W("room.share"), openPreview, { kind: "strong", disabled: !begun, id: "six-room-share" }));
      // Also after a refusal: something shared earlier may still be in the room.
      if (told && (told.answers !== null || told.state === "refused")) controls.push(button(W("room.withdraw"), () => outbox.share(now.id, exercise.version, null), { id: "six-room-withdraw" }));
    } else words ||= W("room.revealed");
    if (now && (now.state === "revealed" || now.state === "closed")) showPattern(now);
    const key = JSON.stringify([words, now?.state, now?.id, told?.state, begun, news?.mode]);
    if (key === drawn) return;
    drawn = key;
    const focused = body.contains(document.activeElement) ? document.activeElement.id : null;
    body.replaceChildren(...controls);
    if (focused) (document.getElementById(focused) ?? title).focus();
    if (status.textContent !== words) status.textContent = words;
  }

  async function openPreview() {
    const now = activity();
    const chosen = await previewDialog(exercise, model.get("answers"), preview, room, news.mode);
    if (chosen) outbox.share(now.id, exercise.version, chosen);
  }

  let shown = null;
  async function showPattern(now) {
    if (shown === now.id) return;
    shown = now.id;
    try {
      const pattern = await ask(`${room.code}/activities/${now.id}/pattern`, { token: room.token });
      seen.replaceChildren(...drawPattern(pattern, { mine: model.get("answers") ?? {}, name: `six-pattern-${now.id}` }));
    } catch {
      shown = null; // asked again with the next news
    }
  }

  model.on("change:answers", draw);
  watch(room, (told) => { news = told; trouble = ""; draw(); }, (error) => {
    trouble = error instanceof Refusal ? error.message : W("room.no_network");
    draw();
  });
  outbox.flush();
}

/** Show exactly what will be sent; free text goes only where its author ticks it. Resolves to the answers to send, or null. */
function previewDialog(exercise, answers, preview, room, mode) {
  return new Promise((resolve) => {
    const { rows, answers: whole } = preview(answers, exercise);
    const ticked = new Set();
    const list = h("div", { class: "six-preview", role: "region", tabindex: "0", "aria-label": W("room.preview_list") },
      h("dl", {}, rows.filter((row) => !row.text).map((row) => h("div", {}, h("dt", {}, row.label), h("dd", {}, row.value)))));
    const texts = rows.filter((row) => row.text);
    // Words that are still empty have nothing to tick, and nothing of them is sent.
    const options = texts.map((row, index) => ({ value: index, label: row.value.trim(), hint: row.label })).filter((one) => one.label);
    const choose = options.length ? checks({
      legend: W("room.texts"), hint: W("room.texts_hint"), name: "six-share-text", options, values: [],
      onChange: (values) => { ticked.clear(); values.forEach((value) => ticked.add(value)); },
    }) : null;
    const dialog = h("dialog", { class: "six-dialog six six-share-dialog", "aria-labelledby": "six-share-title", on: { close } },
      h("h2", { id: "six-share-title" }, W("room.preview_title")),
      h("p", {}, W(mode === "open" ? "room.preview_open" : "room.preview_text", { code: room.spoken, side: room.label })),
      list, choose,
      h("div", { class: "six-row" }, button(W("room.preview_no"), () => dialog.close("no")), button(W("room.preview_yes"), () => dialog.close("yes"), { kind: "strong" })));
    function close() {
      dialog.remove();
      const sent = texts.reduce((kept, row, index) => (ticked.has(index) ? kept : row.without(kept)), whole);
      resolve(dialog.returnValue === "yes" ? sent : null);
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The page of a room: the code, the side, then the agenda with what each exercise is waiting for. */
function roomPage(main) {
  const say = h("p", { class: "six-hidden", role: "status" }); // tells what opens in the agenda
  const stage = h("div", { class: "six" });
  main.replaceChildren(stage, say);
  const asked = decodeURIComponent(location.pathname.match(/^\/r\/(.+)$/)?.[1] ?? "");
  const kept = memory.read(ROOM_KEY, null);
  if (kept?.token && (!asked || plainCode(asked) === kept.code)) inside(kept);
  else if (asked) knock(asked);
  else askCode();

  function swap(...nodes) {
    stage.replaceChildren(...nodes);
    stage.querySelector("h1")?.focus({ preventScroll: true });
  }

  function askCode(problem = "", typed = "") {
    let code = typed;
    const field = textBox({ label: W("room.code_label"), hint: W("room.code_hint"), name: "six-code", value: typed, max: 20, rows: 1, onInput: (text) => { code = text; } });
    const input = field.querySelector("input");
    input.setAttribute("autocapitalize", "characters");
    input.setAttribute("spellcheck", "false");
    if (problem) input.setAttribute("aria-invalid", "true");
    swap(h("h1", { tabindex: "-1" }, W("room.join_title")), h("p", { class: "six-lead" }, W("room.join_lead")),
      h("form", { on: { submit: (event) => { event.preventDefault(); knock(code); } } },
        problem ? h("p", { class: "six-notice", role: "alert" }, problem) : null, field,
        h("button", { type: "submit", class: "six-button six-button-strong" }, W("room.go_in"))));
  }

  async function knock(typed) {
    const code = plainCode(typed);
    try {
      chooseSide(await ask(encodeURIComponent(code || "-")));
    } catch (error) {
      askCode(error instanceof Refusal ? error.message : W("room.no_network"), typed);
    }
  }

  function chooseSide(room) {
    let side = null;
    const word = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const problem = h("p", { class: "six-notice", role: "alert", hidden: true });
    const tell = (words) => { problem.textContent = words; problem.hidden = false; };
    async function enter() {
      if (!side) return tell(W("room.side_first"));
      try {
        const { token } = await ask(`${room.code}/join`, { method: "POST", body: { side, join: word } });
        const joined = { code: room.code, spoken: room.spoken, token, side, label: room.sides.find((one) => one.id === side).label };
        if (!memory.write(ROOM_KEY, joined)) return tell(W("room.no_memory"));
        // What still waits for the room that this device comes from goes out before it is forgotten.
        if (kept?.token && kept.token !== token) makeOutbox(kept, () => {}).flush();
        inside(joined);
      } catch (error) {
        tell(error instanceof Refusal ? error.message : W("room.no_network"));
      }
    }
    swap(h("h1", { tabindex: "-1" }, W("room.at_the_door", { code: room.spoken })), room.purpose ? h("p", { class: "six-lead" }, room.purpose) : null,
      h("p", {}, W(room.mode === "open" ? "room.open_table" : "room.promise", { k: room.k })),
      choice({ legend: W("room.side"), hint: W("room.side_hint"), name: "six-side", value: null, options: room.sides.map(({ id, label }) => ({ value: id, label })), onPick: (value) => { side = value; } }),
      problem, button(W("room.enter"), enter, { kind: "strong" }));
  }

  function inside(room) {
    const rows = {};
    const patterns = {};
    let current = null;
    const agenda = h("ol", { class: "six-agenda" });
    const status = h("p", { class: "six-muted", role: "status" });
    const outbox = makeOutbox(room, () => {});
    swap(h("h1", { tabindex: "-1" }, W("room.inside", { code: room.spoken })), h("p", { class: "six-muted" }, W("room.you_are", { side: room.label })), status, agenda,
      button(W("room.leave"), async () => {
        const sure = await confirmDialog({ title: W("room.leave_title"), text: W("room.leave_text"), yes: W("room.leave_yes"), no: W("room.leave_no") });
        if (!sure) return;
        outbox.forget();
        memory.write(ROOM_KEY, null);
        location.assign("/join");
      }, { kind: "quiet" }));
    watch(room, (news) => {
      const words = news.state === "closed" ? W("room.closed") : news.mode === "open" ? W("room.open_table") : W("room.promise", { k: news.k });
      if (status.textContent !== words) status.textContent = words;
      for (const one of news.activities) draw(one, outbox.entry(one.id));
      const open = news.activities.find((one) => one.id === news.current);
      if (open && open.id !== current) say.textContent = `${open.title}: ${W("room.agenda_collecting")}`;
      current = news.current;
    }, (error) => { status.textContent = error instanceof Refusal ? error.message : W("room.no_network"); });
    outbox.flush();

    /** Only the row that changed is drawn anew, so that whoever reads or stands in another one stays there. */
    function draw(one, told) {
      const key = JSON.stringify([one, told && stateOf(told)]);
      const before = rows[one.id];
      if (before?.key === key) return;
      const node = row(one, told);
      if (before) before.node.replaceWith(node);
      else agenda.append(node);
      rows[one.id] = { key, node };
    }

    function row(one, told) {
      const open = one.state === "collecting";
      const title = open ? h("a", { href: `/exercise/${one.slug}` }, one.title) : h("span", {}, one.title);
      const words = open && told ? stateOf(told) : W(`room.agenda_${one.state}`);
      const item = h("li", { class: "six-card" }, h("h2", {}, title), h("p", { class: "six-muted" }, [one.round > 1 ? W("room.round", { n: one.round }) : "", W("room.minutes", { n: one.minutes }), words].filter(Boolean).join(" · ")));
      if (one.state === "revealed" || one.state === "closed") {
        const place = (patterns[one.id] ??= h("div", {}));
        item.append(h("details", { class: "six-details", open: place.childElementCount > 0, on: { toggle: (event) => event.target.open && show(one, place) } }, h("summary", {}, W("room.see_pattern")), place));
      }
      return item;
    }

    async function show(one, place) {
      if (place.childElementCount && !place.querySelector("[role=alert]")) return; // what failed is asked for again
      try {
        const pattern = await ask(`${room.code}/activities/${one.id}/pattern`, { token: room.token });
        const mine = memory.read(`six-elements/${one.slug}`, {}).answers ?? {};
        place.replaceChildren(...drawPattern(pattern, { mine, name: `six-pattern-${one.id}` }));
      } catch (error) {
        place.replaceChildren(h("p", { role: "alert" }, error instanceof Refusal ? error.message : W("room.no_network")));
      }
    }
  }
}

function plainCode(text) {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

window.sixElements ??= { kinds: {} };
window.sixElements.room = { attach };
const roomMain = document.querySelector("[data-six-room-page]");
if (roomMain) roomPage(roomMain);
