/* Lists the exercises begun on this device; reads what the exercises keep here, sends nothing. */
(function () {
  const list = document.querySelector("[data-begun]"), empty = document.querySelector("[data-empty]");

  function kept(slug) {
    try {
      const found = JSON.parse(localStorage.getItem(`six-elements/${slug}`));
      return found && typeof found.answers === "object" && found.answers && Object.keys(found.answers).length ? found : null;
    } catch {
      return null; // nothing kept, damaged, or a browser that keeps nothing
    }
  }

  function words({ progress }) {
    const { done, of } = progress ?? {};
    const known = Number.isInteger(done) && Number.isInteger(of) && of > 0;
    return known ? list.dataset.some.replace("{done}", done).replace("{of}", of) : list.dataset.started;
  }

  function entry(card, text) {
    const link = card.querySelector("h3 a").cloneNode(true), item = document.createElement("li"), how = document.createElement("span");
    how.textContent = text;
    item.append(link, how);
    return item;
  }

  function show() {
    list.replaceChildren();
    for (const card of document.querySelectorAll("[data-slug]")) {
      const found = kept(card.dataset.slug), mine = card.querySelector(".six-mine");
      mine.hidden = !found;
      if (!found) continue;
      mine.textContent = words(found);
      list.append(entry(card, words(found)));
    }
    empty.hidden = list.children.length > 0;
  }

  addEventListener("pageshow", show); // also when the browser brings the page back as it was left
  addEventListener("storage", show);
})();
