"""The ladder of inference: what its content must hold, what the check refuses, what its sheet shows."""

import re
from html import unescape
from itertools import combinations
from pathlib import Path

import pytest

from sixelements import authoring, catalog, kinds, shape, worksheet
from sixelements.kinds.ladder.content import Ladder, LadderCase
from sixelements.kinds.ladder.kind import RUNGS

EXERCISE = catalog.get("ladder-of-inference")
LADDER: Ladder = EXERCISE.content
KIND = kinds.get("ladder")
SHAPE = KIND.shape(EXERCISE)

# Words that say why, or how it felt: a camera, a clock and a document record none of them.
INTENT = re.compile(
    r"\b(?:because|deliberate\w*|on purpose|refus\w+|ignor\w+|rude\w*|angr\w+|hostile|honest\w*|obvious\w*|"
    r"clear\w*|want\w*|tried|try|hop(?:e|ed|es)|afraid|fear\w*|attack\w*|blam\w+|lazy|careless\w*|fair\w*|"
    r"unfair\w*|should|must|seem\w*|sneer\w*|glare\w*|slam\w+|storm\w+|snap\w+|only|merely|even|finally|suddenly|too)\b",
    re.IGNORECASE,
)


def spoken_by_us(fact: str) -> str:
    """Return the fact without what people said or wrote in it: their words are facts, whatever they hold."""
    return re.sub(r"“[^”]*”", "", fact)


def test_it_has_seven_rungs_five_questions_and_cases_for_many_chairs() -> None:
    assert tuple(rung.id for rung in LADDER.rungs) == RUNGS
    assert len(RUNGS) == 7
    assert len(LADDER.questions) == 5
    assert len(LADDER.cases) >= 4
    chairs = {reading.chair for case in LADDER.cases for reading in case.readings}
    assert len(chairs) >= 8


def test_every_written_rung_is_questioned_on_the_way_down_from_the_top() -> None:
    asked = [rung for question in LADDER.questions for rung in question.rungs]
    assert sorted(asked, key=RUNGS.index) == list(RUNGS)
    heights = [max(map(RUNGS.index, question.rungs)) for question in LADDER.questions]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("case", LADDER.cases, ids=lambda case: case.id)
def test_facts_are_what_a_camera_a_clock_or_a_document_would_show(case: LadderCase) -> None:
    for fact in case.facts:
        assert INTENT.findall(spoken_by_us(fact.text)) == [], fact.id
    assert INTENT.search(spoken_by_us("The principal ignored the question."))
    assert not INTENT.search(spoken_by_us("A note reads “You ignored us.”"))


@pytest.mark.parametrize("case", LADDER.cases, ids=lambda case: case.id)
def test_readings_leave_facts_behind_and_each_has_one_of_its_own(case: LadderCase) -> None:
    for reading in case.readings:
        assert len(case.facts) - len(reading.facts) >= 5
    for one, other in combinations(case.readings, 2):
        assert set(one.facts) - set(other.facts)
        assert set(other.facts) - set(one.facts)
    together = {fact for reading in case.readings for fact in reading.facts}
    assert len(together) >= len(case.facts) - 3, "facts no chair picks up support no reading"


@pytest.mark.parametrize("case", LADDER.cases, ids=lambda case: case.id)
def test_readings_are_equally_worked_out(case: LadderCase) -> None:
    lengths = [sum(len(getattr(reading, rung)) for rung in RUNGS[2:]) for reading in case.readings]
    assert max(lengths) <= 1.5 * min(lengths)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "select"', 'id = "pick"', "ladder.rungs, key id: expected pool, select"),
        ('[[ladder.questions]]\nid = "steps"', '[[ladder.questions]]\nid = "leap"', '"leap" is used twice'),
        (
            '[[ladder.questions]]\nid = "steps"',
            '[[ladder.questions]]\nid = "inquire"',
            '"inquire" is used twice',
        ),
        (
            'rungs = ["meaning"]',
            'rungs = ["roof"]',
            'ladder.questions number 3, key rungs: "roof" is not a rung',
        ),
        ('{ id = "first-fact-2"', '{ id = "first-fact-1"', '"first-fact-1" is used twice'),
        ('{ id = "first-fact-10"', '{ id = "own-1"', "is kept for facts a person adds"),
        ('  { id = "first-fact-10", text = "Another fact." },\n', "", "expected at least 10 of these"),
        (
            'facts = ["first-fact-1",',
            'facts = ["elsewhere",',
            'expected a fact of this case, found "elsewhere"',
        ),
        ('chair = "Another chair"', 'chair = "One chair"', '"One chair" is used twice'),
        (
            '[[ladder.cases]]\nid = "first-case"',
            '[[ladder.cases]]\nid = "own"',
            "is kept for a person's own case",
        ),
        ('aloud = "What did you have to suppose?"\n', "", 'the key "aloud" is missing'),
    ],
)
def test_the_check_holds_the_structure(small_course: Path, old: str, new: str, said: str) -> None:
    file = authoring.new("ladder", "a-specimen") / "exercise.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(said in line for line in authoring.check()), authoring.check()


def test_a_sixth_question_is_refused(small_course: Path) -> None:
    file = authoring.new("ladder", "a-specimen") / "exercise.toml"
    more = '\n[[ladder.questions]]\nid = "six"\nrungs = ["pool"]\nask = "?"\nwhy = "."\naloud = "?"\n'
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert any("ladder.questions: expected 5 of these, found 6" in line for line in authoring.check())


def test_answers_are_kept_by_case() -> None:
    answers = {
        "case": "own",
        "picked": ["agenda-door", "own-1"],
        "climbs": {"late-agenda": {"meaning": "one"}, "own": {"belief": "two"}},
        "descents": {"late-agenda": {"leap": "three"}, "own": {"advocate": "four", "inquire": "five"}},
        "own_title": "Tuesday",
        "own_facts": [{"id": "own-1", "text": "The door was closed.", "case": "own"}],
    }
    assert list(shape.problems(SHAPE, answers)) == []
    assert list(shape.problems(SHAPE, {"climbs": {"late-agenda": {"pool": "x"}}}))
    assert list(shape.problems(SHAPE, {"own_facts": [{"id": "agenda-door", "text": "x", "case": "own"}]}))
    assert list(shape.problems(SHAPE, {"own_facts": [{"id": f"own-{n}"} for n in range(1, 14)]}))


def test_the_sheet_has_every_fact_every_rung_and_a_place_for_every_answer() -> None:
    sheet = worksheet.html(EXERCISE)
    words = unescape(re.sub(r"<[^>]+>", "", sheet))
    for case in LADDER.cases:
        assert case.title in words
        for fact in case.facts:
            assert fact.text in words
            assert f'data-at="picked" data-when="{fact.id}"' in sheet
    for rung in LADDER.rungs:
        assert rung.title in words
    for question in LADDER.questions:
        assert question.ask in words
    assert words.count("invented") >= 1


def test_the_minutes_of_the_session_add_up() -> None:
    page = EXERCISE.file.with_name("facilitator.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| (\d+) \|$", page, re.MULTILINE)
    begins = [int(begin) for begin, _ in rows]
    lengths = [int(length) for _, length in rows]
    assert begins == [sum(lengths[:place]) for place in range(len(lengths))]
    assert sum(lengths) == EXERCISE.minutes.alone + EXERCISE.minutes.together
    assert f"| **{sum(lengths)}** | **End** | **{sum(lengths)}** |" in page
