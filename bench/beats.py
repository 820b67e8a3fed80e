"""Forty people play five beats of a meeting over HTTP, and an attacker reads what rooms see of their beats.

    python -m bench.beats room 40        forty phones and a facilitator, a server of their own, without a pause
    python -m bench.beats rooms 2000     the attacker in so many rooms that play a scene, some twice, some alone too

A beat takes as long as people need to read and to talk; the plan's clock counts these minutes and not those of the
machine: what the slowest phone reads, at 200 words a minute, and what is assumed here: three quarters of a minute to
choose, and a minute and a half of talk about what both sides chose.
Loopback only; the server has a data folder of its own.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from sixelements import catalog
from sixelements.convening import rooms
from tests.convening.adversary.beats import Meeting, learned_from
from tests.support.phones import Phone
from tests.support.room_under_test import RoomUnderTest

SCENE = catalog.get("after-the-strike-vote")
BEATS = 5
CHOOSING = 45
"""Seconds in which somebody who has read a beat has chosen."""
TALK = 90
"""Seconds that a room talks about what both sides chose."""
ASK_EVERY = 0.5
WITHIN = 20


def read_in(told: dict[str, Any]) -> float:
    """Return the seconds in which a device's page of a beat is read at 200 words a minute."""
    words = [told["beat"]["text"], told["beat"]["notice"], *(one["text"] for one in told["beat"]["words"])]
    if told["before"]:
        words += [told["before"]["text"], told["before"]["reply"]]
    if told["number"] == 0:
        words += [*told["known"], told["seat"]["you"], *told["seat"]["knows"]]
    return sum(len(one.split()) for one in words) * 60 / 200


class Player(Phone):
    """A participant who chooses at every beat, follows, and tries again until she is heard."""

    chosen: dict[int, tuple[str, str]]
    reading: list[float]

    def secrets(self, chair: str) -> list[str]:
        """Return what only the chair across the table knows before the end."""
        other = SCENE.content.seat("management" if chair == "labor" else "labor")
        return [other.you, *other.knows]

    async def play(self) -> int:
        """Choose once at each beat until the meeting is over; return how often a word of the other chair was seen."""
        self.chosen, self.reading, seen = {}, [], 0
        place = self.place.removesuffix("share")
        while True:
            _, told = await self.line.ask("GET", place + "beat", token=self.token)
            if told["state"] == "over":
                return seen
            seen += sum(one in str(told) for one in self.secrets(told["chair"]))
            if told["state"] == "asking" and told["number"] not in self.chosen:
                await asyncio.sleep(self.chance.uniform(0, 1))
                choice = self.chance.choice(told["beat"]["words"])["id"]
                body = {"token": self.token, "revision": 1, "chair": told["chair"], "choice": choice}
                vote = f"{place}beats/{told['number']}/vote"
                if self.number % 7 == 0:
                    await self.line.ask("PUT", vote, body, hang_up=True)
                assert (await self.heard("PUT", vote, body))["revision"] == 1
                self.chosen[told["number"]] = told["chair"], choice
                self.reading.append(read_in(told))
            await asyncio.sleep(ASK_EVERY)


def longest_way() -> dict[str, str]:
    """Return for each beat the words that lead to the beat from which most beats are left."""
    left: dict[str, int] = {}

    def beats_from(at: str) -> int:
        beat = next((one for one in SCENE.content.beats if one.id == at), None)
        if beat is not None and at not in left:
            left[at] = 1 + max(beats_from(one.to) for one in beat.choices)
        return left.get(at, 0)

    beats_from(SCENE.content.beats[0].id)
    return {
        beat.title: max(beat.choices, key=lambda one: left.get(one.to, 0)).id for beat in SCENE.content.beats
    }


async def lead(room: RoomUnderTest, people: int) -> list[dict[str, Any]]:
    """Reveal each beat once everybody has chosen, and say words, until five beats are played; then end it."""
    shown: list[dict[str, Any]] = []
    way = longest_way()
    while len(shown) < BEATS:
        beat = (await asyncio.to_thread(rooms.board, room.store, room.code))["activities"][1]["beat"]
        if beat["voted"] < people:
            await asyncio.sleep(ASK_EVERY)
            continue
        shown.append(await asyncio.to_thread(rooms.reveal, room.store, room.code, room.activity))
        said = next(one for one in beat["words"] if one["id"] == way[beat["title"]])
        if len(shown) < BEATS:
            await asyncio.to_thread(
                rooms.say, room.store, room.code, room.activity,
                number=beat["number"], chair=said["chair"], choice=said["id"],
            )  # fmt: skip
    await asyncio.to_thread(rooms.close_activity, room.store, room.code, room.activity)
    return shown


def wrong_in(shown: list[dict[str, Any]], players: list[Player], k: int) -> tuple[int, int]:
    """Return how many choices are lost or doubled in what was shown, and how many numbers rest on fewer than k."""
    lost = few = 0
    for number, pattern in enumerate(shown):
        for block in (one for one in pattern["blocks"] if one["type"] == "strips"):
            part = block["rows"][0]["parts"][0]
            chosen = [one.chosen[number] for one in players if number in one.chosen]
            true = [chosen.count((part["group"], choice)) for choice in part["values"]]
            lost += sum(abs(a - b) for a, b in zip(true, part["counts"], strict=True))
            few += part["n"] < k
        lost += len(players) - sum(number in one.chosen for one in players)
    return lost, few


async def play(people: int) -> None:
    """Let them play, and print what was lost, what was disclosed, and the minutes of the plan's clock."""
    with tempfile.TemporaryDirectory() as folder:
        room = RoomUnderTest(Path(folder))
        with closing(room.store), room.stack:
            (await asyncio.to_thread(room.start)).rest()
            rooms.close_activity(room.store, room.code, room.activity)
            await asyncio.to_thread(rooms.add, room.store, room.code, SCENE.slug, WITHIN, by_beats=True)
            room.activity = rooms.about_room(room.store, room.code)["activities"][1]["id"]
            await asyncio.to_thread(rooms.start, room.store, room.code, room.activity)
            players = [Player(number, room.port, room.code, room.activity) for number in range(people)]
            for one in players:
                await one.join()
            began = time.monotonic()
            shown, *seen = await asyncio.gather(lead(room, people), *(one.play() for one in players))
            took = time.monotonic() - began
            lost, few = wrong_in(shown, players, 5)
            reading = sum(max(one.reading[beat] for one in players) for beat in range(BEATS))
            minutes = (reading + BEATS * (CHOOSING + TALK)) / 60
            print(f"{people} people, {len(shown)} beats, in {took:.0f} s of the machine")
            print(
                f"{lost} lost or doubled, {few} numbers about fewer than 5, {sum(seen)} words of the other chair"
            )
            print(f"{minutes:.1f} minutes of the plan's clock; {WITHIN} are planned")


def attack(count: int) -> None:
    """Print how many of so many rooms that play together disclose something."""
    shown = disclosures = 0
    for seed in range(count):
        if learned := learned_from(Meeting(10_000 + seed)):
            disclosures += 1
            print(f"room {seed}: {learned}", flush=True)
        shown += len(list(Meeting(10_000 + seed).play()))
    print(f"{count} rooms that play together, {shown} reveals: {disclosures} disclosures")


if __name__ == "__main__":
    what, number = sys.argv[1], int(sys.argv[2])
    if what == "room":
        asyncio.run(play(number))
    else:
        attack(number)
