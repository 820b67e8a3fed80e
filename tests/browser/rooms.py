"""A room as the tests of the browser share it: opening it, others who share in it, a device that comes in."""

import json
import secrets
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog, kinds, shape
from sixelements.content import Exercise
from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore, open_store
from tests.browser.conftest import Server
from tests.browser.person import Person, keep

SIDES = ["labor-certificated", "labor-classified", "management-site", "board"]


def rooms_of(server: Server) -> closing[RoomStore]:
    """Open the server's own rooms, as the board sees them; they are closed when the block ends."""
    return closing(open_store(f"sqlite:///{server.data / 'rooms.sqlite'}"))


@pytest.fixture
def store(server: Server) -> Iterator[RoomStore]:
    with rooms_of(server) as opened:
        yield opened


def open_room(store: RoomStore, slug: str, **changes: Any) -> tuple[str, int]:
    asked = {"purpose": "To hear each other", "sides": SIDES, "agenda": [(slug, 20)], "k": 3, **changes}
    code = rooms.open_room(store, **asked)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    return code, activity


def unfold(page: Page, part: str) -> None:
    """Open a part of the opening form that stands folded."""
    page.locator(".six-fold > summary").filter(has_text=part).click()


def call(server: Server, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """Ask the server as a device without a screen does."""
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{server.url}/api/rooms/{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def longest_case(exercise: Exercise) -> Any:
    """Return the answers of the case of *exercise* that shares most."""
    may = kinds.get(exercise.kind).shared_shape(exercise)
    told = [one.answers for one in exercise.cases]
    return max(told, key=lambda one: len(json.dumps(shape.prune(may, one)[0])))


def others_share(server: Server, code: str, activity: int, slug: str, sides: list[str]) -> None:
    """Let one scripted participant a side share the longest case of the exercise, as far as it may be shared."""
    exercise = catalog.get(slug)
    may = kinds.get(exercise.kind).shared_shape(exercise)
    given = shape.prune(may, longest_case(exercise))[0]
    for number, side in enumerate(sides):
        token = call(server, "POST", f"{code}/join", {"side": side, "join": f"scripted-device-{number}"})[
            "token"
        ]
        body = {"token": token, "revision": 1, "version": exercise.version, "answers": given}
        assert call(server, "PUT", f"{code}/activities/{activity}/share", body) == {"revision": 1}


def enter(page: Page, server: Server, code: str, side: str) -> None:
    """Come in as somebody who types the code and chooses a side, with the keyboard."""
    page.goto(f"{server.url}/join")
    page.get_by_label("Room code").fill(f"{code[:3].lower()} {code[3:]}")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name=side).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Enter the room").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You are in room")


def seat(page: Page, server: Server, code: str, side: str) -> None:
    """Have the device in the room, as one that came in a while ago: for tests of what comes after the door."""
    word = secrets.token_hex(16)
    joined = call(server, "POST", f"{code}/join", {"side": side, "join": word})
    label = next(one["label"] for one in call(server, "GET", code)["sides"] if one["id"] == side)
    room = {"code": code, "spoken": codes.spoken(code), "side": side, "label": label, "word": word, **joined}
    keep(page, {"six-elements/room": room}, at=f"{server.url}/health")


def look(page: Page) -> None:
    """Look at the page again after something else, which asks the room at once and not with its next look."""
    page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange')); }")


def begin(page: Page, server: Server, store: RoomStore) -> str:
    """Sit in a new room as certificated staff, and answer the first step of conflict styles; return the room's code."""
    return answered(page, server, store)[0]


def answered(page: Page, server: Server, store: RoomStore, slug: str = "conflict-styles") -> tuple[str, int]:
    """Sit in a new room as certificated staff, and answer the first step of *slug*; return code and activity."""
    code, activity = open_room(store, slug)
    seat(page, server, code, SIDES[0])
    Person(page).arrive(f"{server.url}{catalog.app_path(catalog.get(slug))}")
    page.wait_for_selector(".six-room")
    Person(page).answer_first_step()
    return code, activity


@pytest.fixture
def sharing(page: Page, server: Server, store: RoomStore) -> tuple[str, int]:
    """A room whose participant has answered one step of the exercise, and may share."""
    return answered(page, server, store)


def share(page: Page) -> None:
    page.get_by_role("button", name="Share").first.click()
    page.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")


def kept_answers(store: RoomStore, activity: int) -> list[Any]:
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT answers FROM share WHERE activity_id = ?", (activity,)
        ).all()
    return [row[0] and json.loads(row[0]) for row in rows]
