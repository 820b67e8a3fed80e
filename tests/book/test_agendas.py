"""The agendas: their minutes add up, a real room fits into them, and the tools stand in the order of the method."""

import re
from collections.abc import Iterator

import pytest

from sixelements import catalog
from tests.book.prose import ROOT, Page, tables

FOLDER = ROOT / "chapters/facilitators"
AGENDAS = {
    "agenda-beginning": [120],
    "agenda-90-minutes": [90],
    "agenda-half-day": [210],
    "agenda-full-day": [390],
    "agenda-charter-day": [360],
    "agenda-school-team": [195],
    "agenda-two-day-institute": [390, 390],
    "agenda-semester": [90] * 8,
    "agenda-second-semester": [90, 75, 90, 130],
    "agenda-repair": [195],
    "agenda-review-day": [210],
    "agenda-hall": [180],
    "agenda-hybrid": [120],
}
"""The minutes of each session of each agenda."""

NEEDS = {
    "people who are late": r"\blate(?:comers)?\b",
    "uneven sides": r"\b14 people from (?:labor|three unions)|\bproportions of 14\b|\b14 from three unions\b",
    "several unions": r"\bthree unions\b|\b60 locals\b",
    "school board members": r"\bschool boards?\b",
    "what to leave out": r"\b(?:omit|drop|shorten|leave out)\b",
}
"""What every agenda says a word on, after a rehearsal on paper with 14, 8 and 2 people."""

TOOLS = {
    "interest-based problem solving": "/exercises/interests-by-side/",
    "after action review": "/exercises/after-action-review/",
    "a tool for site teams": "/exercises/site-team-indicators/",
    "a tool for joint committees": "/exercises/joint-committee-charter/",
    "the equity pause": "/exercises/equity-pause/",
    "the hand-off form": "<hand-off>",
    "the written agreement": "<agreement>",
}
"""Tools that some agenda uses."""

EXERCISES = 12
"""At least so many exercises of the catalog stand in the agendas together."""

HEADINGS = ("Room and materials", "Roles", "When trust is low", "When it goes wrong", "Afterward")
HEAD = ["Starts at", "Step", "Leads", "Exercise or sheet", "Minutes"]


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
            at += int(step[-1])
        if total != [clock(at), "Total", "", "", str(at)]:
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
            if not re.fullmatch(r"\{(?:doc|ref)\}`[^`]+`|the same|none", step[3]):
                yield f"“{step[1]}” names neither an exercise nor a sheet: {step[3]}"
    if not any(f"/exercises/{one.slug}/{one.slug}>`" in page.text for one in catalog.all_exercises()):
        yield "no exercise of the course is in it"


def unready(page: Page) -> Iterator[str]:
    """Yield what an agenda lacks for a real room: joining, the promises, late people, uneven sides, a way out."""
    steps = [row for _, rows in sessions(page) for row in rows[:-1]]
    if not any(re.search(r"\bjoins?\b", step[1]) for step in steps):
        yield "no step gives technology its minutes"
    if not any("promises>" in step[3] for step in steps):
        yield "no step leads to the promises"
    for what, pattern in NEEDS.items():
        if not page.has(pattern):
            yield f"nothing on {what}"


def order(page: Page) -> Iterator[str]:
    """Yield where an agenda leaves the order of the method: interests, options, a draft, and the pause on it."""
    steps = [row[1].lower() for _, rows in sessions(page) for row in rows[:-1]]
    at = {
        name: [n for n, step in enumerate(steps) if name in step]
        for name in ("interests", "options", "draft", "equity pause")
    }
    if at["equity pause"]:
        for before, after in (
            ("interests", "options"),
            ("options", "equity pause"),
            ("draft", "equity pause"),
        ):
            if not at[before] or not at[after] or at[before][0] > at[after][0]:
                yield f"{before} should come before {after}"


