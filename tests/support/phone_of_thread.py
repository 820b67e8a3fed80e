"""A phone that carries a problem from one exercise to the next, half of the time with no network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from sixelements import document, kinds, shape
from sixelements.content import Bring, Exercise
from sixelements.document import Form
from tests.answering import answers
from tests.support import thread
from tests.support.editors import SIDES, Editor, Weather, word
from tests.support.phones import LOST

ORIGIN = "<"
"""The column of a copy that says where it came from, as ``ui/carried.js`` writes it."""
FEW = 6
"""Rows of which a phone begins no further one."""


class Phone(Editor):
    """Somebody in a team, who writes in the document of one activity after the other."""

    def __init__(self, number: int, ports: Sequence[int], weather: Weather, team: int) -> None:
        super().__init__(number, ports, weather)
        self.team, self.room, self.activity, self.part = team, "", 0, ""
        self.off = 0
        """How many of the edits were made with no network."""

    async def enter(self, code: str) -> None:
        """Come into the room, and sit down with the team."""
        self.room = f"/api/rooms/{code}"
        body = {
            "side": SIDES[self.number % 2],
            "team": self.team,
            "join": f"phone-of-the-thread-{self.number:06}",
        }
        self.token = (await self.told("POST", f"{self.room}/join", body))["token"]

    def go_to(self, activity: int) -> None:
        """Open the page of an activity: nothing is known of its document."""
        self.activity, self.path = activity, f"{self.room}/activities/{activity}/document"
        self.document, self.seq, self.cells, self.pending = None, 0, {}, []

    def hear(self, told: dict[str, Any], sent: list[str]) -> None:
        """Take over what the server said, and whose document it is."""
        self.part = told["part"]
        super().hear(told, sent)

    async def told(self, method: str, path: str, body: Any = None) -> Any:
        """Ask until the server answers, as a page does; a refusal is an error."""
        while True:
            with suppress(*LOST, json.JSONDecodeError):
                line = self.chance.choice(self.lines)
                status, told = await line.ask(method, path, body, token=self.token)
                if status < 429:
                    assert status == 200, f"{method} {path}: {status} {told}"
                    return told
            await asyncio.sleep(self.chance.uniform(0.1, 0.5))

    async def rows(self, activity: int) -> list[dict[str, Any]]:
        """Return the rows that the phone's own people wrote at an activity, as its page asks for them."""
        path = f"{self.room}/activities/{activity}/document?document=0&after=0"
        told = await self.told("GET", path)
        return document.rows(document.fold(told["edits"], told.get("cells") or {}))

    async def catch_up(self) -> None:
        """Hear what all wrote, and send what waits."""
        while self.pending or not await self.look():
            if self.pending:
                await self.talk()
            await asyncio.sleep(self.chance.uniform(0, 0.3))

    # What it shares.

    async def share(self, exercise: Exercise, more: dict[str, Any]) -> None:
        """Share answers to the questions about the whole, and *more*."""
        form = kinds.get(exercise.kind).shared_shape(exercise)
        given = shape.prune(form, answers(exercise, self.number) | more)[0]
        body = {"token": self.token, "revision": 1, "version": exercise.version, "answers": given}
        await self.told("PUT", f"{self.room}/activities/{self.activity}/share", body)

    def cards(self, exercise: Exercise) -> list[dict[str, Any]]:
        """Return cards that this person wrote alone."""
        some = kinds.get(exercise.kind).written(exercise)[:2]
        text = next(iter(some[0][1]))
        return [
            {"id": self.new_row(), "cells": cells | {text: self.words(place, 100)}}
            for place, (_, cells) in enumerate(some)
        ]

    # What it writes.

    def new_row(self) -> str:
        """Return the id of a new row."""
        return word()[:10]

    def words(self, number: int, most: int) -> str:
        """Return a text that nobody else writes, of at most so many letters."""
        return f"t{self.team}p{self.number}e{self.activity}x{number} as we saw it"[:most]

    async def work(self, exercise: Exercise, sources: dict[str, int], edits: int, place: int) -> None:
        """Write here and there; the first two at a table bring in what there is, and the first what the tool asks for.

        *sources* are the activities of the room by exercise, and *place* is where at its table the phone lies.
        """
        await self.catch_up()
        form = kinds.get(exercise.kind).document(exercise)
        assert form is not None
        for bring in thread.BRINGS[exercise.slug] if place < 2 else ():
            there = {at.partition("/")[0] for at in document.fold(self.pending, self.cells)}
            copies = [
                one for one in brought(bring, await self.rows(sources[bring.source])) if one[0] not in there
            ]
            await self.put_all([one for id_, cells in copies for one in in_row(id_, cells, form)])
        if place == 0:
            await self.put_all(list(self.story(exercise, form)))
        await self.put_all(list(self.here_and_there(exercise, form, edits)))
        await self.catch_up()

    async def put_all(self, cells: Sequence[tuple[str, Any]]) -> None:
        """Write a few at a time, every other time with no network: then they wait until it is back."""
        for begin in range(0, len(cells), 4):
            away = 2 * self.off <= len(self.made)
            for at, value in cells[begin : begin + 4]:
                self.put(at, value)
                self.off += away
            if not away:
                await self.talk()
            await asyncio.sleep(self.chance.uniform(0, 0.1))

    def story(self, exercise: Exercise, form: Form) -> Iterator[tuple[str, Any]]:
        """Yield the cells that the exercise's invented team wrote, and what has a later tool take the first row."""
        there = [row["id"] for row in document.rows(self.cells)]
        marked, under = there[:1], ""
        for row, cells in [] if form.silent else kinds.get(exercise.kind).written(exercise)[:3]:
            id_ = row or self.new_row()
            marked = marked if row else [*marked, id_]
            yield from in_row(id_, cells, form)
        if "under" in form.columns and marked:  # and why it is so, which is what can be reached
            marked, under = [self.new_row()], marked[-1]
            yield from in_row(marked[0], {"text": self.words(0, 200), "under": under}, form)
        asked = {at: value for some in thread.BRINGS.values() for one in some if one.source == exercise.slug
                 for at, value in one.where.items()}  # fmt: skip
        for id_ in marked[:1]:
            yield from ((f"{id_}/{column}", value) for column, value in asked.items())

    def here_and_there(self, exercise: Exercise, form: Form, edits: int) -> Iterator[tuple[str, Any]]:
        """Yield so many texts in rows that are there, or in a new one while there are few."""
        written = [cells for _, cells in kinds.get(exercise.kind).written(exercise)]
        texts = sorted({at for cells in written for at in cells if form.columns[at]["type"] == "text"})
        rows = sorted(form.rows) or [row["id"] for row in document.rows(self.cells)]
        if not form.rows and len(rows) < FEW:
            rows.append(self.new_row())
            yield f"{rows[-1]}/{document.PLACE}", f"{self.number:02}i"
        for number in range(1, edits + 1):
            row, column = self.chance.choice(rows), self.chance.choice(texts)
            yield f"{row}/{column}", self.words(number, form.columns[column]["max"])


def in_row(id_: str, cells: dict[str, Any], form: Form) -> Iterator[tuple[str, Any]]:
    """Yield the cells of a row, its place first where rows have one."""
    if not form.rows:
        yield f"{id_}/{document.PLACE}", "i"
    yield from ((f"{id_}/{column}", value) for column, value in cells.items())


def brought(bring: Bring, rows: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the copies of the *rows* that are asked for, as ``copyOf`` of ``ui/carried.js`` makes them."""
    for row in rows:
        there = row["cells"]
        was = {mine: there[at] for mine, at in dict(bring.columns).items() if there.get(at) is not None}
        if was and all(there.get(at) == value for at, value in dict(bring.where).items()):
            yield row["id"], was | {ORIGIN: json.dumps({"from": bring.source, "was": was})}
