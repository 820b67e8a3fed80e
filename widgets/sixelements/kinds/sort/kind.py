"""Sort: cards to put into boxes, each card into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from sixelements.content import Exercise, Scale, Score, Table, Value
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import Instrument, Measure, implied_scale
from sixelements.shape import Shape, choice, mapping, record, text

from .content import Content

BOXES = "boxes"
"""Where the answers stand, and the id of the scale that the boxes make."""
THEN = 600


class Sort(Instrument):
    """Put cards into boxes, and read what the sources would do with them."""

    name: ClassVar[str] = "sort"
    noun: ClassVar[str] = "cards to sort"
    Content: ClassVar[type[Table]] = Content
    items: ClassVar[str] = "cards"
    optional: ClassVar[Mapping[str, Any]] = {**Instrument.optional, "then": ()}

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return the box of each card."""
        content: Content = exercise.content
        return [
            Measure(
                item=card.id,
                field="value",
                path=f"{BOXES}.{card.id}",
                label=card.title,
                scale=BOXES,
                direction=content.direction,
                pillar=card.pillar or content.pillar,
                place=card.place,
            )
            for card in content.cards
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape of the sorted cards, and of the texts written afterward."""
        content: Content = exercise.content
        box = choice([one.id for one in content.boxes])
        sorted_cards = {BOXES: mapping([card.id for card in content.cards], box)}
        if not content.then:
            return sorted_cards
        return sorted_cards | {"then": record(**{one.id: text(THEN) for one in content.then})}

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for a box nobody made, feedback with nothing to be about, keys of other kinds."""
        content: Content = exercise.content
        for key in ("asks", "note", "unknown"):
            if getattr(content, key):
                yield f"sort, key {key}: expected none; a card goes into one box, and that is its answer"
        boxes = [box.id for box in content.boxes]
        yield from duplicates(boxes, "sort.boxes")
        yield from duplicates([one.id for one in content.then], "sort.then")
        placed = [card for card in content.cards if card.belongs]
        if placed and len(placed) < len(content.cards):
            yield "sort.cards, key belongs: expected it on every card or on none"
        for card in content.cards:
            where = f'sort.cards "{card.id}"'
            if card.belongs and card.belongs not in boxes:
                yield f'{where}, key belongs: expected one of {", ".join(boxes)}, found "{card.belongs}"'
            if card.feedback and not card.belongs:
                yield f"{where}, key feedback: expected the key belongs beside it; it says what that box means"

    def scales(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return the declared scales and the boxes."""
        content: Content = exercise.content
        labels: dict[Value, str] = {box.id: box.title for box in content.boxes}
        return (*exercise.scales, implied_scale(BOXES, labels, "names"))

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return how many cards are sorted, how many are in each box, and the same by where they belong."""
        usual: dict[str, Any] = {"table": "items", "answers": BOXES, "scale": BOXES}
        found = [
            Score(name="answered", op="answered", **usual),
            Score(name="tally", op="tally", **usual),
        ]
        if exercise.content.cards[0].belongs:
            found.append(Score(name="fits", op="tally", by="belongs", **usual))
        return found

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the cards, each with the box the sources put it under where they do."""
        belongs = {card.id: card.belongs for card in exercise.content.cards if card.belongs}
        items = super().tables(exercise)["items"]
        return {
            "items": [
                one | ({"belongs": belongs[one["id"]]} if one["id"] in belongs else {}) for one in items
            ]
        }

    def size_in_words(self, exercise: Exercise) -> str:
        """Return the number of cards."""
        return f"{len(exercise.content.cards)} cards"

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the titles of the boxes by id."""
        titles = {box.id: box.title for box in exercise.content.boxes}
        return super().worksheet_slots(exercise) | {"titles": titles}


KIND = Sort()
