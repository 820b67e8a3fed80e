"""What must work in every browser: join, work, share, reveal, reload, offline, save and restore, print, each kind."""

import json
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest

from sixelements import catalog, kinds
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.rooms import open_room, others_share
from tests.browser.test_paper import PRINT
from tests.engines.engine import Engine
from tests.engines.visitor import PATIENCE, Visitor
from tests.examples import ONE, ONE_A_KIND
from tests.support.line import Line

STATUS = ".six-room-status"
FILLED = """() => [...document.querySelectorAll(".six-sheet [data-at]")].filter((one) =>
  one.matches(".six-marked") || (!one.dataset.when && one.textContent)).length"""


def url(server: Server, slug: str) -> str:
    """Return where a person works the exercise in no room; a case has a page of its own there, with all its sheets."""
    exercise = catalog.get(slug)
    alone = "/alone" if kinds.get(exercise.kind).confidential else ""
    return f"{server.url}{catalog.app_path(exercise)}{alone}"


@pytest.mark.parametrize("slug", [slug for slug in ONE_A_KIND if slug != ONE])
def test_each_kind_from_start_to_end(visitor: Visitor, server: Server, slug: str) -> None:
    worked_to_the_end(visitor, server, slug)


def worked_to_the_end(visitor: Visitor, server: Server, slug: str) -> str:
    """Answer every step; return what the exercise says of how much is done."""
    visitor.arrive(url(server, slug))
    assert visitor.answers(slug) is None
    done = visitor.work()
    assert re.fullmatch(r"(\d+) of \1 done", done), f"not every step took an answer: {done}"
    assert visitor.answers(slug)
    return done


def test_answers_are_there_after_a_reload_on_paper_and_from_a_file(
    visitor: Visitor, engine: Engine, server: Server
) -> None:
    """What becomes of answers is the same for every kind, and is looked at with one."""
    done = worked_to_the_end(visitor, server, ONE)
    kept = visitor.answers(ONE)
    visitor.arrive(url(server, ONE))
    visitor.read(done)
    assert visitor.answers(ONE) == kept
    visitor.see(PRINT)
    visitor.press("button", "Print with my answers")
    visitor.wait(
        "() => document.querySelector('.six-print-results').textContent.includes('What your answers say')",
        why="what the answers say was not printed",
    )
    assert visitor.see(FILLED) >= 2
    visitor.press("button", "Save to a file")
    file = arrived(engine, ONE)
    visitor.press("button", "Start over")
    visitor.press("button", "Empty my answers")
    visitor.read(f"0 of {done.split()[-2]} done", ".six-steps > summary")
    engine.give_file('input[type="file"]', file)
    visitor.read(done, ".six-steps > summary")
    assert visitor.answers(ONE) == kept


def test_join_share_through_a_network_that_is_gone_and_see_the_pattern(
    participant: Visitor, server: Server, line: Line, store: RoomStore
) -> None:
    code, activity = open_room(store, ONE)
    participant.engine.go(f"{line.url}/join")
    participant.type("textbox", "Room code", f"{code[:3].lower()} {code[3:]}")
    participant.engine.keys("Enter")
    participant.press("radio", "Certificated")
    participant.press("button", "Enter the room")
    participant.read("You are in room")
    participant.press("link", catalog.get(ONE).title)
    participant.live()
    participant.answer_step()
    participant.press("button", "Share with the room")
    participant.read("This is what will be sent", "dialog")
    line.cut()
    participant.press("button", "Share this")
    participant.read("Waiting for the network", STATUS)
    participant.answer_step()
    kept = participant.answers(ONE)
    line.join()
    participant.read("Shared.", STATUS)
    assert rooms.board(store, code)["activities"][0]["shared"] == 1
    assert participant.answers(ONE) == kept
    sides = ["labor-classified", "management-site", "management-site", "board"]
    others_share(server, code, activity, ONE, sides)
    rooms.reveal(store, code, activity)
    participant.read("Revealed", STATUS)
    participant.wait(
        "() => document.querySelector('.six-pattern-sentence')?.innerText", why="no pattern was shown"
    )
    participant.read("You:", ".six-strip-you")


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
