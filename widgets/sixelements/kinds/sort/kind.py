"""The content, the answers and the sheet of paper of cards to sort into boxes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from sixelements.content import Exercise, Id, Scale, Score, Table, Text, Value
from sixelements.kinds.base import duplicates, lines, mark
from sixelements.kinds.instrument import Common, Instrument, Measure, Pillar, line_of
from sixelements.shape import Shape, choice, record, text

BOXES = "boxes"
"""Where the answers stand, and the id of the scale that the boxes make."""
THEN = 600


class Box(Table, frozen=True):
    """A box a card can go into."""

    id: Id
    title: Text
    text: str = ""


class Card(Table, frozen=True):
    """One card: what stands on it, the box the sources put it under, and what follows from that."""

    id: Id
    title: Text
    text: str = ""
    belongs: str = ""
    feedback: str = ""
    place: str = ""
    pillar: Pillar = ""


class Then(Table, frozen=True):
    """A text to write once the cards are sorted."""

    id: Id
    ask: Text
    hint: str = ""


class Content(Common, frozen=True, kw_only=True):
    """The table ``[sort]``."""

    question: Text
    boxes: Annotated[tuple[Box, ...], Meta(min_length=2)]
    cards: Annotated[tuple[Card, ...], Meta(min_length=1)]
    then: tuple[Then, ...] = ()


class Sort(Instrument):
    """Put cards into boxes, and read what the sources would do with them."""

    name: ClassVar[str] = "sort"
    noun: ClassVar[str] = "cards to sort"
    Content: ClassVar[type[Table]] = Content

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
        sorted_cards = {BOXES: record(**{card.id: box for card in content.cards})}
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

    def lines(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return the declared scales and the boxes."""
        content: Content = exercise.content
        labels: dict[Value, str] = {box.id: box.title for box in content.boxes}
        return (*exercise.scales, line_of(BOXES, labels, "names"))

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

    def measure(self, exercise: Exercise) -> str:
        """Return the number of cards."""
        return f"{len(exercise.content.cards)} cards"

    def body(self, exercise: Exercise) -> str:
        """Return what the boxes mean, a ring a box for each card, lines for the texts, and the sources' view."""
        content: Content = exercise.content
        cards = "".join(printed_card(card, content.boxes) for card in content.cards)
        texts = "".join(
            f'<div class="six-sheet-item"><p class="six-sheet-sub">{escape(one.ask)}</p>'
            f"{f'<p>{escape(one.hint)}</p>' if one.hint else ''}{lines(f'then.{one.id}')}</div>"
            for one in content.then
        )
        return (
            f'<p class="six-sheet-sub">{escape(content.question)}</p>{printed_boxes(content)}'
            f'<ol class="six-sort-sheet">{cards}</ol>{texts}{printed_sources(content)}'
        )

    def skeleton(self) -> str:
        """Return a small sort to start from."""
        return (Path(__file__).parent / "skeleton.toml").read_text(encoding="utf-8")


def printed_boxes(content: Content) -> str:
    """Return what each box means, where the content says so."""
    told = [box for box in content.boxes if box.text]
    rows = "".join(f"<li><b>{escape(box.title)}</b> {escape(box.text)}</li>" for box in told)
    return f"<ul>{rows}</ul>" if rows else ""


def printed_card(card: Card, boxes: tuple[Box, ...]) -> str:
    """Return one card with a ring for each box."""
    rings = "".join(mark(f"{BOXES}.{card.id}", box.id, box.title) for box in boxes)
    more = f"<br>{escape(card.text)}" if card.text else ""
    return f'<li class="six-sheet-item"><b>{escape(card.title)}</b>{more}<br>{rings}</li>'


def printed_sources(content: Content) -> str:
    """Return where the sources put each card, on a page of its own, to be read after sorting."""
    if not content.cards[0].belongs:
        return ""
    titles = {box.id: box.title for box in content.boxes}
    rows = "".join(
        f'<li class="six-sheet-item"><b>{escape(card.title)}:</b> '
        f"{escape(titles[card.belongs])}. {escape(card.feedback)}</li>"
        for card in content.cards
    )
    return (
        '<div class="six-sort-sources"><p class="six-sheet-sub">Where the sources put each card</p>'
        f"<p>Read this once you have sorted. Where you part, ask what you each had in mind.</p><ol>{rows}</ol></div>"
    )


KIND = Sort()
