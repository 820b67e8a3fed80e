"""Scene: one meeting, played from either chair by choosing the next words, with endings that each have a price."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import tomli

from sixelements.content import Exercise, Scale, Score, Table, Value
from sixelements.kinds.instrument import Instrument, Measure, implied_scale
from sixelements.shape import Shape, choice, record, text

from .content import CHAIRS, Beat, Chair, Scene
from .fair import even, unmarked, whole
from .numbers import by_numbers

HERE = Path(__file__).parent
SAID = "said"
"""The key that the words which a person chose stand under, by chair and beat."""
OWN_WORDS = 400
MARKS = ("asked", "told", "guessed")
"""What a person may mark her own turns with when she looks back."""


class SceneKind(Instrument):
    """Choosing the next words beat by beat, from one chair and then from the other."""

    name: ClassVar[str] = "scene"
    noun: ClassVar[str] = "scene from both chairs"
    Content: ClassVar[type[Table]] = Scene
    items: ClassVar[str] = ""
    by_beats: ClassVar[bool] = True
    meeting: ClassVar[bool] = True

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return the next words of each chair at each beat that it has a say in."""
        content: Scene = exercise.content
        asked = words()["asked"]
        return [
            Measure(
                item=f"{chair}-{beat.id}",
                field="value",
                path=f"{SAID}.{chair}.{beat.id}",
                label=asked[chair].format(beat=beat.title),
                scale=f"{chair}-{beat.id}",
                section=beat.id,
                chair=chair,
            )
            for beat in content.beats
            for chair in CHAIRS
            if beat.of(chair)
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: the chair in hand, hopes, what was said, how it was marked, and what one sees now."""
        content: Scene = exercise.content
        own = record(**dict.fromkeys(CHAIRS, text(OWN_WORDS)))
        beats = {chair: [beat for beat in content.beats if beat.of(chair)] for chair in CHAIRS}
        return {
            "chair": choice(list(CHAIRS)),
            "hope": own,
            SAID: record(
                **{
                    chair: record(
                        **{beat.id: choice([one.id for one in beat.of(chair)]) for beat in beats[chair]}
                    )
                    for chair in CHAIRS
                }
            ),
            "marks": record(
                **{
                    chair: record(**{beat.id: choice(list(MARKS)) for beat in beats[chair]})
                    for chair in CHAIRS
                }
            ),
            "now": own,
        }

    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape of the answers; a meeting has no item to move first."""
        return record(**self.fields(exercise))

    def whole(self, exercise: Exercise, answers: dict[str, Any], _chance: Random) -> dict[str, Any]:
        """Keep of what was said the words that the meeting came to, from each chair."""
        content: Scene = exercise.content
        beats = {beat.id: beat for beat in content.beats}
        for chair in CHAIRS:
            said, at = answers[SAID][chair], content.beats[0].id
            came: dict[str, str] = {}
            while at in beats and at in said:
                came[at] = said[at]
                at = next(one.to for one in beats[at].of(chair) if one.id == said[at])
            answers[SAID][chair] = came
        return answers

    def shared_shape(self, exercise: Exercise) -> Shape:
        """Return the shape of what may be shared: the words that were chosen, and never those a person wrote."""
        return record(**{SAID: self.fields(exercise)[SAID]})

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line where the scene is not whole, not even, or marks an ending."""
        content: Scene = exercise.content
        for key in ("intro", "direction", "pillar", "asks", "note", "unknown", "closing", "sample"):
            if getattr(content, key):
                yield f"scene, key {key}: expected none; a scene has its beats and its endings"
        if "invented" not in content.invented.lower():
            yield 'scene, key invented: expected the word "invented" in it'
        for beat in content.beats:
            if beat.id == "note":
                yield 'scene.beats "note", key id: expected another; the page uses it itself'
        yield from whole(content)
        yield from even(content)
        yield from unmarked(content)

    def scales(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return the declared scales, and for each beat and chair the next words there, which have no order."""
        content: Scene = exercise.content
        return (
            *exercise.scales,
            *(_words(beat, chair) for beat in content.beats for chair in CHAIRS if beat.of(chair)),
        )

    def derived(self, _exercise: Exercise) -> list[Score]:
        """Return the path of each chair: the beats it came to in order, and the ending where it came to one."""
        return [
            Score(
                name=f"path_{chair}",
                op="path",
                table="turns",
                answers=f"{SAID}.{chair}",
                where={"chair": chair},
            )
            for chair in CHAIRS
        ]

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the beats, and every choice with its beat, its chair and where it leads."""
        content: Scene = exercise.content
        turns = [
            {"id": one.id, "chair": one.chair, "beat": beat.id, "to": one.to} for beat, one in content.turns()
        ]
        return super().tables(exercise) | {"turns": turns}

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the passages by number, and the words of the worksheet."""
        return super().worksheet_slots(exercise) | by_numbers(exercise.content, words()) | {"words": words()}

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how many beats and endings there are."""
        content: Scene = exercise.content
        return f"{len(content.beats)} beats, {len(content.endings)} endings, two chairs"


@cache
def words() -> dict[str, Any]:
    """Return the words of the kind that Python needs, too: those of the sheet, and what a beat asks of a chair."""
    told: dict[str, Any] = tomli.loads((HERE / "words.toml").read_text(encoding="utf-8"))["scene"]
    return told


def _words(beat: Beat, chair: Chair) -> Scale:
    labels: dict[Value, str] = {one.id: one.title for one in beat.of(chair)}
    return implied_scale(f"{chair}-{beat.id}", labels, "names")


KIND = SceneKind()
