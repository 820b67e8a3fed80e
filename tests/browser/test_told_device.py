"""What a person does with the own answers: what became of it stands on the screen, whatever the device keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Open
from tests.browser.person import Person
from tests.browser.telling import FULL, REFUSED, TABLE, silent, told
from tests.examples import ONE

DEVICES = ("keeps", "full", "refused")


def give(page: Page, text: str) -> None:
    file: FilePayload = {"name": "answers.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator(".six-live input[type=file]").set_input_files(file)


def file_of(page: Page) -> str:
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    return Path(saved.value.path()).read_text(encoding="utf-8")


def empty(page: Page) -> None:
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Empty my answers").click()
    expect(page.locator("dialog")).to_have_count(0)


def bring_back(page: Page) -> None:
    text = file_of(page)
    empty(page)
    give(page, text)


def print_nothing(page: Page) -> None:
    page.evaluate("() => { window.print = undefined; }")
    page.get_by_role("button", name="Print with my answers").click()


ON_DEVICE: dict[str, Callable[[Page], object]] = {
    "save": file_of,
    "bring_back": bring_back,
    "bring_back_the_same": lambda page: give(page, file_of(page)),
    "bring_back_another": lambda page: give(page, "{}"),
    "undo": lambda page: page.get_by_role("button", name="Undo").click(),
    "empty": empty,
    "answer": lambda _page: None,
    "print": print_nothing,
}


def test_the_table_has_every_act_on_every_device() -> None:
    assert set(TABLE["device"]) == set(ON_DEVICE)
    assert all(set(row) == set(DEVICES) for row in TABLE["device"].values())


@pytest.mark.parametrize("device", DEVICES)
def test_who_keeps_empties_or_brings_back_answers_is_told(page: Page, opened: Open, device: str) -> None:
    if device == "refused":
        page.add_init_script(REFUSED)
    missing = []
    for act, do in ON_DEVICE.items():
        opened(ONE)
        if device == "full":
            page.evaluate(FULL)
        Person(page).answer_first_step()
        do(page)
        missing += silent(page, act, device, TABLE["device"][act][device])
        if device == "keeps":
            page.evaluate("() => localStorage.clear()")
    assert not missing, missing


def test_who_clears_the_device_is_told(page: Page, book: Path) -> None:
    page.goto((book / "chapters" / "path" / "my-progress.html").as_uri())
    page.get_by_role("button", name="Clear all on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    assert told(page, "kept on this device is gone")
