"""A room of two teams on real servers that carries a problem along the whole thread, and what is counted on the way."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import text

from sixelements import catalog, document, kinds
from sixelements.content import Exercise
from sixelements.convening import codes, facilitators
from tests.support import thread
from tests.support.editors import SIDES, Weather, word
from tests.support.killable import Servers
from tests.support.phone_of_thread import Phone
from tests.support.server import ask

ROOT = Path(__file__).resolve().parents[2]
TEAMS = ("North", "South")
VOTE = next(slug for slug, one in thread.EVERY.items() if one.kind == "dots")


class House(Servers):
    """Servers of one store that can be killed, and the facilitator's browser."""

    def __init__(self, folder: Path, stack: ExitStack, servers: int, database: str = "") -> None:
        super().__init__(folder, stack, servers, [*thread.WHOLE, VOTE], database)
        self.code = ""
        self.ticket = facilitators.ticket(codes.facilitator_key(folder))

    def press(self, *, refused: bool = False, **what: Any) -> Any:
        """Press a button of the board, again where no answer came; return what it shows."""
        body = {"ask": what | {"key": word()}, "code": self.code, "here": "http://10.0.0.7:8866"}
        while True:
            with suppress(OSError, http.client.HTTPException):
                told = json.loads(
                    ask(
                        self.ports[0], "POST", "/api/desk", body,
                        Cookie=f"six_facilitator={self.ticket}", Sec_Fetch_Site="same-origin",
                    ).body
                )  # fmt: skip
                if "done" in told:
                    assert told["done"] != refused, told["trouble"]
                    self.code = told["code"]
                    return told["trouble"] if refused else told["shows"]
            time.sleep(0.2)

    def open(self, slugs: Sequence[str], teams: tuple[str, ...], carried: Any = None) -> list[dict[str, Any]]:
        """Open a room, and return its activities."""
        self.code = ""
        agenda = [{"slug": slug, "minutes": 20} for slug in slugs]
        shown = self.press(
            do="open", purpose="Invented: one problem, by two teams", sides=SIDES, k=3, mode="anonymous",
            teams=teams, agenda=agenda, carried=carried,
        )  # fmt: skip
        found: list[dict[str, Any]] = shown["room"]["activities"]
        return found

    def kept(self, activity: int) -> list[str]:
        """Return the keys of all edits of an activity in the store."""
        of = "SELECT key FROM edit WHERE document_id IN (SELECT id FROM document WHERE activity_id = :activity)"
        with self.store.engine.connect() as connection:
            return list(connection.scalars(text(of), {"activity": activity}))


