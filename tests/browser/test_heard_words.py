"""What Orca said of exercises and of the door of a room, held against the accessibility tree.

The words are kept in ``tests/specimens/heard.json``.  Orca itself speaks in a part of its own
(``make test PARTS=heard``): a busy machine changes when it speaks, and this changes nothing of what there is to say.
What an exercise asks may change any day and is not compared; what every exercise has, and how its kind is worked, is.
"""

import re
from typing import Any

from playwright.sync_api import Page

from sixelements import catalog
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.rooms import open_room, store
from tests.examples import ONE
from tests.heard.journeys import DOOR, journeys, kept

__all__ = ["store"]

ROLES = {
    "button": "push button",
    "checkbox": "check box",
    "combobox": "combo box",
    "radio": "radio button",
    "slider": "slider",
    "textbox": "entry",
}
"""Chromium's words for what takes the focus, and Orca's."""
OURS = ("Next", "Undo", "the code", "the first side", "the way in")
"""The steps at which the words are those of every exercise, or of the door."""


def plain(words: str) -> str:
    """Return *words* without what a screen reader puts between them."""
    return re.sub(r"\W+", " ", words).strip().lower()


def focused(page: Page) -> tuple[str, str]:
    """Return role and name of what has the focus, as the accessibility tree has them."""
    session = page.context.new_cdp_session(page)
    at = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
    asked = {"objectId": at, "fetchRelatives": False}
    node: dict[str, Any] = session.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
    session.detach()
    return str(node["role"]["value"]).lower(), str(node.get("name", {}).get("value", ""))


def amiss(step: str, role: str, name: str, heard: str) -> str:
    """Return what of *role* and *name* was not *heard* at the *step*; an empty text is good news."""
    lacks = []
    if ROLES.get(role, role) not in heard:
        lacks.append(f"{role} in {heard!r}")
    if step in OURS and plain(name) not in plain(heard):
        lacks.append(f"{name!r} in {heard!r}")
    return ", ".join(lacks)


def test_what_orca_said_is_what_the_accessibility_tree_says(
    page: Page, server: Server, store: RoomStore
) -> None:
    code, _ = open_room(store, ONE)
    before = kept()
    kinds = {catalog.get(slug).kind: slug for slug in before if slug != DOOR}
    some = [kinds[kind] for kind in ("check", "place", "rate", "table")]
    wrong = []
    for name, steps in journeys(page, server.url, code, some):
        for step, act in steps:
            act()
            if step in OURS or step == "the first control":
                told = amiss(step, *focused(page), before[name][step])
                wrong += [f"{name}, {step}: {told}"] if told else []
    assert wrong == []


def test_a_name_or_a_role_that_was_not_heard_is_noticed() -> None:
    assert amiss("Undo", "button", "Undo", "Keep panel. / Undo push button.") == ""
    assert amiss("Undo", "button", "Take back", "Keep panel. / Undo push button.")
    assert amiss("Undo", "radio", "Undo", "Keep panel. / Undo push button.")
