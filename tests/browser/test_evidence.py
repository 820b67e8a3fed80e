"""A browser test that fails tells what was to be seen: most of them fail once, on a machine that nobody can ask."""

from pathlib import Path
from types import SimpleNamespace

from playwright.sync_api import Page

from tests.browser import evidence


def test_words_of_pages_and_servers_stand_under_a_failure(page: Page, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("x" * evidence.MOST + "the end")
    page.set_content("<p>What was seen</p><p hidden>What was not</p>")
    closed = page.context.new_page()
    closed.close()
    found = evidence.of({"page": page, "closed": closed, "server": SimpleNamespace(log=log), "size": "phone"})
    assert [text for _, text in found] == [
        "What was seen",
        ("x" * evidence.MOST + "the end")[-evidence.MOST :],
    ]
