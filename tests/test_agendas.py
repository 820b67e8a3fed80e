"""Agendas as data: the pages say what the data says, and a room can be opened from each."""

from pathlib import Path

import pytest

from sixelements import agendas, catalog
from sixelements.agendas import Agenda, Session, Step
from sixelements.content import ContentError, convert

EVERY = pytest.mark.parametrize("name", agendas.names())
FIRST = "agenda-90-minutes"


@EVERY
def test_a_page_shows_the_plan_of_its_agenda(name: str) -> None:
    file, text = agendas.page(name)
    assert file.read_text(encoding="utf-8") == text
    assert (
        agendas.wrong_with(Path(agendas.__file__).parents[2] / "chapters" / "agendas" / f"{name}.toml") == []
    )


def test_every_page_of_an_agenda_and_of_a_session_has_its_data() -> None:
    folder = agendas.files()[0].parents[1]
    planned = {page for page in folder.rglob("*.md") if "* - Starts at" in page.read_text(encoding="utf-8")}
    assert planned == {file for file, _ in agendas.pages()}


def test_a_changed_step_changes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    agenda = agendas.get(FIRST)
    (session,) = agenda.sessions
    step = Step(title="Something new", minutes=7, sheet="none")
    changed = convert(
        {
            "page": agenda.page,
            "title": "x",
            "sessions": [
                {
                    "caption": session.caption,
                    "steps": [{"title": "Something new", "minutes": 7, "sheet": "none"}],
                }
            ],
        },
        Agenda,
        Path("x"),
    )
    assert changed.sessions[0].steps == (step,)
    monkeypatch.setattr(agendas, "get", lambda _: changed)
    _, text = agendas.page(FIRST)
    assert "* - 0:00\n  - Something new\n  - none\n  - 7\n* - 0:07\n  - Total\n  -\n  - 7\n```" in text
    monkeypatch.setattr(
        agendas,
        "get",
        lambda _: convert(
            {
                "page": agenda.page,
                "title": "x",
                "sessions": [{"caption": "Of no page", "steps": [{"title": "y", "minutes": 7}]}],
            },
            Agenda,
            Path("x"),
        ),
    )
    with pytest.raises(ContentError, match="expected one plan"):
        agendas.page(FIRST)


def test_a_room_gets_the_exercises_of_a_session_in_their_order_with_their_minutes() -> None:
    steps = (
        Step(title="Open", minutes=5),
        Step(title="Alone", minutes=8, exercise="decision-continuum"),
        Step(title="In pairs", minutes=10, sheet="the same"),
        Step(title="All together", minutes=9, sheet="none"),
        Step(title="Ticks", minutes=4, exercise="benefits-by-role"),
    )
    found = agendas.opened(Session(caption="x", steps=steps))
    assert [(one.exercise.slug, one.minutes) for one in found] == [
        ("decision-continuum", 18),
        ("benefits-by-role", 4),
    ]


def test_the_first_meeting_asks_the_three_decisions_that_its_page_names() -> None:
    told = next(one for one in agendas.told() if one["name"] == FIRST)
    (chosen,) = (one["fitting"] for one in told["agenda"] if one["fitting"])
    titles = {one.id: one.title for one in catalog.get("decision-continuum").content.decisions}
    page = agendas.page(FIRST)[1].lower()
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
        f'page = "x.md"\ntitle = "x"\n[[sessions]]\ncaption = "x"\n[[sessions.steps]]\ntitle = "y"\n{minutes}{step}\n'
    )
    (line,) = agendas.wrong_with(file)
    assert said in line
    assert line.startswith(f"{file}: ")
