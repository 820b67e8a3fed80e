"""One problem, from its root to what was decided about it: each tool of the thread takes what the one before holds.

The thread is read from the catalog: whatever can be reached from the fishbone by *bring in* is on it.  It is followed
in the book, from files and with no server at all, by one person on a phone.
"""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from sixelements import catalog
from sixelements.content import Exercise
from tests.browser.person import KEEP, axe, too_wide
from tests.browser.test_table import row
from tests.support.thread import BEGIN, BRINGS, asked_later, forward

THREAD = forward()
WORDS = {"date": "2027-03-01"}


def brought(page: Page, exercise: Exercise) -> None:
    """Bring in what there is, see that it stands there, and write what the next tools ask for."""
    columns = {one.id: one for one in exercise.content.columns}
    for bring in BRINGS[exercise.slug]:
        if bring.source not in THREAD:
            continue
        title = catalog.get(bring.source).title
        page.get_by_role("button", name=f"from “{title}”").click()
        expect(row(page, 1)).to_contain_text(f"From “{title}”.")
    for column in asked_later(exercise.slug, THREAD):
        field = row(page, 1).get_by_label(columns[column].label, exact=True)
        if columns[column].type != "choice" and not field.input_value():
            field.fill(WORDS.get(columns[column].type, f"{columns[column].label} of the thread"))


def test_a_problem_is_carried_from_its_root_to_what_was_decided(page: Page, book: Path) -> None:
    assert len(THREAD) > 4
    page.set_viewport_size({"width": 360, "height": 740})
    first = catalog.get(BEGIN)
    answers = max((case.answers for case in first.cases), key=lambda one: len(one.get("rows", ())))
    page.goto((book / catalog.book_path(first)).as_uri())
    told = {"version": first.version, "answers": answers}
    page.evaluate(KEEP, {f"six-elements/exercise/{BEGIN}": json.dumps(told)})
    for slug in THREAD[1:]:
        exercise = catalog.get(slug)
        page.goto((book / catalog.book_path(exercise)).as_uri())
        brought(page, exercise)
        assert too_wide(page) <= 0
        page.reload()
        expect(row(page, 1)).to_contain_text("From “")
    assert axe(page) == []
    page.goto((book / "chapters/path/workbook.html").as_uri())
    for slug in THREAD:
        expect(page.get_by_role("heading", name=catalog.get(slug).title)).to_be_visible()
