"""Conflict styles: fair scenarios, the five places on the grid, and a sheet whose key tells the truth."""

import re
from collections.abc import Callable
from copy import deepcopy
from html import unescape
from itertools import pairwise
from typing import Any

import pytest

from sixelements import assets, authoring, catalog, kinds, shape, worksheet
from sixelements.content import ContentError, Exercise, load, read
from sixelements.kinds.styles.content import Scenario, Styles
from sixelements.kinds.styles.kind import PLACES

Raw = dict[str, Any]

# Letter by letter, so that no word's own letters can hide a rank or a name.
RANKING = re.compile(
    r"\b(best|better|worse|worst|correct|wrong|mature|ideal|winner|loser|score|grade)\b", re.IGNORECASE
)
STYLE_NAMES = re.compile(r"\b(compet|accommodat|compromis|avoid|collaborat)", re.IGNORECASE)
PROPRIETARY = re.compile(
    r"\b(TKI|ROCI|DUTCH|Style Matters|Kilmann|Kraybill|forcing|harmonizing|obliging)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return catalog.get("conflict-styles")


@pytest.fixture(scope="module")
def content(exercise: Exercise) -> Styles:
    found: Styles = exercise.content
    return found


def words(text: str) -> int:
    return len(text.split())


# The exercise itself.


def test_half_the_scenarios_are_inside_and_half_across(content: Styles) -> None:
    contexts = [scenario.context for scenario in content.scenarios]
    assert contexts == ["inside"] * 5 + ["across"] * 5


def test_the_five_styles_stand_where_the_field_puts_them(content: Styles) -> None:
    assert {style.id: (style.needs, style.relationship) for style in content.styles} == {
        "compete": (2, 0),
        "accommodate": (0, 2),
        "compromise": (1, 1),
        "avoid": (0, 0),
        "collaborate": (2, 2),
    }


@pytest.mark.parametrize("start", [0, 5])
def test_each_style_stands_in_each_place_once_in_five_scenarios(content: Styles, start: int) -> None:
    five = content.scenarios[start : start + 5]
    for place in range(5):
        assert {scenario.replies[place].style for scenario in five} == set(PLACES)


def test_the_order_is_mixed_and_not_merely_turned(content: Styles) -> None:
    orders = [tuple(reply.style for reply in scenario.replies) for scenario in content.scenarios]
    assert len(set(orders)) == len(orders)
    followed = [pair for order in orders[:5] for pair in pairwise(order)]
    assert max(followed.count(pair) for pair in followed) <= 2


def test_no_style_is_told_at_greater_length(content: Styles) -> None:
    for part in ("text", "feedback"):
        totals = {
            style: sum(
                words(getattr(reply, part))
                for scenario in content.scenarios
                for reply in scenario.replies
                if reply.style == style
            )
            for style in PLACES
        }
        assert min(totals.values()) > 0.9 * max(totals.values()), totals


def test_every_reply_has_feedback_of_its_own_that_tells_use_and_cost(content: Styles) -> None:
    told = [reply.feedback for scenario in content.scenarios for reply in scenario.replies]
    assert len(set(told)) == len(told) == 50
    for feedback in told:
        assert "It suits" in feedback
        assert re.search(r"[Tt]he cost (is|may|falls)", feedback), feedback


def test_nothing_ranks_the_replies_or_gives_their_style_away(content: Styles) -> None:
    for scenario in content.scenarios:
        for text in (scenario.title, scenario.situation, *(reply.text for reply in scenario.replies)):
            assert not STYLE_NAMES.search(text), text
        for reply in scenario.replies:
            assert not RANKING.search(reply.text + reply.feedback), reply
    for style in content.styles:
        told = f"{style.story} {style.serves} {style.costs} {style.could_do}"
        assert not RANKING.search(told), style.id


def test_chairs_vary(content: Styles) -> None:
    told = " ".join(scenario.situation for scenario in content.scenarios)
    chairs = (
        "classified",
        "teachers' union",
        "cabinet",
        "principal",
        "school board",
        "business office",
        "Your side",
    )
    for chair in chairs:
        assert chair in told, chair


def test_it_says_that_it_is_no_test_and_borrows_from_none(exercise: Exercise) -> None:
    everything = exercise.file.read_text(encoding="utf-8") + worksheet.page_section(exercise)
    assert not PROPRIETARY.search(everything)
    assert "This is a reflection aid, not a test" in worksheet.html(exercise)
    assert any("not a test" in line for line in exercise.out_of_scope)
    said = assets.words("styles")["styles"]
    assert "not a test" in said["aid"]
    assert not RANKING.search(" ".join(str(word) for word in said.values()))


def test_the_facilitators_minutes_add_up(exercise: Exercise) -> None:
    page = (exercise.file.parent / "facilitator.md").read_text(encoding="utf-8")
    steps = [int(minutes) for minutes in re.findall(r"^\| \d+ \| .* \| (\d+) \|$", page, re.MULTILINE)]
    spoken = [int(minutes) for minutes in re.findall(r"^\*\*.+ \((\d+) minutes\)\.\*\*$", page, re.MULTILINE)]
    assert sum(steps) == exercise.minutes.alone + exercise.minutes.together == 60
    assert steps == spoken
    starts = [int(start) for start in re.findall(r"^\| (\d+) \| .* \| \d+ \|$", page, re.MULTILINE)]
    assert starts == [sum(steps[:number]) for number in range(len(steps))]


# Answers and the sheet.


def test_answers_have_a_place_for_two_styles_a_scenario(exercise: Exercise) -> None:
    form = kinds.get("styles").shape(exercise)
    assert not list(shape.problems(form, {"replies": {"one-topic": {"most": "avoid", "least": "compete"}}}))
    for bad in (
        {"replies": {"one-topic": {"most": "shout"}}},
        {"replies": {"elsewhere": {"most": "avoid"}}},
        {"replies": {"one-topic": "avoid"}},
    ):
        assert list(shape.problems(form, bad))


def test_the_sheet_has_two_rings_a_reply_and_nothing_marked(exercise: Exercise, content: Styles) -> None:
    sheet = worksheet.html(exercise)
    rings = re.findall(r'class="six-mark" data-at="replies\.([\w-]+)\.(most|least)" data-when="(\w+)"', sheet)
    assert sorted(rings) == sorted(
        (scenario.id, which, style)
        for scenario in content.scenarios
        for which in ("most", "least")
        for style in PLACES
    )
    assert "six-marked" not in sheet


def test_the_key_comes_last_and_names_the_letter_of_each_style(exercise: Exercise, content: Styles) -> None:
    sheet = worksheet.html(exercise)
    scenarios, _, behind = sheet.partition("six-styles-behind")
    assert not any(f">{style.name}<" in scenarios for style in content.styles)
    for scenario in content.scenarios:
        key = re.findall(rf'data-at="replies\.{scenario.id}\.least" data-when="(\w+)"[^>]*>([A-E])<', behind)
        assert dict(key) == {reply.style: "ABCDE"[place] for place, reply in enumerate(scenario.replies)}
        for letter, reply in zip("ABCDE", scenario.replies, strict=True):
            assert f'<th scope="row">{letter}</th><td>{reply.text}</td>' in unescape(scenarios)
            assert reply.feedback in unescape(behind)


def test_what_authors_write_cannot_become_markup(exercise: Exercise) -> None:
    raw = deepcopy(read(exercise.file))
    raw["styles"]["scenarios"][0]["replies"][0]["text"] = "<b>I shout</b>"
    sheet = worksheet.html(load(exercise.file, Styles, "styles", raw))
    assert "<b>I shout" not in sheet
    assert "&lt;b&gt;I shout" in sheet


# What the check refuses.


def said_of(exercise: Exercise, change: Callable[[Raw], object]) -> list[str]:
    """Return what the kind's check says of the exercise after *change*."""
    raw = deepcopy(read(exercise.file))
    change(raw)
    return list(kinds.get("styles").check(load(exercise.file, Styles, "styles", raw)))


def scenario(raw: Raw, number: int = 0) -> Raw:
    found: Raw = raw["styles"]["scenarios"][number]
    return found


def test_the_exercise_is_refused_nothing(exercise: Exercise) -> None:
    assert said_of(exercise, lambda raw: raw) == []
    assert list(authoring.wrong_with(exercise)) == []


REFUSED: list[tuple[str, Callable[[Raw], object]]] = [
    ("needs = 2 and relationship = 0", lambda raw: raw["styles"]["styles"][0].update(needs=0)),
    ("used twice", lambda raw: raw["styles"]["styles"].__setitem__(0, raw["styles"]["styles"][1])),
    ("used twice", lambda raw: scenario(raw).update(id=scenario(raw, 1)["id"])),
    ("key id", lambda raw: scenario(raw).update(id="results")),
    ("key context", lambda raw: [one.update(context="inside") for one in raw["styles"]["scenarios"]]),
    ("one reply of each style", lambda raw: scenario(raw)["replies"][0].update(style="compete")),
    ("about equal lengths", lambda raw: scenario(raw)["replies"][0].update(text="I let it rest.")),
    ("each style once in each place", lambda raw: scenario(raw)["replies"].reverse()),
    ("[[scales]]", lambda raw: raw["scales"][0]["points"].pop()),
]


@pytest.mark.parametrize(
    ("said", "change"), REFUSED, ids=[f"{n} {said}" for n, (said, _) in enumerate(REFUSED)]
)
def test_the_check_refuses(exercise: Exercise, said: str, change: Callable[[Raw], object]) -> None:
    assert any(said in line for line in said_of(exercise, change))


MISTYPED: list[Callable[[Raw], object]] = [
    lambda raw: scenario(raw)["replies"][0].pop("feedback"),
    lambda raw: scenario(raw)["replies"][0].update(feedback=""),
    lambda raw: scenario(raw)["replies"].pop(),
    lambda raw: scenario(raw).update(context="nowhere"),
    lambda raw: scenario(raw).update(mood="calm"),
    lambda raw: raw["styles"]["styles"].pop(),
]


@pytest.mark.parametrize("change", MISTYPED)
def test_types_refuse(exercise: Exercise, change: Callable[[Raw], object]) -> None:
    with pytest.raises(ContentError):
        said_of(exercise, change)


def test_the_skeleton_is_an_exercise(small_course: object) -> None:
    folder = authoring.new("styles", "ours")
    made = catalog.load_exercise(folder / "exercise.toml")
    assert list(authoring.wrong_with(made)) == []
    assert isinstance(made.content.scenarios[0], Scenario)
