"""Rooms that write cards alone, and an attacker who reads every byte of all devices, the board and the database.

Before the reveal she looks for a text of anybody else.  After it she looks for whatever ties a card to its writer, or
two cards of one writer to each other: an id or a key that a device had, a text anywhere but in the documents, an order
in which a writer's cards stand beside each other or as they came, and a side told of fewer than k writers.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from sixelements import catalog, document
from sixelements.convening import codes, rooms
from sixelements.convening.documents import lifecycle, log
from sixelements.convening.documents.tables import Document
from sixelements.convening.exports import csv
from sixelements.convening.patterns.history import Contribution, Reader
from sixelements.convening.projection import projection
from sixelements.convening.rooms.lookup import find
from sixelements.convening.sides import SIDES
from sixelements.convening.store import RoomStore

Ask = Callable[["Device", str, str, Any], tuple[int, bytes]]
"""Send a request as a device: method, path and body; return the status and what came back."""
SLUG = next(one.slug for one in catalog.all_exercises() if one.kind == "cards" and not one.content.given)
KEEPS = ("edit", "checkpoint")
"""The tables in which a card stands after its reveal."""


@dataclass
class Device:
    """One device: its side and team, its token, its cards by id, and all that it was sent."""

    side: str
    team: int | None
    cards: dict[str, str]
    token: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    got: list[bytes] = field(default_factory=list)


class Room:
    """A room at an exercise whose cards are written alone; *ask* reaches it, as phones do."""

    def __init__(self, store: RoomStore, seed: int, devices: int, ask: Ask | None = None) -> None:
        self.store, self.seed = store, seed
        self.chance = random.Random(seed)  # noqa: S311  (the same room each time)
        self.k = self.chance.choice((3, 4, 5))
        teams = self.chance.choice((0, 0, 2))
        some = self.chance.sample(SIDES, self.chance.randint(2, 4))
        part = rooms.Part(
            SLUG, 20, writes=self.chance.choice((None, "room", "side")), tells_side=bool(seed % 2)
        )
        self.code = rooms.open_room(
            store, purpose="Invented.", sides=some, agenda=[part], k=self.k, teams=[""] * teams
        )
        self.activity: int = rooms.about_room(store, self.code)["activities"][0]["id"]
        rooms.start(store, self.code, self.activity)
        self.devices = [
            Device(
                some[number % len(some)],
                1 + number % teams if teams else None,
                {self.row(): f"words {seed} {number} {n} ends" for n in range(self.chance.randint(1, 3))},
            )
            for number in range(devices)
        ]
        self.ask = ask or self.here

    def row(self) -> str:
        """Return the id of a card, as a device makes it."""
        return "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=10))

    def here(self, device: Device, method: str, path: str, body: Any) -> tuple[int, bytes]:
        """Do without a server what a request does, for what needs none."""
        if path.endswith("/join"):
            told: Any = {
                "token": rooms.join(self.store, self.code, device.side, body["join"], body.get("team"))
            }
        elif path.endswith("/share"):
            rooms.share(self.store, self.code, self.activity, **body)
            told = {}
        elif method == "GET":
            told = rooms.about_room(self.store, self.code)
        else:
            told = log.read(self.store, log.Desk(self.code, self.activity, device.token), log.Heard())
        return 200, json.dumps(told).encode()

    def send(self, device: Device, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        """Send a request, and keep what came back with the device."""
        status, got = self.ask(device, method, path, body)
        device.got.append(got)
        return status, got

    def at(self, what: str) -> str:
        """Return an address of the activity."""
        return f"/api/rooms/{self.code}/activities/{self.activity}/{what}"

    def write(self) -> None:
        """Let every device join and share its cards."""
        version = catalog.get(SLUG).version
        for number, device in enumerate(self.devices):
            joined = {"side": device.side, "join": f"a-device-of-the-tests-{number}"}
            if device.team:
                joined["team"] = device.team  # type: ignore[assignment]
            _, got = self.send(device, "POST", f"/api/rooms/{self.code}/join", joined)
            device.token = json.loads(got)["token"]
            box = catalog.get(SLUG).content.boxes[0].id
            rows = [{"id": id_, "cells": {"text": text, "box": box}} for id_, text in device.cards.items()]
            device.answers = {"rows": rows}
            body = {"token": device.token, "revision": 1, "version": version, "answers": device.answers}
            status, got = self.send(device, "PUT", self.at("share"), body)
            assert status == 200, got

    def look(self, paths: tuple[str, ...]) -> None:
        """Let every device ask for all there is."""
        for device in self.devices:
            for path in (
                f"/api/rooms/{self.code}",
                *(path if path.startswith("/") else self.at(path) for path in paths),
            ):
                self.send(device, "GET", path)

    def board(self) -> bytes:
        """Return all that the facilitator's pages, her files and the room's screen are told."""
        told = rooms.board(self.store, self.code)
        screen = projection(self.store, self.code)
        return json.dumps([told, screen], default=str).encode() + csv.write(told)

    def early(self) -> list[str]:
        """Return each text that was told to anybody but its writer."""
        found = []
        board = self.board()
        for device in self.devices:
            others = b"\n".join([board, *(b"".join(one.got) for one in self.devices if one is not device)])
            found += [text for text in device.cards.values() if text.encode() in others]
        return found

    def reveal(self) -> None:
        """Reveal, and let every device read the document."""
        rooms.reveal(self.store, self.code, self.activity)
        for device in self.devices:
            body: dict[str, Any] = {"token": device.token, "document": None, "after": 0, "edits": []}
            status, got = self.send(device, "POST", self.at("document"), body)
            assert status == 200, got

    def documents(self) -> Iterator[list[dict[str, Any]]]:
        """Yield the cells of the rows of each document, in their order."""
        with self.store.read() as work:
            find(work, self.code)
            asked = select(Document).where(Document.activity_id == self.activity).order_by(Document.id)
            for one in work.scalars(asked):
                yield [row["cells"] for row in document.rows(lifecycle.cells_of(work, one))]

    def tied(self, tables: dict[str, list[dict[str, Any]]]) -> list[str]:
        """Return what ties a card to its writer, or two of her cards, in the database and in what was sent."""
        mine = [one for one in tables["activity"] if one["id"] == self.activity]
        shares = [one for one in tables["share"] if one["activity_id"] == self.activity]
        documents = {one["id"] for one in tables["document"] if one["activity_id"] == self.activity}
        log_ = [one for name in KEEPS for one in tables[name] if one["document_id"] in documents]
        kept = json.dumps([mine, shares], default=str)
        everything = (
            kept
            + json.dumps(log_, default=str)
            + "".join(got.decode() for device in self.devices for got in device.got[2:])
        )
        found = []
        for device in self.devices:
            found += [f"an id of a device: {id_}" for id_ in device.cards if id_ in everything]
            found += [f"a text beside people: {text}" for text in device.cards.values() if text in kept]
            # Whoever has the cards and a digest of all that somebody shared tries out which belong together.
            sheet = Reader(lambda _answers: (), self.code).sheet(
                Contribution(codes.digest(device.token), device.side, device.answers)
            )
            found += [f"a digest of cards: {sheet.digest}"] if sheet.digest in kept else []
        return found + [f"few on a side: {side}" for side in self.small_sides()]

    def small_sides(self) -> Iterator[str]:
        """Yield each side told on a card of a document in which it stands for fewer than k writers."""
        by_text = {text: number for number, one in enumerate(self.devices) for text in one.cards.values()}
        for cells in self.documents():
            writers: dict[str, set[int]] = {}
            for one in cells:
                if document.SIDE in one:
                    writers.setdefault(one[document.SIDE], set()).add(by_text[one["text"]])
            yield from (side for side, some in writers.items() if len(some) < self.k)
            all_writers = {by_text[one["text"]] for one in cells}
            if 0 < len(all_writers) < self.k:
                yield "a document"

    def neighbors(self) -> Iterator[tuple[int, float, float]]:
        """Yield for each document how many neighbors are of one writer, how many chance expects, and the variance."""
        by_text = {text: number for number, one in enumerate(self.devices) for text in one.cards.values()}
        for cells in self.documents():
            order = [by_text[one["text"]] for one in cells]
            count = len(order)
            if count < 4:
                continue
            pairs = sum(order.count(one) * (order.count(one) - 1) for one in set(order)) / 2
            expected = 2 * pairs / count
            yield sum(a == b for a, b in pairwise(order)), expected, expected


def beyond_chance(counts: list[tuple[int, float, float]]) -> float:
    """Return by how many standard deviations cards of one writer stand together more, or less, often than by chance."""
    seen, expected, variance = (sum(column) for column in zip(*counts, strict=True))
    away: float = abs(seen - expected) / math.sqrt(variance)
    return away
