"""A room that plays a case over HTTP: every byte that each of its devices gets, and what was not for that device."""

import html
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sixelements import catalog
from sixelements.content import Exercise
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from sixelements.kinds.case.content import SIDES, Case
from sixelements.kinds.case.sheets import for_the_end, secrets
from tests.support.server import Answer, Server, ask

DOORS = {"labor": "labor-certificated", "management": "management-site", "observer": "other"}


@dataclass
class Device:
    """One device: its side and role in the case, its table, and all that it got."""

    reader: str
    role: str
    table: int | None = None
    token: str = ""
    got: list[bytes] = field(default_factory=list)

    def leaks(self, exercise: Exercise, others: list[str]) -> list[str]:
        """Return each text that it got and was not for it; *others* are words of other sides' versions."""
        told = plain(b"\n".join(self.got))
        return [one for one in (*not_for(exercise.content, self.reader, self.role), *others) if one in told]


def plain(got: bytes) -> str:
    """Return bytes as the text they hold, whether it is escaped for HTML or for JSON."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), got.decode())
    return html.unescape(text.replace('\\"', '"'))


def not_for(content: Case, reader: str, role: str) -> Iterator[str]:
    """Yield every text that a reader with a role may not have before the end, those of other roles among them."""
    yield from for_the_end(content)
    for side in SIDES:
        if side != reader:
            yield from secrets(content, side)
    for one in content.roles:
        if one.id != role and one.side in (reader, "between"):
            yield from (one.knows, one.says)


class Table:
    """A room at a case."""

    def __init__(self, server: Server, store: RoomStore, slug: str, seed: int) -> None:
        self.server, self.store, self.slug = server, store, slug
        self.chance = random.Random(seed)  # noqa: S311  (the same room each time)
        self.exercise = catalog.get(slug)
        self.code = rooms.open_room(
            store, purpose="Invented.", sides=[*DOORS.values()], agenda=[(slug, 60)], k=3
        )
        self.tables: list[int | None] = [1, 2] if seed % 2 else [None]
        if seed % 2:
            rooms.add_teams(store, self.code, ["", ""])
        self.activity = rooms.about_room(store, self.code)["activities"][0]["id"]
        rooms.start(store, self.code, self.activity)
        cast = [one for one in self.exercise.content.roles if one.seats <= 8 or seed % 3 == 0]
        self.devices = [
            Device("observer" if one.side == "between" else one.side, one.id, table)
            for table in self.tables
            for one in cast
        ]
        self.devices += [Device("observer", "", table) for table in self.tables]
        self.chance.shuffle(self.devices)

    def ask(self, device: Device, method: str, path: str, body: Any = None) -> Answer:
        """Ask the server as *device*, which keeps what it gets."""
        answer = ask(self.server.port, method, path, body, X_Six_Token=device.token)
        device.got.append(answer.body)
        return answer

    def at(self, what: str) -> str:
        """Return an address of the activity."""
        return f"/api/rooms/{self.code}/activities/{self.activity}/{what}"

    def come_in(self) -> None:
        """Let every device join, look at the pages, and take its sheet."""
        for number, device in enumerate(self.devices):
            joined = {"side": DOORS[device.reader], "join": f"a-device-of-the-tests-{number}"}
            if device.table:
                joined["team"] = device.table  # type: ignore[assignment]
            answer = self.ask(device, "POST", f"/api/rooms/{self.code}/join", joined)
            device.token = json.loads(answer.body)["token"]
            for path in ("/", f"/r/{self.code}", f"/exercise/{self.slug}", f"/api/script/{self.slug}"):
                assert self.ask(device, "GET", path).status == 200, path
            taken = self.take(device, device.reader, device.role)
            assert taken.status == 200, taken.text

    def take(self, device: Device, reader: str, role: str = "") -> Answer:
        """Let *device* ask for a sheet."""
        body = {"token": device.token, "reader": reader, "role": role}
        return self.ask(device, "POST", self.at("sheet"), body)

    def reach_over(self) -> int:
        """Let every device ask for what it may not have, and what pages ask for; return how often it was refused."""
        content: Case = self.exercise.content
        refused = 0
        for device in self.devices:
            readers = {"labor", "management", "observer", "all", "everybody", "nobody"} - {device.reader}
            asked = [(one, "") for one in sorted(readers)]
            asked += [
                (device.reader, one.id) for one in content.roles if one.side not in (device.reader, "between")
            ]
            for reader, role in asked:
                assert self.take(device, reader, role).status in (400, 403), (device.reader, reader, role)
                refused += 1
            for path in (
                f"/api/rooms/{self.code}",
                self.at("version"),
                self.at("pattern"),
                self.at("exercise"),
            ):
                self.ask(device, "GET", path)
        return refused

    def version(self, words: str) -> dict[str, Any]:
        """Return a version of the agreement with *words* in it."""
        return {
            term.id: {"stands": self.chance.choice(["agreed", "open", "none"]), "words": words}
            for term in self.exercise.content.terms
        }

    def enter(self, device: Device, words: str) -> Answer:
        """Let *device* enter the agreement for its side."""
        body = {"token": device.token, "version": self.version(words)}
        return self.ask(device, "PUT", self.at("version"), body)

    def of(self, reader: str, table: int | None) -> Device:
        """Return a device of a side at a table."""
        return next(one for one in self.devices if (one.reader, one.table) == (reader, table))

    def leaks(self) -> list[str]:
        """Return what any device got so far that was not for it."""
        return [leak for device in self.devices for leak in device.leaks(self.exercise, [])]
