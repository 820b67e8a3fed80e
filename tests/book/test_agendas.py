"""The five agendas: their minutes add up, each step starts when the one before ends, and every part is there."""

import re
from collections.abc import Iterator

import pytest

from sixelements import catalog
from tests.book.prose import ROOT, Page, tables

FOLDER = ROOT / "chapters/facilitators"
AGENDAS = {
    "agenda-90-minutes": [90],
    "agenda-half-day": [210],
    "agenda-full-day": [390],
    "agenda-two-day-institute": [390, 390],
    "agenda-semester": [90] * 8,
}
"""The minutes of each session of each agenda."""

HEADINGS = ("Room and materials", "Roles", "When trust is low", "When it goes wrong", "Afterward")
HEAD = ["Starts at", "Step", "Exercise or sheet", "Minutes"]


def sessions(page: Page) -> list[tuple[int, list[list[str]]]]:
    """Return the stated total of each session, and the rows of its plan without head and total."""
    stated = [int(minutes) for minutes in re.findall(r"^Total: (\d+) minutes\.$", page.text, re.MULTILINE)]
    plans = [rows[1:] for _, rows in tables(page) if rows[0] == HEAD]
    return list(zip(stated, plans, strict=True))


def clock(at: int) -> str:
    """Return minutes from the start as a plan writes them, 1:05."""
    return f"{at // 60}:{at % 60:02d}"


def off(page: Page) -> Iterator[str]:
    """Yield where the minutes of an agenda do not add up."""
    together = 0
    for number, (stated, rows) in enumerate(sessions(page), 1):
        *steps, total = rows
        at = 0
        for step in steps:
            if step[0] != clock(at):
                yield f"session {number}: “{step[1]}” starts at {step[0]}; the steps before it end at {clock(at)}"
            at += int(step[3])
        if total != [clock(at), "Total", "", str(at)]:
            yield f"session {number}: the steps add up to {at}; the last row is {total}"
        if stated != at:
            yield f"session {number}: the steps add up to {at}, and the page says {stated}"
        together += at
    said = re.findall(r"^Altogether: (\d+) minutes in (\d+) sessions\.$", page.text, re.MULTILINE)
    count = len(sessions(page))
    if said != ([(str(together), str(count))] if count > 1 else []):
        yield f"{count} sessions add up to {together}; the page says {said}"


def lacking(page: Page) -> Iterator[str]:
    """Yield each part that an agenda does not have, and each step that names no exercise, sheet or "none"."""
    found = {words for _, level, words in page.headings if level == 2}
    yield from (f"no heading “{wanted}”" for wanted in HEADINGS if wanted not in found)
    for _, rows in sessions(page):
        for step in rows[:-1]:
            if not re.fullmatch(r"\{(?:doc|ref)\}`[^`]+`|the same|none", step[2]):
                yield f"“{step[1]}” names neither an exercise nor a sheet: {step[2]}"
    if not any(f"/exercises/{one.slug}/{one.slug}>`" in page.text for one in catalog.all_exercises()):
        yield "no exercise of the course is in it"


def agenda(name: str) -> Page:
    return Page(name, (FOLDER / f"{name}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "minutes"), AGENDAS.items(), ids=AGENDAS)
def test_the_minutes_of_an_agenda_add_up(name: str, minutes: list[int]) -> None:
    assert not list(off(agenda(name)))
    assert [stated for stated, _ in sessions(agenda(name))] == minutes


@pytest.mark.parametrize("name", AGENDAS)
def test_an_agenda_has_all_its_parts(name: str) -> None:
    assert not list(lacking(agenda(name)))


def test_these_are_all_the_agendas_and_the_landing_page_tells_their_minutes() -> None:
    assert {file.stem for file in FOLDER.glob("agenda-*.md")} == set(AGENDAS)
    landing = (FOLDER / "index.md").read_text(encoding="utf-8")
    for name, minutes in AGENDAS.items():
        assert re.search(rf"<{name}>`\n  - .*\n  - {sum(minutes)}\n", landing)


# Specimens: each breaks one thing.

PLAN = """\
# A

{parts}

```{{list-table}} Plan
* - Starts at
  - Step
  - Exercise or sheet
  - Minutes
* - 0:00
  - Open
  - none
  - {first}
* - {second}
  - Decide
  - {exercise}
  - 20
* - 0:30
  - Total
  -
  - 30
```

Total: {total} minutes.
"""
EXERCISE = "{doc}`A </exercises/decision-continuum/decision-continuum>`"
SOUND = {
    "parts": "\n\n".join(f"## {heading}" for heading in HEADINGS),
    "first": "10",
    "second": "0:10",
    "exercise": EXERCISE,
    "total": "30",
}


def specimen(**change: str) -> Page:
    return Page("specimen", PLAN.format(**SOUND | change))


def test_a_sound_agenda_passes() -> None:
    assert not [*off(specimen()), *lacking(specimen())]


@pytest.mark.parametrize("change", [{"first": "15"}, {"second": "0:15"}, {"total": "35"}], ids=str)
def test_minutes_that_do_not_add_up_are_seen(change: dict[str, str]) -> None:
    assert list(off(specimen(**change)))


def test_two_sessions_without_their_sum_are_seen() -> None:
    two = specimen().text + specimen().text.removeprefix("# A")
    assert list(off(Page("two", two)))
    assert not list(off(Page("two", f"{two}\nAltogether: 60 minutes in 2 sessions.\n")))


@pytest.mark.parametrize(
    "change", [{"parts": ""}, {"exercise": "some exercise"}, {"exercise": "none"}], ids=str
)
def test_a_part_that_is_missing_is_seen(change: dict[str, str]) -> None:
    assert list(lacking(specimen(**change)))
