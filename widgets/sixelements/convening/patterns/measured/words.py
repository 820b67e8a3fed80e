"""What people of a room wrote beside an instrument and chose to share, under what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message
from sixelements.convening.patterns.base import Block, Tally, Words, told
from sixelements.kinds.instrument import OPPORTUNITY, outline


def blocks(exercise: Exercise, tally: Tally, texts: Sequence[Words]) -> Iterator[Block]:
    """Yield what was expected, notes by item, texts written afterward, items people added, what they would do first."""
    labels = {one.item: one.label for one in reversed(outline(exercise).measures)}
    questions = {one.id: one.ask for one in getattr(exercise.content, "then", ())}
    sealed = getattr(exercise.content, "sealed", None)
    before = {one.id: one.title for one in sealed.questions} if sealed else {}
    notes: list[tuple[str, Text]] = []
    after: list[tuple[str, Text]] = []
    for one in texts:
        if one.path[0] == "then":
            after.append((one.text, questions.get(one.path[1], "")))
        elif one.path[0] == "notes" or one.path[-1] == "note":
            side = next(
                (tally.label(item, one.side) for item in tally.shown if item.startswith(f"{one.path[1]}.")),
                "",
            )
            item = labels.get(one.path[1], "")
            both = message("seen.measured.note_of", item=item, group=side) if item and side else item or side
            notes.append((one.text, both))
    yield from told(
        message("seen.measured.expected"),
        [(one.text, before.get(one.path[1], "")) for one in texts if one.path[0] == "expected"],
    )
    yield from told(message("seen.measured.beside"), notes)
    yield from told(message("seen.measured.afterward"), after)
    yield from told(message("seen.measured.added"), [(one.text, "") for one in texts if one.path[0] == "own"])
    yield from told(
        message("seen.measured.first"), [(one.text, "") for one in texts if one.path == (OPPORTUNITY, "do")]
    )
