"""What is private never leaves the device: not in what is shared, not as a row to tick, not on the printed sheet."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import assets, catalog, kinds, linker, worksheet
from sixelements.content import Exercise
from sixelements.convening.store import RoomStore
from sixelements.kinds.instrument import Instrument
from tests.browser.conftest import Server
from tests.browser.person import keep
from tests.browser.rooms import enter, open_room, store
from tests.browser.test_every import record

__all__ = ["store"]  # a fixture

HIDDEN = "The summer nobody talks about"


def private_parts(exercise: Exercise) -> dict[str, Any]:
    """Return answers that put the secret into every text the exercise calls private."""
    if not isinstance(kinds.get(exercise.kind), Instrument):
        return {}
    note = exercise.content.note
    fields = kinds.get(exercise.kind).shape(exercise)["fields"]
    found: dict[str, Any] = {"private": HIDDEN} if "private" in fields else {}
    for key, form in fields.items():
        if not (note and note.private):
            continue
        if key in ("notes", "ratings", "places", "shares"):
            items = form["fields"] if form["type"] == "record" else form["keys"]
            found[key] = {item: HIDDEN if key == "notes" else {"note": HIDDEN} for item in items}
    return found


PRIVATE = [exercise for exercise in catalog.all_exercises() if private_parts(exercise)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    opened.close()


def shipped(kind: str) -> str:
    """Return the scripts of *kind* as one text, with the names that its kind.js exports."""
    text = linker.joined(assets.linked(assets.words(kind), assets.entry(kind)))
    names = f'const {{ preview, gathered }} = $["{assets.entry(kind)}"];\nconst {{ view }} = $["kinds/{kind}/view.js"];'
    return f"const $ = {{}};\n{text}\n{names}"


def ask(page: Page, exercise: Exercise, expression: str) -> str:
    """Return, as JSON, what the shipped scripts of the exercise's kind make of the private answers."""
    run = """([source, expression, exercise, answers]) =>
      new Function("exercise", "answers", `${source}; return ${expression};`)(exercise, answers)"""
    told = page.evaluate(
        run,
        [shipped(exercise.kind), expression, worksheet.payload(exercise), private_parts(exercise)],
    )
    return json.dumps(told)


def test_there_is_something_private() -> None:
    assert "barriers-to-trust" in {exercise.slug for exercise in PRIVATE}


@pytest.mark.parametrize("exercise", PRIVATE, ids=lambda one: one.slug)
def test_it_is_never_shared(page: Page, exercise: Exercise) -> None:
    assert HIDDEN in ask(page, exercise, "gathered(answers, exercise)")  # it is there, for its author
    assert HIDDEN not in ask(page, exercise, "preview(answers, exercise)")


@pytest.mark.parametrize("exercise", PRIVATE, ids=lambda one: one.slug)
def test_a_list_to_tick_leaves_it_off_the_printed_sheet(page: Page, exercise: Exercise) -> None:
    if exercise.kind == "check":
        assert HIDDEN not in ask(page, exercise, "view.paper(answers, exercise)")


def test_in_a_room_nothing_of_what_is_for_its_writer_alone_can_be_shared(
    browser: Browser, server: Server, store: RoomStore
) -> None:
    alone = next(one for one in catalog.all_exercises() if not kinds.get(one.kind).shares(one))
    shared = next(one for one in catalog.for_rooms() if one.kind == alone.kind)
    code, _ = open_room(store, shared.slug)
    phone = browser.new_context()
    page = phone.new_page()
    page.set_default_timeout(60_000)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    enter(page, server, code, "Certificated")
    keep(page, record(alone) | record(shared), at=f"{server.url}/join")
    page.goto(server.url + catalog.app_path(shared))
    expect(page.get_by_role("button", name="Share with the room")).to_be_visible(timeout=60_000)
    page.goto(server.url + catalog.app_path(alone))
    expect(page.locator("[data-at], .six-rows-row").first).to_be_visible(timeout=60_000)
    expect(page.locator("textarea").first).to_have_value("Invented words.")
    expect(page.get_by_text("Nothing here can be shared.")).to_be_visible()
    expect(page.locator(".six-room")).to_have_count(0)
    expect(page.get_by_role("button", name="Share with the room")).to_have_count(0)
    assert not [told for told in sent if "Invented words." in told]
    phone.close()