class Run:
    """A room of two teams that goes along the thread, and what was counted on the way."""

    def __init__(self, house: House, slugs: Sequence[str], people: int, edits: int, kills: int) -> None:
        self.house, self.slugs, self.edits, self.kills = house, slugs, edits, kills
        self.activities = {one["slug"]: one["id"] for one in house.open(slugs, TEAMS)}
        self.weather = Weather(lost=0.1, repeated=0.1)
        self.phones = [
            Phone(number, house.ports, self.weather, number // 2 % len(TEAMS) + 1) for number in range(people)
        ]
        self.made: set[str] = set()
        self.counted = {"people": people, "kills": kills} | dict.fromkeys(
            ("edits", "kept", "lost", "doubled", "states", "told early", "under way"), 0
        )
        self.last: dict[str, dict[str, Any]] = {}
        """By part, and then exercise, the rows that all its phones ended with."""

    async def press(self, do: str, **what: Any) -> Any:
        """Press a button of the board."""
        return await asyncio.to_thread(self.house.press, do=do, **what)

    async def go(self) -> None:
        """Work every exercise of the thread, one after the other."""
        for one in self.phones:
            await one.enter(self.house.code)
        for place, slug in enumerate(self.slugs):
            kills = (place + 1) * self.kills // len(self.slugs) - place * self.kills // len(self.slugs)
            await self.work(catalog.get(slug), kills)
        await self.press("commit", who="Both", what="Look again in a year", by_when="September")
        for one in self.phones:
            one.leave()
        self.house.live()

    async def work(self, exercise: Exercise, kills: int) -> None:
        """Share, write and reveal at one exercise, and close it."""
        activity = self.activities[exercise.slug]
        form = kinds.get(exercise.kind).document(exercise)
        early = thread.is_sealed(exercise) or bool(form and form.silent)
        await self.press("step", activity=activity, to="collect")
        for one in self.phones:
            one.go_to(activity)
        if early:
            await self.share(exercise)
            await self.press("step", activity=activity, to="reveal")
        await self.write(exercise, kills)
        await self.count(exercise)
        if not early:
            await self.share(exercise)
            await self.press("step", activity=activity, to="reveal")
        if exercise.slug == thread.BEGIN:
            await self.vote(activity)
            for one in self.phones:
                one.go_to(activity)
            await self.look(exercise)
        if exercise.slug in thread.PAUSES:
            trouble = await self.press("step", activity=activity, to="close", refused=True)
            assert trouble["key"] == "refused.no_pause", trouble
        else:
            await self.press("step", activity=activity, to="close")
        for held, stop in thread.PAUSES.items():
            if exercise.slug == stop:
                await self.press("step", activity=self.activities[held], to="close")

    async def share(self, exercise: Exercise) -> None:
        """Let everybody share; what was expected, or written alone, is told to nobody before the reveal."""
        form = kinds.get(exercise.kind).shared_shape(exercise)["fields"]
        secret: dict[Phone, list[str]] = {}
        for one in self.phones:
            more: dict[str, Any] = {}
            if "rows" in form:
                more["rows"] = one.cards(exercise)
            if thread.is_sealed(exercise):
                asked_of = [question.id for question in exercise.content.sealed.questions]
                more["expected"] = {id_: one.words(100 + place, 200) for place, id_ in enumerate(asked_of)}
            secret[one] = re.findall(r"t\dp\d+e\d+x\d+ as we saw it", json.dumps(more))
            await one.share(exercise, more)
        told = [await self.press("refresh"), *[await one.told("GET", one.room) for one in self.phones]]
        if thread.is_sealed(exercise):
            told += [await one.told("GET", f"{one.path}?document=0&after=0") for one in self.phones]
        heard = json.dumps(told)
        self.counted["told early"] += sum(words in heard for some in secret.values() for words in some)

    async def write(self, exercise: Exercise, kills: int) -> None:
        """Let everybody write, while servers are killed."""
        before = sum(len(one.made) for one in self.phones)
        seats: dict[int, list[Phone]] = {}
        for one in self.phones:
            seats.setdefault(one.team, []).append(one)
        killing = asyncio.create_task(self.kill(kills, before))
        writing = [
            one.work(exercise, self.activities, self.edits, place)
            for some in seats.values()
            for place, one in enumerate(some)
        ]
        await asyncio.gather(*writing)
        await killing

    async def kill(self, count: int, before: int) -> None:
        """Kill a server whenever a further part of what is written here was written."""
        whole = self.edits * len(self.phones)
        for number in range(count):
            while sum(len(one.made) for one in self.phones) - before < whole * (number + 1) / (count + 1):  # noqa: ASYNC110  (many write)
                await asyncio.sleep(0.005)
            self.counted["under way"] += sum(line.under_way for one in self.phones for line in one.lines)
            await asyncio.to_thread(self.house.kill, number % len(self.house.servers))

    async def count(self, exercise: Exercise) -> None:
        """Compare what all made with what the store holds, and what all see in the end."""
        activity = self.activities[exercise.slug]
        await self.look(exercise)
        kept = await asyncio.to_thread(self.house.kept, activity)
        made = {key for one in self.phones for key in one.made} - self.made
        self.made |= made
        self.counted["edits"] += len(made)
        self.counted["kept"] += len(made & set(kept))
        self.counted["lost"] += len(made - set(kept))
        self.counted["doubled"] += len(kept) - len(set(kept))

    async def look(self, exercise: Exercise) -> None:
        """Let all hear how their document stands, one who comes late too, and compare what they see."""
        late = Phone(len(self.phones) - 1, self.house.ports, self.weather, self.phones[-1].team)
        await late.enter(self.house.code)
        late.go_to(self.activities[exercise.slug])
        everybody = (*self.phones, late)
        for one in everybody:
            await one.catch_up()
        late.leave()
        ends = {(one.part, one.state()) for one in everybody}
        self.counted["states"] += len(ends) - len({part for part, _ in ends})
        for one in everybody:
            self.last.setdefault(one.part, {})[exercise.slug] = document.rows(one.cells)

    async def vote(self, activity: int) -> None:
        """Let each team vote on what it wrote."""
        shown = await self.press("vote", activity=activity, slug=VOTE)
        (vote,) = [one for one in shown["room"]["activities"] if one["slug"] == VOTE]
        await self.press("step", activity=vote["id"], to="collect")
        for one in self.phones:
            one.go_to(vote["id"])
            asked = await one.told("GET", f"{one.room}/activities/{vote['id']}/exercise")
            items = [item["id"] for item in asked["exercise"]["content"]["items"]]
            body = {"token": one.token, "revision": 1, "version": catalog.get(VOTE).version}
            answers = {"dots": {one.chance.choice(items): 1}}
            await one.told("PUT", f"{one.room}/activities/{vote['id']}/share", body | {"answers": answers})
        for to in ("reveal", "close"):
            await self.press("step", activity=vote["id"], to=to)
