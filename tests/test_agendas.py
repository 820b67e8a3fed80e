"""Agendas as data: the pages say what the data says, and a room can be opened from each."""

from collections.abc import Collection, Iterable
from pathlib import Path

import pytest
from msgspec import structs

from sixelements import agenda_pages, agendas, catalog, course, kinds
from sixelements.agendas import Agenda, Session, Step
from sixelements.content import ContentError, Exercise, convert

EVERY = pytest.mark.parametrize("name", agendas.names())
FIRST = "agenda-90-minutes"


@EVERY
def test_a_page_shows_the_plan_of_its_agenda(name: str) -> None:
    file, text = agenda_pages.page(name)
    assert file.read_text(encoding="utf-8") == text
    assert (
        agendas.wrong_with(Path(agendas.__file__).parents[2] / "chapters" / "agendas" / f"{name}.toml") == []
    )


def test_every_page_of_an_agenda_and_of_a_session_has_its_data() -> None:
    folder = agendas.files()[0].parents[1]
    planned = {page for page in folder.rglob("*.md") if "* - Starts at" in page.read_text(encoding="utf-8")}
    assert planned == {file for file, _ in agenda_pages.pages()}


def on_none(exercises: Iterable[Exercise], used: Collection[str]) -> list[str]:
    """Return which exercises only a meeting can work, and stand on no agenda: those for people together, and votes.

    A case with sheets takes a whole meeting, and its own guide is the plan of it; what may not be shared no room works.
    """
    return [
        one.slug
        for one in exercises
        if (one.who == "together" or one.ballot)
        and kinds.get(one.kind).shares(one)
        and not kinds.get(one.kind).confidential
        and one.slug not in used
    ]


def test_what_only_a_meeting_can_work_stands_on_an_agenda() -> None:
    used = {part["slug"] for one in agendas.told() for part in one["agenda"]}
    assert on_none(catalog.all_exercises(), used) == []
    together = {one.slug for one in catalog.all_exercises() if one.who == "together"}
    assert on_none(catalog.all_exercises(), used - together), "the specimen: agendas without them"


def changed(caption: str, *steps: dict[str, object]) -> Agenda:
    """Return an agenda of one session with these steps, on the page of the first meeting."""
    session = {"caption": caption, "minutes": 7, "steps": list(steps)}
    page = agendas.get(FIRST).page
    return convert({"page": page, "title": "x", "sessions": [session]}, Agenda, Path("x"))


NEW = {
    "title": "Something new",
    "name": "New",
    "minutes": 7,
    "lead": "labor",
    "sheet": "none",
    "materials": ["a bell", "two hats"],
    "may_go": True,
    "script": 'Say: "This was not here before."',
}


def put(patch: pytest.MonkeyPatch, agenda: Agenda) -> None:
    """Let *agenda* be the one that is found, whatever is asked for."""
    patch.setattr(agendas, "get", lambda _: agenda)


def test_a_changed_step_changes_plan_and_script(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, changed(agendas.get(FIRST).sessions[0].caption, NEW))
    _, text = agenda_pages.page(FIRST)
    cell = "Something new\n    *Have ready: a bell; two hats.*\n    *May go when time is short.*"
    row = f"* - 0:00\n  - {cell}\n  - labor\n  - none\n  - 7\n"
    assert f"{row}* - 0:07\n  - Total\n  -\n  -\n  - 7\n```\n" in text
    said = '*New:* Say: "This was not here before."'
    assert f"### What to say and do\n\n{said}\n\n## When trust is low" in text


@pytest.mark.parametrize("lost", ["caption", "spoken"])
def test_a_page_without_the_place_of_a_plan_is_named(monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    agenda = changed(agendas.get(FIRST).sessions[0].caption, NEW)
    (one,) = agenda.sessions
    put(monkeypatch, structs.replace(agenda, sessions=(structs.replace(one, **{lost: "Of no page"}),)))
    with pytest.raises(ContentError, match=r'expected one .*"Of no page"'):
        agenda_pages.page(FIRST)


@pytest.mark.parametrize(
    ("sheets", "place"), [(True, "### What to say and do"), (False, "### New (7 minutes)")]
)
def test_a_page_on_which_no_script_stands_yet_keeps_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, sheets: bool, place: str
) -> None:
    agenda = structs.replace(changed("One plan", NEW), page="page.md", sheets=sheets)
    put(monkeypatch, agenda)
    monkeypatch.setattr(course, "root", lambda: tmp_path)
    plan = "```{list-table} One plan\n:header-rows: 1\n```"
    (tmp_path / "page.md").write_text(
        f"# A page\n\n{plan}\n\n{place}\n\n## By hand\n\nWords.\n\n## And more\n"
    )
    _, text = agenda_pages.page("any")
    assert text.endswith(f"{place}\n\n{said(sheets=sheets)}\n\n## By hand\n\nWords.\n\n## And more\n")


