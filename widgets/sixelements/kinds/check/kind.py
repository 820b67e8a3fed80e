"""The content, the answers and the sheet of paper of a list to tick."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta

from sixelements.content import Exercise, Id, Score, Table, Text
from sixelements.kinds.base import duplicates, lines, mark
from sixelements.kinds.instrument import NOTE, Ask, Common, Instrument, Measure, Pillar, asked, suffix
from sixelements.shape import Shape, choices, record, text

TICKED = "ticked"
PRIVATE = 600
Count = Annotated[int, Meta(ge=0, le=99)]


class Asked(Ask, frozen=True):
    """A question put to the items; *most* limits the ticks (0: any number), *of* narrows the list.

    With *of*, only what is ticked under that earlier ask can be ticked.
    """

    most: Count = 0
    of: str = ""


class Item(Table, frozen=True):
    """One line to tick."""

    id: Id
    title: Text
    text: str = ""
    pillar: Pillar = ""


class Section(Table, frozen=True, kw_only=True):
    """Items that belong together; *most* limits how many of them can be ticked under one ask."""

    id: Id
    title: Text
    about: str = ""
    most: Count = 0
    pillar: Pillar = ""
    place: str = ""
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]


class Guess(Table, frozen=True):
    """Under the ask *by*, a person guesses what the other side ticks under the ask *of*."""

    of: Id
    by: Id


class Advice(Table, frozen=True, kw_only=True):
    """What it suggests when so many are ticked, under an ask or the first one, in a section or in all."""

    ask: str = ""
    section: str = ""
    at_least: Count = 0
    at_most: Count = 99
    text: Text


class Private(Table, frozen=True):
    """One text that never leaves the device."""

    ask: Text
    hint: str = ""


class Content(Common, frozen=True, kw_only=True):
    """The table ``[check]``; with ``agree`` an item is agreed when it is ticked under every ask."""

    agree: bool = False
    guess: Guess | None = None
    asks: tuple[Asked, ...] = ()
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    advice: tuple[Advice, ...] = ()
    private: Private | None = None


class Check(Instrument):
    """Tick what applies, with a reason where one helps."""

    name: ClassVar[str] = "check"
    noun: ClassVar[str] = "list to tick"
    Content: ClassVar[type[Table]] = Content

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
            found["notes"] = record(**{item: text(NOTE) for item in items})
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

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return what is ticked under each ask, in the order of the content."""
        return [
            Score(name=f"chosen{suffix(field)}", op="chosen", table="items", answers=f"{TICKED}.{field}")
            for field, _ in asked(exercise.content)
        ]

    def measure(self, exercise: Exercise) -> str:
        """Return the number of items."""
        return f"{sum(len(section.items) for section in exercise.content.sections)} items"

    def body(self, exercise: Exercise) -> str:
        """Return a table a section with a ring an ask, what the numbers suggest, and the private lines."""
        content: Content = exercise.content
        questions = "".join(
            f"<li><b>{escape(ask.label)}:</b> {escape(ask.question)}{limit(ask.most)}</li>"
            for ask in content.asks
        )
        return (
            (f"<ul>{questions}</ul>" if questions else "")
            + "".join(printed_section(content, section) for section in content.sections)
            + printed_none(content)
            + printed_advice(content)
            + printed_private(content)
        )

    def skeleton(self) -> str:
        """Return a small list to start from."""
        return (Path(__file__).parent / "skeleton.toml").read_text(encoding="utf-8")


def limit(most: int) -> str:
    """Return how many may be ticked, in words; nothing where any number may."""
    return f" At most {most}." if most else ""


def printed_section(content: Content, section: Section) -> str:
    """Return the table of one section."""
    asks = asked(content)
    heads = "".join(f'<th scope="col">{escape(label) or "Tick"}</th>' for _, label in asks)
    heads += f'<th scope="col">{escape(content.note.label)}</th>' if content.note else ""
    rows = "".join(
        f'<tr><th scope="row"><b>{escape(item.title)}</b>{f"<br>{escape(item.text)}" if item.text else ""}</th>'
        + "".join(f"<td>{mark(f'{TICKED}.{field}', item.id)}</td>" for field, _ in asks)
        + (f'<td class="six-check-line" data-at="notes.{item.id}"></td>' if content.note else "")
        + "</tr>"
        for item in section.items
    )
    about = f"<p>{escape(section.about)}{limit(section.most)}</p>" if section.about or section.most else ""
    return (
        f'<p class="six-sheet-sub">{escape(section.title)}</p>{about}'
        f'<table class="six-table six-check-sheet"><caption>{escape(section.title)}</caption>'
        f'<thead><tr><th scope="col">Item</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def printed_none(content: Content) -> str:
    """Return a ring an ask for "none of these"; ``paper`` in ``view.js`` says which are filled."""
    rings = "".join(
        mark(f"paper.none.{field}", "yes", f"{label}: none of these" if label else "None of these")
        for field, label in asked(content)
    )
    return f'<p class="six-check-none">{rings}</p>'


def printed_advice(content: Content) -> str:
    """Return what each number of ticks suggests."""
    if not content.advice:
        return ""
    labels = dict(asked(content))
    titles = {section.id: section.title for section in content.sections}
    rows = ""
    for one in content.advice:
        where = [part for part in (labels.get(one.ask, ""), titles.get(one.section, "")) if part]
        ticks = f"{one.at_least} or more" if one.at_most == 99 else f"{one.at_least} to {one.at_most}"
        if one.at_least == one.at_most:
            ticks = f"{one.at_least}"
        rows += f"<li><b>{escape(', '.join([*where, ticks + ' ticked']))}:</b> {escape(one.text)}</li>"
    return f'<p class="six-sheet-sub">What the ticks suggest</p><ul>{rows}</ul>'


def printed_private(content: Content) -> str:
    """Return lines for the private text; what was typed on a screen is never put there."""
    if not content.private:
        return ""
    hint = f"<p>{escape(content.private.hint)}</p>" if content.private.hint else ""
    return (
        '<div class="six-sheet-item"><p class="six-sheet-sub">For you alone</p>'
        f"<p>{escape(content.private.ask)}</p>{hint}{lines('private')}</div>"
    )


KIND = Check()
