"""What must work in every browser: join, work, share, reveal, reload, offline, save and restore, print, each kind."""

import json
import re
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from sixelements import catalog, kinds
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.rooms import open_room, others_share, rooms_of
from tests.browser.test_paper import PRINT
from tests.engines.engine import Engine
from tests.engines.visitor import PATIENCE, Visitor
from tests.examples import ONE, ONE_A_KIND

STATUS = ".six-room-status"
FILLED = """() => [...document.querySelectorAll(".six-sheet [data-at]")].filter((one) =>
  one.matches(".six-marked") || (!one.dataset.when && one.textContent)).length"""


def url(server: Server, slug: str) -> str:
    """Return where a person works the exercise in no room; a case has a page of its own there, with all its sheets."""
    exercise = catalog.get(slug)
    alone = "/alone" if kinds.get(exercise.kind).confidential else ""
    return f"{server.url}{catalog.app_path(exercise)}{alone}"


@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_each_kind_from_start_to_end_and_one_back_after_a_reload_and_on_paper(
    visitor: Visitor, server: Server, slug: str
) -> None:
    visitor.arrive(url(server, slug))
    assert visitor.answers(slug) is None
    done = visitor.work()
    assert re.fullmatch(r"(\d+) of \1 done", done), f"not every step took an answer: {done}"
    kept = visitor.answers(slug)
    assert kept
    if slug != ONE:  # what comes back, and the printed sheet, are no matter of the kind in an engine
        return
    visitor.arrive(url(server, slug))
    visitor.read(done)
    assert visitor.answers(slug) == kept
    visitor.see(PRINT)
    visitor.press("button", "Print with my answers")
    assert visitor.see(FILLED) >= 2
    visitor.wait(
        "() => document.querySelector('.six-print-results').textContent.includes('What your answers say')",
        why="what the answers say was not printed",
    )


def test_join_work_share_and_see_the_pattern(visitor: Visitor, server: Server, store: RoomStore) -> None:
    code, activity = open_room(store, ONE)
    visitor.engine.go(f"{server.url}/join")
    visitor.type("textbox", "Room code", f"{code[:3].lower()} {code[3:]}")
    visitor.engine.keys("Enter")
    visitor.press("radio", "Certificated")
    visitor.press("button", "Enter the room")
    visitor.read("You are in room")
    visitor.press("link", catalog.get(ONE).title)
    visitor.live()
    visitor.answer_step()
    share(visitor)
    assert rooms.board(store, code)["activities"][0]["shared"] == 1
    sides = ["labor-classified", "management-site", "management-site", "board"]
    others_share(server, code, activity, ONE, sides)
    rooms.reveal(store, code, activity)
    visitor.read("Revealed", STATUS)
    visitor.wait(
        "() => document.querySelector('.six-pattern-sentence')?.innerText", why="no pattern was shown"
    )
    visitor.read("You:", ".six-strip-you")


def share(visitor: Visitor) -> None:
    visitor.press("button", "Share with the room")
    visitor.read("This is what will be sent", "dialog")
    visitor.press("button", "Share this")
    visitor.read("Shared.", STATUS)


def test_a_share_waits_for_the_network_and_counts_once(visitor: Visitor, tmp_path: Path) -> None:
    running = Server(tmp_path / "rooms")
    running.start()
    with ExitStack() as stack:
        stack.callback(running.stop)
        store = stack.enter_context(rooms_of(running))
        code, _ = open_room(store, ONE)
        visitor.engine.go(f"{running.url}/r/{code}")
        visitor.press("radio", "Certificated")
        visitor.press("button", "Enter the room")
        visitor.press("link", catalog.get(ONE).title)
        visitor.live()
        visitor.answer_step()
        visitor.wait(
            "() => document.querySelector('.six-room-status').innerText", why="the room said nothing"
        )
        running.stop(hard=True)
        visitor.press("button", "Share with the room")
        visitor.press("button", "Share this")
        visitor.read("Waiting for the network", STATUS)
        visitor.answer_step()
        kept = visitor.answers(ONE)
        running.start()
        visitor.read("Shared.", STATUS)
        assert rooms.board(store, code)["activities"][0]["shared"] == 1
        assert visitor.answers(ONE) == kept


def test_answers_go_to_a_file_and_come_back(visitor: Visitor, engine: Engine, server: Server) -> None:
    visitor.arrive(url(server, ONE))
    visitor.answer_step()
    kept = visitor.answers(ONE)
    visitor.press("button", "Save to a file")
    file = arrived(engine, ONE)
    visitor.press("button", "Start over")
    visitor.press("button", "Empty my answers")
    of = len(catalog.get(ONE).content.scenarios)
    visitor.read(f"0 of {of} done", ".six-steps > summary")
    engine.give_file('input[type="file"]', file)
    visitor.read(f"1 of {of} done", ".six-steps > summary")
    assert visitor.answers(ONE) == kept


def arrived(engine: Engine, slug: str) -> Path:
    """Return the file with the answers once it is there and whole."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in engine.saved():
            with suppress(ValueError):
                if json.loads(path.read_text(encoding="utf-8"))["slug"] == slug:
                    return path
        time.sleep(0.05)
    pytest.fail(f"the answers never arrived as a file: {engine.saved()}")
