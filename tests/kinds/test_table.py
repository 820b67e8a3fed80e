"""Working tables: what the check refuses, what stays on the device, what the sheet of paper holds."""

import re
from collections.abc import Callable

import pytest

from sixelements import authoring, catalog, document, shape, worksheet
from sixelements.content import Exercise
from tests.answering import answers
from tests.kinds.tables import KIND, Raw, every_type, given, made, said, unchanged

TABLES = [one for one in catalog.all_exercises() if one.kind == "table"]

COLUMNS = {
    "meeting-planner": (
        ["item", "for", "side", "brings", "how", "minutes"],
        "CEC asks for an agenda with goal, owner, technique and minutes for each item, and for content and process.",
    ),
    "joint-committee-charter": (
        ["ours", "both"],
        "LMI asks for scope, goal, members and level of a joint committee; lines and columns are ours.",
    ),
    "what-our-schools-have": (
        ["example", "place", "reach", "opportunity"],
        "LMI points to five principles and four pillars, which are the rows; the columns are ours.",
    ),
    "whose-voices": (
        ["now", "better", "asks", "by"],
        "NEA's outreach guide: how voices are included now, and how they could be better. Who asks and when is ours.",
    ),
    "community-conversation": (
        ["plan", "who", "by", "people", "moderators", "done"],
        "NEA's four steps are the rows; one moderator and recorder for every 10 to 12 people.",
    ),
    "how-to-ask": (
        ["use", "know", "who", "asks", "kept", "hear"],
        "NEA describes the design of a needs assessment in prose; six ways are the rows, and the columns are ours.",
    ),
    "where-to-start": (
        ["issue", "data", "effort", "importance", "impact", "people", "time", "rank"],
        "NEA's three columns, issue, data, rank and why, with its five considerations between them.",
    ),
    "power-with": (
        ["move", "kind", "agreement", "practice", "says", "look"],
        "LMI's article: moves over and with, agreements, five practices, stepping in. Sentence and day are ours.",
    ),
    "airtime": (
        ["first", "second", "why"],
        "LMI's article on power has no form; the tally by halves and kinds of role is ours.",
    ),
    "before-a-hard-conversation": (
        ["line", "open"],
        "CEC has a heading and no form; facts, feelings, interest and opening are rows, and both columns are ours.",
    ),
    "interests-by-side": (
        ["interest", "whose", "told", "why"],
        "CEC's step 2: stakeholders and interests. Ours: given or guessed, and what it would do.",
    ),
    "interests-overlaid": (
        ["interest", "whose", "told", "why", "meets", "corrected"],
        "CEC's step 2, laid over each other; the guess and what becomes of it are ours.",
    ),
    "options-and-interests": (
        ["option", "interests-met", "interests-left", "criteria", "decides", "mended", "checked", "choice"],
        "CEC's steps 3 to 5: generate options, evaluate them, commit. The columns are ours.",
    ),
    "six-conditions": (
        ["holds", "sees", "ours", "step", "who", "by"],
        "LMI shows six conditions in three levels; they are the rows. The columns are ours.",
    ),
    "priorities-on-one-page": (
        ["priority", "labor", "management", "plan", "goal", "job", "hours", "end"],
        "LMI asks in prose: must do or impact, and which goal of which plan. The form is ours.",
    ),
    "two-promises-each": (
        ["what", "side", "kind", "by", "tells", "done"],
        "NEA's four kinds of partners and what they do; two promises each with a day are ours.",
    ),
    "seats-before-names": (
        ["who", "chosen", "site", "unheard", "paid", "away"],
        "LMI's and CEC's composition: the seats are the rows, who sits there and who chose them. The others are ours.",
    ),
    "share-the-case-inside": (
        ["group", "compelling", "by", "method", "notes"],
        "NEA's in-reach plan: individuals and groups, what is most compelling, target date, method of approach, notes.",
    ),
    "share-the-case-outside": (
        ["person", "issue", "by", "method", "notes"],
        "NEA's outreach plan has six columns; the first, the group, is the heading of each of its seven rows.",
    ),
    "potential-partners": (
        ["partner", "now", "level", "strengthen", "turn"],
        "NEA's three columns: partner, level, how to strengthen; and whether there is a tie. Ours: when to ask.",
    ),
    "project-plan": (
        ["task", "serves", "lead", "side", "due", "output", "resources", "done"],
        "NEA's template: goal, objective, task and subtask; lead, due date, output. Ours: the side that leads.",
    ),
    "objectives-by-letters": (
        ["objective", "goal", "specific", "pertinent", "realistic", "data", "time", "owner"],
        "NEA's goals and objectives, and the five letters in their order. Ours: the owner.",
    ),
    "monitoring-plan": (
        ["milestone", "task", "feedback", "often", "source", "brings", "first"],
        "NEA's template: milestone, feedback data, frequency, source. Ours: the task, who brings it, the first look.",
    ),
    "communication-plan": (
        ["content", "voice", "audience", "sources", "method", "often", "contact", "back"],
        "NEA's seven parts, type and method in one, and its two kinds, joint and role-specific. Ours: what comes back.",
    ),
    "standing-pairs": (
        ["management", "labor", "field", "now", "want", "first"],
        "NEA's worksheet joins roles of both sides that meet on a schedule; its columns are lost, and these are ours.",
    ),
    "adopt-adapt-abandon": (
        ["did", "ran", "results", "groups", "choice", "differs", "next", "again"],
        "NEA's results analysis: what we did, the results with data, adopt, adapt or abandon. The others are ours.",
    ),
    "committee-inventory": (
        ["structure", "purpose", "stakeholders", "missing", "required", "hours", "improve", "decision"],
        "LMI's and CEC's four columns: structure, purpose, stakeholders, opportunities. The others are ours.",
    ),
    "single-points-of-failure": (
        ["stops", "role", "notices", "others", "written", "second", "by"],
        "LMI asks that practices outlast a change of leaders; the test is ours.",
    ),
    "equity-pause": (
        ["group", "gains", "harm", "informed", "hear", "changes"],
        "LMI's four questions at the end of stage 3, group by group. Ours: how people are heard, and what changes.",
    ),
    "support-tracking": (
        ["committee", "project", "support", "method", "gives", "by", "signal"],
        "NEA's four columns: committee, issue or project, support needed, method of support. The others are ours.",
    ),
    "school-team-review": (
        ["answer", "indicators", "asked"],
        "CEC's and LMI's page: criteria are the rows, questions stand under them, indicators; ours: whom we asked.",
    ),
    "structures-of-a-school": (
        ["structure", "state", "topics", "included", "links", "missing", "change"],
        "NEA's structure, topics, who is included, modifications; its drawing has state and links, here in words.",
    ),
    "school-rollout": (
        ["ours", "who", "by", "agreed"],
        "LMI's parts of a plan are the rows; who, by when and agreed are ours.",
    ),
    "learning-team-questions": (
        ["answer", "seen", "do", "by"],
        "CEC's questions are the rows: four critical ones, and six of a team. The columns are ours.",
    ),
    "sustain-and-repeat": (
        ["what", "kind", "stage", "holds", "road", "how", "who", "by"],
        "NEA's three tools in one: sustainable or helpful, the ways on, how, the stages. Ours: who and by when.",
    ),
    "structures-of-a-district": (
        ["structure", "level", "state", "topics", "included", "links", "missing", "change"],
        "NEA's structure, topics, who is included, modifications; CEC's levels; NEA's drawing in words.",
    ),
    "evidence-plan": (
        ["outcome", "data", "source", "baseline", "baseline-day", "expected", "look", "groups"],
        "NEA plans impact data and their date at the start; the table is ours.",
    ),
    "theory-of-change": (
        [
            "belief",
            "resources",
            "activity",
            "output",
            "year-one",
            "years-two-three",
            "years-four-five",
            "groups",
        ],
        "LMI's five columns, impact in its three horizons. Ours: a chain a row, and the groups.",
    ),
    "contract-language": (
        ["done", "written", "says", "home", "who"],
        "LMI has two examples of contract language; the list of eight elements to read for is ours.",
    ),
}
"""The columns of each tool, written down here and nowhere near the content, with what the source has."""


