"""Cards: written alone, put into boxes, put together, talked about, and some of them carried on as actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from sixelements.content import Bring, Exercise, Score, Table
from sixelements.document import PLACE, Form
from sixelements.kinds.base import duplicates
from sixelements.kinds.working import ROWS, WorkingTool
from sixelements.shape import ROW, Shape, choice, listing, mapping, record, text

from .content import Board
from .reading import carried, items, reading
from .stacks import BOX, CARRY, SEEN, TEXT, WITH, WORDS

GIVEN = "given"
ID_LENGTH = 40
ORDER_LENGTH = 60
ORIGIN = "<"
"""The cell of a card that was copied from another exercise: from where, and what stood there then."""
ORIGIN_LENGTH = 3000
WORDS_LENGTH = 300
MOST_EVER = 2000
"""Cards that a room may ever make: those that were taken away count too."""


class CardsKind(WorkingTool):
    """Writing cards, putting them into boxes and together, and judging the whole."""

    name: ClassVar[str] = "cards"
    noun: ClassVar[str] = "cards to write and put together"
    Content: ClassVar[type[Table]] = Board
    steps: ClassVar[frozenset[str]] = frozenset({"cards", "stacks", "opportunity", "results"})
    stays: ClassVar[tuple[str, ...]] = (ROWS, GIVEN)

    def document(self, exercise: Exercise) -> Form:
        """Return what a room has together, and never the questions about the whole.

        Cards of one's own are written alone until the reveal; those that the tool gives are everybody's at once.
        """
        content: Board = exercise.content
        return Form(columns=cells(content), most_rows=MOST_EVER, silent=not content.given)

    def written(self, exercise: Exercise) -> list[tuple[str, dict[str, Any]]]:
        """Return the cards of the examples, which say of themselves that they are invented."""
        content: Board = exercise.content
        return [
            ("", {TEXT: card.text, BOX: card.box}) for example in content.examples for card in example.cards
        ]

    def reading(
        self, exercise: Exercise, rows: list[dict[str, Any]], _results: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the room's cards in words, a row for each stack."""
        return reading(exercise.content, rows)

    def ballot(self, exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return the stacks, as what a room may vote on."""
        return items(exercise.content, rows)

    def actions(self, exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return the stacks that the room carries on as actions."""
        return carried(exercise.content, rows)

    def brings(self, exercise: Exercise) -> tuple[Bring, ...]:
        """Return which rows may be copied from other exercises."""
        content: Board = exercise.content
        return content.bring

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: the cards with their cells, what became of those given, and the questions."""
        content: Board = exercise.content
        written = cells(content)
        row = record(id=ROW, cells=record(**written, **{PLACE: text(ORDER_LENGTH)}))
        touched = record(**{name: of for name, of in written.items() if name not in (TEXT, ORIGIN)})
        return {
            ROWS: listing(row, content.most),
            **({GIVEN: mapping([one.id for one in content.given], touched)} if content.given else {}),
            **super().fields(exercise),
        }

    def shared_shape(self, exercise: Exercise) -> Shape:
        """Return the shape of what may be shared: the questions, and of cards written alone the wording and the box."""
        content: Board = exercise.content
        shared = super().shared_shape(exercise)
        whole = cells(content)
        card = record(id=ROW, cells=record(text=whole[TEXT], box=whole[BOX]))
        fields = dict(shared["fields"])
        alone = {} if content.given else {ROWS: listing(card, content.most)}
        return shared | {"fields": fields | alone}

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return the usual results of the questions, the cards written, and how many lie in each box."""
        return [
            *super().derived(exercise),
            Score(name="boxes", op="count", answers=ROWS, field=BOX),
        ]

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for boxes, cards, examples or questions that do not fit."""
        content: Board = exercise.content
        yield from super().wrong(exercise)
        yield from wrong_cards(content)

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how many boxes there are, and how many cards are given."""
        content: Board = exercise.content
        count = len(content.given)
        given = f", {count} {'card' if count == 1 else 'cards'} given" if count else ""
        return f"{len(content.boxes)} boxes{given}, up to {content.most} cards of one's own"


def wrong_cards(content: Board) -> Iterator[str]:
    """Yield a line for boxes, cards or examples that do not fit."""
    yield from duplicates([one.id for one in content.boxes], "cards.boxes")
    yield from duplicates([one.id for one in content.given], "cards.given")
    boxes = [one.id for one in content.boxes]
    for given in content.given:
        if len(given.id) > ID_LENGTH:
            yield f'cards.given "{given.id}", key id: expected at most {ID_LENGTH} characters'
        if given.box and given.box not in boxes:
            yield f'cards.given "{given.id}", key box: expected one of {", ".join(boxes)}'
    for example in content.examples:
        where = f'cards.examples "{example.title}"'
        if "invented" not in example.note.lower():
            yield f'{where}, key note: expected the word "invented" in it'
        for place, card in enumerate(example.cards, 1):
            if card.box not in boxes:
                yield f"{where}, cards number {place}, key box: expected one of {', '.join(boxes)}"
            if len(card.text) > content.max:
                yield f"{where}, cards number {place}, key text: expected at most {content.max} characters"


def cells(content: Board) -> dict[str, Shape]:
    """Return the shape of each cell of a card, and of where a card came from."""
    origin = {ORIGIN: text(ORIGIN_LENGTH)} if content.bring else {}
    return {
        TEXT: text(content.max),
        BOX: choice([box.id for box in content.boxes]),
        WITH: text(ID_LENGTH),
        WORDS: text(WORDS_LENGTH),
        SEEN: choice([True]),
        CARRY: choice([True]),
        **origin,
    }


KIND = CardsKind()