def said(*, sheets: bool) -> str:
    """Return the script of the new step below its heading."""
    return ("*New:* " if sheets else "") + str(NEW["script"])


LEAN = {
    "minutes that do not add up": ({"minutes": 6}, "add up to 16"),
    "a side that leads nothing": ({"lead": "labor"}, "no step is led by management"),
    "a led step without a script": ({"script": ""}, "no name and script"),
    "a script that nobody leads": ({"lead": ""}, "nobody leads it"),
    "no exercise": ({"exercise": ""}, "names an exercise"),
    "nothing that may go": ({"may_go": False}, "may go when time is short"),
}


def session(**change: object) -> Session:
    opens = Step(title="Open", name="Open", minutes=5, lead="labor", script="Say it.")
    middle = structs.replace(
        opens, title="Work", minutes=10, lead="management", exercise="decision-continuum", may_go=True
    )
    ends = structs.replace(opens, title="Close")
    return Session(caption="x", minutes=20, steps=(opens, structs.replace(middle, **change), ends))


@pytest.mark.parametrize(("change", "said"), LEAN.values(), ids=LEAN)
def test_what_a_session_lacks_is_said(change: dict[str, object], said: str) -> None:
    assert list(agendas.lacking(session())) == []
    found = list(agendas.lacking(session(**change)))
    assert any(said in line for line in found), found


def test_neither_the_first_step_nor_the_last_may_go() -> None:
    found = session()
    opens = structs.replace(found.steps[0], may_go=True)
    (line,) = agendas.lacking(structs.replace(found, steps=(opens, *found.steps[1:])))
    assert "neither the first step nor the last" in line


def test_a_room_gets_the_exercises_of_a_session_in_their_order_with_their_minutes() -> None:
    steps = (
        Step(title="Open", minutes=5),
        Step(title="Alone", minutes=8, exercise="decision-continuum"),
        Step(title="In pairs", minutes=10, sheet="the same"),
        Step(title="All together", minutes=9, sheet="none"),
        Step(title="Ticks", minutes=4, exercise="benefits-by-role"),
    )
    found = agendas.opened(Session(caption="x", minutes=36, steps=steps))
    assert [(one.exercise.slug, one.minutes) for one in found] == [
        ("decision-continuum", 18),
        ("benefits-by-role", 4),
    ]


def test_the_first_meeting_asks_the_three_decisions_that_its_page_names() -> None:
    told = next(one for one in agendas.told() if one["name"] == FIRST)
    (chosen,) = (one["fitting"] for one in told["agenda"] if one["fitting"])
    titles = {one.id: one.title for one in catalog.get("decision-continuum").content.decisions}
    page = agenda_pages.page(FIRST)[1].lower()
    assert len(chosen["items"]) == 3
    assert all(f"*{titles[one].lower()}*" in page for one in chosen["items"])


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ('exercise = "no-such-exercise"', "no exercise is called"),
        ('exercise = "decision-continuum"\nfitting = { items = ["no-such-decision"] }', "no item of"),
        ('colour = "red"', "not known here"),
        ("minutes = 0", "minutes"),
    ],
)
def test_an_agenda_that_is_not_right_is_named_in_one_line(tmp_path: Path, step: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    minutes = "" if "minutes" in step else "minutes = 5\n"
    file.write_text(
        f'page = "x.md"\ntitle = "x"\n[[sessions]]\ncaption = "x"\nminutes = 5\n'
        f'[[sessions.steps]]\ntitle = "y"\n{minutes}{step}\n'
    )
    (line,) = agendas.wrong_with(file)
    assert said in line
    assert line.startswith(f"{file}: ")