@pytest.mark.parametrize("change", [unchanged, given, every_type])
def test_the_skeleton_is_refused_nothing(change: Callable[[Raw], None]) -> None:
    assert said(change) == []


def test_the_skeleton_passes_with_its_cases() -> None:
    assert list(authoring.wrong_cases(made())) == []


@pytest.mark.parametrize("exercise", TABLES, ids=lambda one: one.slug)
def test_no_cell_is_ever_shared(exercise: Exercise) -> None:
    whole = answers(exercise, 1, "A secret.")
    assert whole["rows"][0]["cells"]
    left, _ = shape.prune(KIND.shared_shape(exercise), whole)
    assert set(left) == ({"ratings", "opportunity"} if KIND.shares(exercise) else set())
    assert "rows" not in repr(KIND.shared_shape(exercise))


@pytest.mark.parametrize("exercise", TABLES, ids=lambda one: one.slug)
def test_the_columns_are_those_of_the_tool(exercise: Exercise) -> None:
    columns, _ = COLUMNS[exercise.slug]
    assert [column.id for column in exercise.content.columns] == columns


@pytest.mark.parametrize("exercise", TABLES, ids=lambda one: one.slug)
def test_a_tool_shows_one_filled_in_well_and_one_weakly(exercise: Exercise) -> None:
    strong, weak = exercise.content.examples
    assert "weak" in weak.title.lower()
    assert "weak" not in strong.title.lower()
    assert min(len(strong.rows), len(weak.rows)) >= 2


