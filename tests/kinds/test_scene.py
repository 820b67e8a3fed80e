"""Scenes: every path of every scene is played, and each rule that makes one whole and fair refuses something."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from sixelements import authoring, catalog, kinds, scoring, shape, worksheet
from sixelements.content import Exercise, load
from sixelements.kinds.scene.content import CHAIRS, Beat, Chair, Choice, Ending, Scene
from sixelements.kinds.scene.graph import paths
from sixelements.kinds.scene.kind import words
from sixelements.kinds.scene.numbers import by_numbers
from tests.examples import of_kind

Raw = dict[str, Any]
KIND = kinds.get("scene")
SCENES = of_kind("scene")
scenes = pytest.mark.parametrize("slug", SCENES)
seats = pytest.mark.parametrize("chair", CHAIRS)


def skeleton() -> Raw:
    """Return what a new scene holds."""
    common = authoring.COMMON.format(kind="scene", slug="ours", title="Ours")
    return tomllib.loads(common + dedent(KIND.skeleton()))


def loaded(raw: Raw) -> Exercise:
    """Return the exercise that *raw* tells of."""
    return load(Path("ours/exercise.toml"), KIND.Content, "scene", raw)


def beat(raw: Raw, name: str) -> Raw:
    """Return a beat by its id."""
    found: Raw = next(one for one in raw["scene"]["beats"] if one["id"] == name)
    return found


def words_of(raw: Raw, name: str, chair: str) -> list[Raw]:
    """Return the choices of a chair at a beat."""
    return [one for one in beat(raw, name)["choices"] if one["chair"] == chair]


# Every path of every scene.


@scenes
@seats
def test_every_path_leads_to_an_ending_in_python(slug: str, chair: Chair) -> None:
    exercise = catalog.get(slug)
    form, tables, scales = KIND.shape(exercise), KIND.tables(exercise), catalog.scales(exercise)
    scores = [one for one in catalog.scores(exercise) if one["name"] == f"path_{chair}"]
    endings = {ending.id for ending in exercise.content.endings}
    came_to = set()
    played = list(paths(exercise.content, chair))
    for path, end in played:
        answers = {"said": {chair: {where.id: said.id for where, said in path}}}
        found = scoring.compute(scores, tables, scales, answers)[f"path_{chair}"]
        assert found == [*(where.id for where, _ in path), end]
        assert end in endings
        assert 3 <= len(path) <= 12
        came_to.add(end)
    first = {"said": {chair: {where.id: said.id for where, said in played[0][0]}}}
    assert not list(shape.problems(form, first))
    assert len(came_to) >= 3


@scenes
@seats
def test_every_path_can_be_walked_on_paper_by_its_numbers(slug: str, chair: Chair) -> None:
    scene = catalog.get(slug).content
    sheet = by_numbers(scene, words())
    part = next(one for one in sheet["parts"] if one["chair"] == chair)
    beats = {one["number"]: one for one in part["beats"]}
    replies = {one["number"]: one for one in part["replies"]}
    endings = {one["number"]: one for one in sheet["endings"]}
    every = [one["number"] for each in sheet["parts"] for one in (*each["beats"], *each["replies"])]
    assert sorted([*every, *endings]) == list(range(1, len(every) + len(endings) + 1)), "each number once"
    titles = {one.id: one.title for one in scene.endings}
    for path, end in paths(scene, chair):
        at = number(part["title"])
        for where, said in path:
            assert beats[at]["id"] == where.id
            reply = next(one for one in beats[at]["choices"] if one["id"] == said.id)
            assert reply["text"] == said.text
            assert replies[number(reply["go"])]["text"] == said.reply
            at = number(replies[number(reply["go"])]["go"])
        assert endings[at]["title"] == titles[end]


def number(told: str) -> int:
    """Return the number in some words."""
    (found,) = re.findall(r"\d+", told)
    return int(found)


PACE = 200
"""Words a minute."""
CHOOSING = 20
"""Seconds to choose the next words at a beat."""
SHORTEST, LONGEST = 6.0, (8.0, 13.0)
"""Minutes of the shortest and of the longest way; writing a hope and looking back come on top of both."""


def minutes(scene: Scene, chair: Chair) -> list[float]:
    """Return how long each way from *chair* takes to read and to choose, in minutes, the shortest first."""
    endings = {one.id: one for one in scene.endings}
    seat = scene.seat(chair)
    before = sum(map(length, (scene.invented, *scene.known, seat.you, *seat.knows)))

    def words_at(where: Beat, said: Choice) -> int:
        told = (
            where.title,
            where.text,
            where.seen(chair),
            *(one.text for one in where.of(chair)),
            said.reply,
        )
        return sum(map(length, told))

    def words_after(end: Ending) -> int:
        return sum(map(length, (end.title, end.text, end.price, end.later)))

    return sorted(
        (before + sum(words_at(*turn) for turn in path) + words_after(endings[end])) / PACE
        + len(path) * CHOOSING / 60
        for path, end in paths(scene, chair)
    )


def misfits(scene: Scene) -> list[str]:
    """Return a line for each chair that is over too soon on some way, or late on all of them."""
    ways = {chair: minutes(scene, chair) for chair in CHAIRS}
    return [
        f"{chair}: from {found[0]:.1f} to {found[-1]:.1f} minutes"
        for chair, found in ways.items()
        if found[0] < SHORTEST or not LONGEST[0] <= found[-1] <= LONGEST[1]
    ]


@scenes
def test_a_scene_is_neither_over_at_once_nor_endless(slug: str) -> None:
    assert not misfits(catalog.get(slug).content)


def test_a_scene_that_is_over_at_once_is_seen() -> None:
    assert len(misfits(loaded(skeleton()).content)) == len(CHAIRS)


def length(text: str) -> int:
    """Return the number of words."""
    return len(text.split())


@scenes
def test_no_part_of_the_sheet_has_what_only_the_other_chair_knows(slug: str) -> None:
    exercise = catalog.get(slug)
    _, labor, management, _ = re.split(r'<div class="six-scene-part">', worksheet.html(exercise))
    secrets = {
        chair: [*exercise.content.seat(chair).knows, *filter(None, (one.seen(chair) for one in exercise.content.beats))]
        for chair in CHAIRS
    }  # fmt: skip
    for part, mine, theirs in ((labor, "labor", "management"), (management, "management", "labor")):
        assert all(plain(one) in part for one in secrets[mine])  # type: ignore[index]
        assert not any(plain(one) in part for one in secrets[theirs])  # type: ignore[index]


def plain(text: str) -> str:
    """Return a text as it stands in HTML."""
    return text.replace("&", "&amp;").replace("'", "&#39;")


# What is shared.


@scenes
def test_only_chosen_words_can_be_shared(slug: str) -> None:
    form = KIND.shared_shape(catalog.get(slug))
    assert list(form["fields"]) == ["said"]
    assert "text" not in str(form["fields"]["said"])


# What check refuses, each with a specimen.


def longer(raw: Raw) -> None:
    words_of(raw, "agenda", "labor")[0]["text"] += " And one more thing." * 4


def circle(raw: Raw) -> None:
    words_of(raw, "why", "labor")[0]["to"] = "agenda"


def crosswise(raw: Raw) -> None:
    for one in words_of(raw, "agenda", "management"):
        one["to"] = "parking"
    words_of(raw, "why", "management")[0]["to"] = "agenda"


def thirteen(raw: Raw) -> None:
    raw["scene"]["beats"] += [raw["scene"]["beats"][1] | {"id": f"more-{n}"} for n in range(11)]


def nobody_comes(raw: Raw) -> None:
    raw["scene"]["beats"].append(beat(raw, "why") | {"id": "unheard"})


def one_word_left(raw: Raw) -> None:
    beat(raw, "why")["choices"].remove(words_of(raw, "why", "labor")[0])


def silent(raw: Raw) -> None:
    raw["scene"]["beats"][1]["choices"] = words_of(raw, "why", "management")


def more_to_read(raw: Raw) -> None:
    raw["scene"]["labor"]["knows"].append("And there is one more thing that you know. " * 20)


def one_way(raw: Raw) -> None:
    for one in words_of(raw, "why", "management"):
        one["to"] = "month"


def another_move(raw: Raw) -> None:
    words_of(raw, "why", "labor")[0]["moves"] = ["kept"]


def twice(raw: Raw) -> None:
    for one in words_of(raw, "why", "labor"):
        one["id"] = "same"


WRONG: dict[str, tuple[Callable[[Raw], None], str]] = {
    "words that lead nowhere": (
        lambda raw: words_of(raw, "why", "labor")[0].update(to="away"),
        'scene.beats "why", choices "members", key to: expected the id of a beat or an ending, found "away"',
    ),
    "a beat nobody comes to": (nobody_comes, 'scene, the id "unheard": expected words that lead there'),
    "words where a chair never comes": (nobody_comes, 'scene.beats "unheard", choices of labor: expected none'),
    "a dead end": (silent, 'scene.beats "why", choices of labor: expected 2 to 4, found 0'),
    "nothing to choose": (one_word_left, 'scene.beats "why", choices of labor: expected 2 to 4, found 1'),
    "a way back by words of both chairs": (crosswise, "could come twice, by words of both chairs"),
    "a way back": (circle, 'scene.beats "agenda": expected no way back here; labor could come twice'),
    "two endings for one chair": (one_way, "scene.endings: expected at least 3 that management can come to, found 2"),
    "fewer beats for one chair": (silent, "scene, beats of the two chairs: expected them within a fifth"),
    "more to read for one chair": (more_to_read, "scene, words of the two chairs: expected them within a fifth"),
    "a move only one chair has": (another_move, 'choices of management: expected "kept" among their moves too'),
    "one choice much longer": (longer, 'scene.beats "agenda", choices of labor: from 11 to 28 words'),
    "an ending marked": (
        lambda raw: raw["scene"]["endings"][0].update(price="None: this was the right choice."),
        'scene.endings "two-lists", key price: expected no marking, found "right choice"',
    ),
    "a reply that marks": (
        lambda raw: words_of(raw, "why", "labor")[0].update(reply="Well done, says the principal."),
        'choices "members", key reply: expected no marking, found "Well done"',
    ),
    "an id used twice": (twice, 'scene.beats "why", labor: the id "same" is used twice'),
    "an ending called like a beat": (
        lambda raw: raw["scene"]["endings"][0].update(id="why"),
        'scene.beats and endings: the id "why" is used twice',
    ),
    "a beat called note": (lambda raw: beat(raw, "why").update(id="note"), 'scene.beats "note", key id: expected'),
    "a meeting that does not say it is invented": (
        lambda raw: raw["scene"].update(invented="A meeting."),
        'scene, key invented: expected the word "invented"',
    ),
    "a title too long": (lambda raw: beat(raw, "why").update(title="Why? " * 20), "key title: expected at most 60"),
    "a key of instruments": (lambda raw: raw["scene"].update(intro="Read."), "scene, key intro: expected none"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_check_refuses(name: str) -> None:
    change, line = WRONG[name]
    raw = skeleton()
    assert list(KIND.check(loaded(raw))) == []
    change(raw)
    told = list(KIND.check(loaded(raw)))
    assert any(line in one for one in told), told


@pytest.mark.parametrize(
    ("change", "line"),
    [(thirteen, "scene.beats"), (lambda raw: raw["scene"]["endings"].pop(), "scene.endings")],
    ids=["thirteen beats", "two endings"],
)
def test_the_type_refuses(change: Callable[[Raw], None], line: str) -> None:
    raw = skeleton()
    change(raw)
    with pytest.raises(Exception, match=line):
        loaded(raw)
