"""Check: a list to tick, with a reason where one helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, ClassVar

from sixelements.content import Exercise, Score, Table
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import NOTE, Instrument, Measure, asked, suffix
from sixelements.shape import Shape, choices, mapping, record, text

from .content import MOST, Content

TICKED = "ticked"
PRIVATE = 600


class Check(Instrument):
    """Tick what applies, with a reason where one helps."""

    name: ClassVar[str] = "check"
    noun: ClassVar[str] = "list to tick"
    Content: ClassVar[type[Table]] = Content
    items: ClassVar[str] = "sections.items"
    optional: ClassVar[Mapping[str, Any]] = {**Instrument.optional, "private": None}

    def kept(self, content: dict[str, Any]) -> dict[str, Any]:
        """Return the table without advice on a section that is not asked."""
        sections = {"", *(one["id"] for one in content["sections"])}
        return content | {"advice": [one for one in content["advice"] if one["section"] in sections]}

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return each item under each ask: ticked or not."""
        content: Content = exercise.content
        return [
            Measure(
                item=item.id,
                field=field,
                path=f"{TICKED}.{field}",
                picks=item.id,
                label=item.title,
                ask=label,
                scale="",
                section=section.id,
                direction=content.direction,
                pillar=item.pillar or section.pillar or content.pillar,
                place=section.place,
            )
            for section in content.sections
            for item in section.items
            for field, label in asked(content)
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape of the ticks by ask, of the reasons by item, and of the private text."""
        content: Content = exercise.content
        items = [item.id for section in content.sections for item in section.items]
        found = {TICKED: record(**{field: choices(list(items)) for field, _ in asked(content)})}
        if content.note:
            found["notes"] = mapping(items, text(NOTE))
        if content.private:
            found["private"] = text(PRIVATE)
        return found

    def private(self, exercise: Exercise) -> frozenset[str]:
        """Return the keys of the private text and of private reasons."""
        return super().private(exercise) | frozenset({"private"} if exercise.content.private else ())

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for asks, sections and limits that do not fit each other."""
        content: Content = exercise.content
        asks = [ask.id for ask in content.asks]
        sections = [section.id for section in content.sections]
        yield from duplicates(sections, "check.sections")
        if content.unknown:
            yield "check, key unknown: expected none; what is not ticked says nothing more"
        for number, ask in enumerate(content.asks):
            if ask.of and ask.of not in asks[:number]:
                yield f'check.asks "{ask.id}", key of: expected the id of an ask above it, found "{ask.of}"'
        if content.agree and (len(asks) < 2 or any(ask.of for ask in content.asks)):
            yield "check, key agree: expected two asks or more, none of them with the key of"
        if content.guess and (
            content.guess.of == content.guess.by or not {content.guess.of, content.guess.by} <= set(asks)
        ):
            yield "check, key guess: expected of and by to be the ids of two asks"
        for number, advice in enumerate(content.advice, 1):
            where = f"check.advice number {number}"
            if advice.ask and advice.ask not in asks:
                yield f'{where}, key ask: expected the id of an ask, found "{advice.ask}"'
            if advice.section and advice.section not in sections:
                yield f'{where}, key section: expected one of {", ".join(sections)}, found "{advice.section}"'
            if advice.at_least > advice.at_most:
                yield f"{where}, key at_least: expected no more than at_most"

    def whole(self, exercise: Exercise, answers: dict[str, Any], _chance: Random) -> dict[str, Any]:
        """Keep ticks to what the exercise allows: so many, and only among those ticked before."""
        ticked = answers[TICKED]
        for ask in exercise.content.asks:
            among = ticked.get(ask.of, ticked[ask.id])
            chosen = [one for one in ticked[ask.id] if one in among]
            ticked[ask.id] = chosen[: ask.most or len(chosen)]
        return answers

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return what is ticked under each ask, in the order of the content."""
        return [
            Score(name=f"chosen{suffix(field)}", op="chosen", table="items", answers=f"{TICKED}.{field}")
            for field, _ in asked(exercise.content)
        ]

    def size_in_words(self, exercise: Exercise) -> str:
        """Return the number of items."""
        return f"{sum(len(section.items) for section in exercise.content.sections)} items"

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return what each number of ticks suggests: when, and the words."""
        return super().worksheet_slots(exercise) | {"advice": advised(exercise.content)}


def advised(content: Content) -> list[tuple[str, str]]:
    """Return for each advice when it holds, in words, and what it says."""
    labels = dict(asked(content))
    titles = {section.id: section.title for section in content.sections}
    found = []
    for one in content.advice:
        ticks = f"{one.at_least} or more" if one.at_most == MOST else f"{one.at_least} to {one.at_most}"
        if one.at_least == one.at_most:
            ticks = f"{one.at_least}"
        when = [labels.get(one.ask, ""), titles.get(one.section, ""), f"{ticks} ticked"]
        found.append((", ".join(word for word in when if word), one.text))
    return found


KIND = Check()