@pytest.mark.parametrize("exercise", TABLES, ids=lambda one: one.slug)
def test_whatever_an_example_holds_can_be_written_in_a_room(exercise: Exercise) -> None:
    form = KIND.document(exercise)
    assert bool(form) == KIND.shares(exercise)
    if not form:
        return  # of this one nothing leaves a device
    given = [row.id for row in exercise.content.rows] or ["aaaaaaaaaa"]
    for example in exercise.content.examples:
        for row in example.rows:
            for column, value in row.cells.items():
                edit = {"key": "0" * 16, "at": f"{given[0]}/{column}", "value": value, "over": None}
                assert list(document.problems(form, edit)) == []
    assert form.by_side == (exercise.content.document == "side")


def test_a_room_writes_in_the_rows_that_are_given_and_in_no_others() -> None:
    form, free = KIND.document(made(given)), KIND.document(made())
    assert form
    assert free
    assert (form.rows, form.most_rows) == (frozenset(["first", "second"]), 2)
    assert free.rows == frozenset()


def cells(html: str) -> set[str]:
    return set(re.findall(r'data-at="(rows\.[^"]+)"', html))


def test_the_sheet_has_a_place_for_each_cell() -> None:
    html = worksheet.html(made())
    assert len(cells(html)) == 6 * 3
    assert "Labor / Management / Both" in html
    html = worksheet.html(made(given))
    assert cells(html) == {
        f"rows.{row}.cells.{column}" for row in (0, 1) for column in ("task", "side", "due")
    }
    assert "The second" in html


def test_a_table_to_fill_by_hand_is_on_the_sheet_and_no_answer() -> None:
    exercise = catalog.get("meeting-planner")
    html, told = worksheet.html(exercise), exercise.content.by_hand
    assert all(f">{one}</th>" in html for one in (*told.head, *told.rows))
    assert html.count("<td></td>") == len(told.rows) * (len(told.head) - 1)
    assert "by_hand" not in worksheet.payload(made())["content"]


def test_a_row_that_is_given_has_its_own_id_and_no_place() -> None:
    form = KIND.shape(made(given))
    fits = {"rows": [{"id": "second", "cells": {"task": "Ask"}}]}
    assert not list(shape.problems(form, fits))
    for wrong in ({"id": "aaaaaaaaaa"}, {"id": "first", "cells": {"^": "i"}}):
        assert list(shape.problems(form, {"rows": [wrong]}))


def test_it_says_how_much_there_is() -> None:
    assert KIND.size_in_words(made()) == "3 columns, up to 12 rows"
    assert KIND.size_in_words(made(given)) == "3 columns, 2 rows"


def test_of_a_table_for_its_writer_alone_nothing_can_be_written_together_or_shared() -> None:
    def alone(raw: Raw) -> None:
        raw["table"]["document"] = "none"

    private, common = made(alone), made()
    assert KIND.document(private) is None
    assert shape.prune(KIND.shared_shape(private), answers(private, 1, "A secret."))[0] == {}
    told = worksheet.payload(private)
    assert (told.get("private"), "document" in told) == (True, False)
    assert not {"private"} & worksheet.payload(common).keys()
    assert KIND.shape(private) == KIND.shape(common), "the device keeps the same of both"
