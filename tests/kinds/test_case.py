"""Cases: each reader is handed what is hers and nothing else, and each rule of a whole case refuses something."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from sixelements import authoring, catalog, kinds, worksheet
from sixelements.content import Exercise, load
from sixelements.kinds.case.content import SIDES
from sixelements.kinds.case.fair import PLAYED
from sixelements.kinds.case.sheets import for_the_end, secrets
from tests.examples import of_kind
from tests.support.sheets import not_for, plain

Raw = dict[str, Any]
KIND: Any = kinds.get("case")
cases = pytest.mark.parametrize("slug", of_kind("case"))


def skeleton() -> Raw:
    """Return what a new case holds."""
    common = authoring.COMMON.format(kind="case", slug="ours", title="Ours")
    return tomllib.loads(common + dedent(KIND.skeleton()))


def loaded(raw: Raw) -> Exercise:
    """Return the exercise that *raw* tells of."""
    return load(Path("ours/exercise.toml"), KIND.Content, "case", raw)


def page_of(exercise: Exercise) -> str:
    """Return all that a page of the exercise holds, as text."""
    return plain(worksheet.page_section(exercise).encode())


# Who is handed what.


def readers(exercise: Exercise) -> list[tuple[str, str]]:
    """Return every reader with every role she may have, and with none."""
    found = [("everybody", ""), ("observer", ""), *((side, "") for side in SIDES)]
    return found + [
        ("observer" if one.side == "between" else one.side, one.id) for one in exercise.content.roles
    ]


@cases
def test_a_reader_is_handed_what_is_hers_and_nothing_else(slug: str) -> None:
    exercise = catalog.get(slug)
    for reader, role in readers(exercise):
        told = page_of(KIND.handed(exercise, reader, role))
        assert [text for text in not_for(exercise.content, reader, role) if text in told] == [], (
            reader,
            role,
        )
        mine = [one for one in exercise.content.roles if one.id == role]
        hers = [text for one in mine for text in (one.knows, one.says)]
        if reader in SIDES:
            seat = exercise.content.seat(reader)
            hers += [*seat.knows, seat.erred, *(one.text for one in exercise.content.needs(reader))]
        assert [text for text in hers if text not in told] == [], (reader, role)
        if reader in SIDES:
            assert not any(one["met_by"] for one in data(exercise, reader)["interests"])


def data(exercise: Exercise, reader: str) -> Any:
    return json.loads(worksheet.as_json(worksheet.payload(KIND.handed(exercise, reader))))["content"]


@cases
def test_alone_and_at_the_end_a_reader_has_everything(slug: str) -> None:
    exercise = catalog.get(slug)
    told = page_of(exercise)
    for side in SIDES:
        assert [text for text in secrets(exercise.content, side) if text not in told] == []
    assert [text for text in for_the_end(exercise.content) if text not in told] == []
    assert KIND.handed(exercise, "all") is exercise


def test_nobody_is_handed_another_sides_role() -> None:
    exercise = catalog.get(of_kind("case")[0])
    for one in exercise.content.roles:
        for reader in ("everybody", *(side for side in SIDES if side != one.side)):
            assert KIND.handed(exercise, reader, one.id) is None
    assert KIND.handed(exercise, "somebody") is None
    assert KIND.handed(exercise, "labor", "nobody") is None


# On folded paper.


@cases
def test_each_sheet_of_paper_is_one_sides_or_one_roles(slug: str) -> None:
    exercise = catalog.get(slug)
    pages = [plain(one.encode()) for one in worksheet.html(exercise).split('<div class="six-case-page">')]
    content = exercise.content
    for side, other in (SIDES, SIDES[::-1]):
        mine = [one for one in pages if any(text in one for text in secrets(content, side))]
        # A sheet for the side and one for each role; the last page, which is for the end, has the interests.
        assert len(mine) == 1 + len(content.cast(side)) + 1
        for one in mine[:-1]:
            assert [text for text in secrets(content, other) if text in one] == []
            assert "Fold the printed side inward" in one
    assert "For the end" in pages[-1]
    assert [text for text in for_the_end(content) if any(text in one for one in pages[:-1])] == []


# What makes a case whole and fair.


@cases
def test_the_times_are_those_that_the_exercise_says(slug: str) -> None:
    exercise = catalog.get(slug)
    total = exercise.content.times.total
    assert PLAYED[0] <= total <= PLAYED[1]
    assert total == exercise.minutes.alone + exercise.minutes.together


def test_a_new_case_is_whole() -> None:
    assert list(KIND.check(loaded(skeleton()))) == []


def change(path: str, value: Any) -> Callable[[Raw], None]:
    """Return what puts *value* at a dotted path of the case."""

    def do(raw: Raw) -> None:
        *way, last = path.split(".")
        at: Any = raw["case"]
        for key in way:
            at = at[int(key)] if key.isdigit() else at[key]
        if value is None:
            del at[last]
        else:
            at[last] = value

    return do


def meets_all(raw: Raw) -> None:
    for one in raw["case"]["interests"]:
        one["met_by"].append("one-letter")


def for_labor_only(raw: Raw) -> None:
    for number in range(2):
        raw["case"]["interests"].append(raw["case"]["interests"][0] | {"id": f"more-{number}"})


def told_to_all(raw: Raw) -> None:
    raw["case"]["known"].append(raw["case"]["labor"]["erred"])


def on_both_sheets(raw: Raw) -> None:
    raw["case"]["management"]["knows"].append(raw["case"]["labor"]["knows"][0])


def told_at_the_end(raw: Raw) -> None:
    raw["debrief"] = [raw["case"]["later"][0]["text"]]


WRONG = {
    "an id twice": (change("roles.1.id", "teacher"), 'case.roles: the id "teacher" is used twice'),
    "too few roles of a side": (change("roles.0.side", "between"), "case.roles of labor: expected at least 3"),
    "a role with no sheet": (change("roles.0.knows", ""), 'case.roles "teacher", key knows'),
    "a role with no words": (change("roles.0.says", ""), 'case.roles "teacher", key says'),
    "five whom all tables play": (change("roles.0.seats", 8), "case.roles, key seats"),
    "a side that missed nothing": (change("labor", None), "case, key labor: expected a table with knows and erred"),
    "an hour that is too short": (change("times.joint", 5), "case.times: expected 60 to 90 minutes in all, found 50"),
    "an afternoon": (change("times.joint", 60), "case.times: expected 60 to 90 minutes in all, found 105"),
    "a term that is not there": (change("interests.0.met_by", ["peace"]), 'key met_by: expected the id of a term'),
    "a term for everything": (meets_all, 'case.terms "one-letter": it meets every high interest'),
    "nothing that matters": (change("interests.0.weight", "middle"), "case.interests of labor: expected at least one"),
    "nothing at the end": (change("later", []), "case: expected interests, unsaid and at least three of later"),
    "a longer sheet": (change("labor.knows", ["Much to read is this. " * 20] * 2), "words of each side's sheet"),
    "a longer wish": (change("interests.0.text", "Nobody's hours change " * 9), "words of each side's interests"),
    "more interests": (for_labor_only, "case.interests: expected as many for both sides"),
    "a longer role": (change("roles.0.knows", "There is much that you know. " * 9), "expected at least 60% of it"),
    "a secret that all read": (told_to_all, "is read by everybody, too"),
    "a secret of both": (on_both_sheets, "stands on each"),
    "the end beforehand": (told_at_the_end, "is read by everybody before"),
    "not invented": (change("invented", "A case."), 'case, key invented: expected the word "invented"'),
    "handed out in the file": (change("reader", "labor"), "case, key reader: expected none"),
    "a key of instruments": (change("intro", "Read."), "case, key intro: expected none"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_case_that_is_not_whole_or_not_fair_is_refused(what: str) -> None:
    spoil, said = WRONG[what]
    raw = skeleton()
    spoil(raw)
    assert any(said in line for line in KIND.check(loaded(raw))), list(KIND.check(loaded(raw)))


def test_the_same_interest_on_both_sheets_is_no_secret() -> None:
    raw = skeleton()
    raw["case"]["interests"][2]["text"] = raw["case"]["interests"][0]["text"]
    exercise = loaded(raw)
    assert list(KIND.check(exercise)) == []
    assert raw["case"]["interests"][0]["text"] not in [*secrets(exercise.content, "labor")]
