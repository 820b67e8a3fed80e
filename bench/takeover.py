"""How long a room stands still when its laptop's browser dies: a phone comes in by the word and reveals.

``python bench/takeover.py`` kills the browser ten times and prints the seconds from the kill to the pattern on the
phone, without the time that a person takes to type, and how many shares were lost.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import expect, sync_playwright

from sixelements.convening import rooms
from sixelements.convening.store import open_store
from tests.browser import chromium
from tests.browser.conftest import SIZES, Server
from tests.browser.rooms import others_share
from tests.browser.test_board import PEOPLE, SLUG, enter, open_room
from tests.browser.test_remote import Laptop, word_of

ROUNDS = 10
WAIT = 60_000


def main(times: int = ROUNDS) -> None:
    """Kill the browser *times* times, and print what that cost."""
    found, lost = [], 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        expect.set_options(timeout=WAIT)
        server = Server(Path(folder) / "rooms")
        server.start()
        store = open_store(f"sqlite:///{server.data / 'rooms.sqlite'}")
        browser = chromium.launch(playwright.chromium, chromium.find())
        try:
            for _ in range(times):
                laptop = Laptop(browser)
                enter(laptop.page, server)
                code = open_room(laptop.page)
                activity = rooms.about_room(store, code)["activities"][0]["id"]
                laptop.page.get_by_role("button", name="Start collecting").click()
                expect(laptop.page.get_by_role("button", name="Reveal")).to_be_visible()
                others_share(server, code, activity, SLUG, PEOPLE)
                word = word_of(laptop.page)
                phone = browser.new_context(viewport=SIZES["phone"], has_touch=True).new_page()
                laptop.kill()
                begun = time.monotonic()
                phone.goto(f"{server.url}/remote")
                phone.get_by_label("Word").fill(word)
                phone.keyboard.press("Enter")
                phone.get_by_role("button", name="Reveal", exact=True).click()
                phone.get_by_role("button", name="Reveal now").click()
                expect(phone.get_by_role("button", name="Next part")).to_be_visible()
                found.append(time.monotonic() - begun)
                lost += len(PEOPLE) - rooms.board(store, code)["activities"][0]["shared"]
                phone.context.close()
        finally:
            browser.close()
            store.close()
            server.stop()
    print(
        f"{times} laptops killed: the pattern is on the phone after {max(found):.1f} s at most "
        f"({sorted(found)[times // 2]:.1f} s in the middle), {lost} shares lost"
    )


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
