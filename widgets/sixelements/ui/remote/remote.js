/* The remote: leading a room from a phone. All it shows comes from the server, so any phone can take over. */

import { answered, pressed } from "../board/drafts.js";
import { servedModel } from "../board/served.js";
import { button, textBox } from "../controls.js";
import { h, W } from "../dom.js";
import { said } from "../messages.js";
import { inPlainWords, request } from "../room/ask.js";
import { lead } from "./lead.js";

const ASK_EVERY = 1_000;

/** The page of the remote in *root*: the word, then the room. */
export function remotePage(root) {
  const model = servedModel();
  const notice = h("p", { class: "six-notice", role: "alert", hidden: true });
  const page = h("div", {});
  let view = null;
  let showing = "";
  let knocking = false;
  root.replaceChildren(notice, page);

  /** Ask for a change: pressed again because no answer came, it is done once. */
  function press(name, more = {}) {
    const { code } = model.get("room");
    model.send({ do: name, ...more, key: pressed(JSON.stringify([code, name, more])) });
  }

  function swap(name, ...nodes) {
    showing = name;
    view?.stop();
    view = null;
    delete root.dataset.leading;
    page.replaceChildren(...nodes);
    page.querySelector("h1")?.focus({ preventScroll: true });
  }

  const heading = () => h("h1", { tabindex: "-1" }, W("remote.title"));

  function askWord() {
    let word = "";
    const field = textBox({
      label: W("remote.word"),
      hint: W("remote.word_hint"),
      name: "six-word",
      value: "",
      max: 20,
      rows: 1,
      onInput: (text) => {
        word = text;
      },
    });
    field.querySelector("input").setAttribute("autocapitalize", "characters");
    field.querySelector("input").setAttribute("autocomplete", "off");
    const enter = async (event) => {
      event.preventDefault();
      try {
        const { code } = await request("/api/remote", { method: "POST", body: { word }, expects: { code: "string" } });
        trouble("");
        model.send({ do: "show", code });
      } catch (error) {
        trouble(inPlainWords(error));
        field.querySelector("input").focus();
      }
    };
    swap(
      "word",
      heading(),
      h("p", {}, W("remote.lead")),
      h(
        "form",
        { on: { submit: enter } },
        field,
        h("button", { type: "submit", class: "six-button six-button-strong" }, W("remote.go_in")),
      ),
    );
  }

  function chooseRoom(rooms) {
    swap(
      "rooms",
      heading(),
      h("p", {}, W("remote.choose_lead")),
      h(
        "div",
        { class: "six-remote-rooms", role: "group", "aria-label": W("remote.choose") },
        rooms.map(({ code, purpose }) =>
          button(
            [W("remote.room", { code: `${code.slice(0, 3)}-${code.slice(3)}` }), purpose].filter(Boolean).join(": "),
            () => model.send({ do: "show", code }),
          )
        ),
      ),
    );
  }

  function draw() {
    const room = model.get("room") ?? {};
    const rooms = model.get("rooms") ?? [];
    if (room.code) {
      if (showing !== room.code) {
        swap(room.code);
        root.dataset.leading = "";
        view = lead(page, model, press);
        page.querySelector("h1").focus({ preventScroll: true });
      }
      view.draw();
    } else if (rooms.length === 1 && !knocking) {
      knocking = true;
      model.send({ do: "show", code: rooms[0].code });
    } else if (rooms.length > 1 && showing !== "rooms") chooseRoom(rooms);
    else if (!rooms.length && showing !== "word") askWord();
  }

  function trouble(words) {
    notice.hidden = !words;
    notice.textContent = words ? said(words) : "";
  }

  model.on("change:room change:rooms", draw);
  model.on("change:trouble", () => {
    // Who has no key yet is asked for the word, and not told of it first.
    if (showing !== "" && showing !== "word") trouble(model.get("trouble"));
  });
  model.on("msg:custom", ({ key, now, asked, lost }) => {
    if (key) answered(key);
    if (lost === undefined) view?.heard(now, asked);
    else if (showing === "") draw();
  });
  const look = () => {
    if (!document.hidden && showing !== "word") model.send({ do: "refresh" });
  };
  setInterval(look, ASK_EVERY);
  document.addEventListener("visibilitychange", look);
  look();
}

const root = document.querySelector("[data-six-remote]");
if (root) remotePage(root);