def agenda(name: str) -> Page:
    return Page(name, (FOLDER / f"{name}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "minutes"), AGENDAS.items(), ids=AGENDAS)
def test_the_minutes_of_an_agenda_add_up(name: str, minutes: list[int]) -> None:
    assert not list(off(agenda(name)))
    assert [stated for stated, _ in sessions(agenda(name))] == minutes


@pytest.mark.parametrize("name", AGENDAS)
def test_an_agenda_has_all_its_parts(name: str) -> None:
    assert not list(lacking(agenda(name)))


@pytest.mark.parametrize("name", AGENDAS)
def test_a_real_room_fits_into_an_agenda(name: str) -> None:
    assert not list(unready(agenda(name)))


@pytest.mark.parametrize("name", AGENDAS)
def test_the_equity_pause_has_a_draft_to_stop_at(name: str) -> None:
    assert not list(order(agenda(name)))


def test_the_agendas_use_the_course() -> None:
    text = "\n".join(agenda(name).text for name in AGENDAS)
    assert not [tool for tool, link in TOOLS.items() if link not in text]
    used = [one.slug for one in catalog.all_exercises() if f"/exercises/{one.slug}/{one.slug}>" in text]
    assert len(used) >= EXERCISES, used


def plans(page: Page) -> list[tuple[str, str]]:
    """Return each step of an agenda with its minutes."""
    return [(row[1], row[-1]) for _, rows in sessions(page) for row in rows[:-1]]


def rehearsals(page: Page) -> list[tuple[str, str]]:
    """Return each step that was rehearsed, with the minutes it was rehearsed for."""
    return [
        (row[0], row[1]) for _, rows in tables(page) if rows[0][:2] == ["Step", "Minutes"] for row in rows[1:]
    ]


def test_every_step_was_rehearsed_with_its_minutes() -> None:
    steps = [step for name in AGENDAS for step in plans(agenda(name))]
    assert len(steps) > 150
    assert sorted(rehearsals(agenda("rehearsals"))) == sorted(steps)


def test_a_step_that_changed_is_seen() -> None:
    rows = "".join(
        f"* - {step}\n  - {minutes}\n  - Fits.\n" for step, minutes in (("Open", 10), ("Decide", 20))
    )
    told = f"```{{list-table}} A\n* - Step\n  - Minutes\n  - With 14\n{rows}```\n"
    assert rehearsals(Page("a.md", f"# A\n\n{told}")) == plans(specimen())
    assert rehearsals(Page("a.md", f"# A\n\n{told}")) != plans(specimen(first="15"))


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
  - Leads
  - Exercise or sheet
  - Minutes
* - 0:00
  - Open
  - both
  - none
  - {first}
* - {second}
  - Decide
  - labor
  - {exercise}
  - 20
* - 0:30
  - Total
  -
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


ROOM = "14 people from three unions, 8 from management, 2 from the school board; omit a step when people are late."
READY = {"step": "Everyone joins", "exercise": "{doc}`The promises <promises>`", "talk": ROOM}
METHOD = ("Interests first", "Options", "A draft", "Equity pause on the draft")


def rehearsed(**change: str) -> Page:
    told = READY | change
    plan = PLAN.replace("  - Decide\n", f"  - {told['step']}\n").format(
        **SOUND | {"exercise": told["exercise"]}
    )
    return Page("specimen", f"{plan}\n{told['talk']}\n")


def test_an_agenda_without_a_real_room_is_seen() -> None:
    assert not list(unready(rehearsed()))
    assert len(list(unready(rehearsed(step="Sit down")))) == 1
    assert len(list(unready(rehearsed(exercise="none")))) == 1
    assert len(list(unready(rehearsed(talk="Welcome.")))) == len(NEEDS)


def in_order(*steps: str) -> Page:
    rows = "".join(
        f"* - {clock(number)}\n  - {step}\n  - both\n  - none\n  - 1\n" for number, step in enumerate(steps)
    )
    head = "* - Starts at\n  - Step\n  - Leads\n  - Exercise or sheet\n  - Minutes\n"
    total = f"* - {clock(len(steps))}\n  - Total\n  -\n  -\n  - {len(steps)}\n"
    return Page(
        "specimen", f"# A\n\n```{{list-table}} Plan\n{head}{rows}{total}```\n\nTotal: {len(steps)} minutes.\n"
    )


def test_a_pause_before_a_draft_is_seen() -> None:
    assert not list(order(in_order(*METHOD)))
    assert not list(order(in_order("Welcome")))
    assert list(order(in_order("Equity pause", *METHOD[:3])))
    assert list(order(in_order(METHOD[1], METHOD[0], *METHOD[2:])))
