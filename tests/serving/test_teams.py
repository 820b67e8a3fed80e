"""Twenty teams of eight in one room, over HTTP: each team's phones get their own pattern and the hall's."""

import asyncio
import base64
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sixelements.convening import rooms
from tests.support.phones import EXERCISE, LOST, Phone
from tests.support.room_under_test import RoomUnderTest

TEAMS, EACH = 20, 8
AT_ONCE = 16
DECISION = EXERCISE.content.decisions[0].id


async def each(phones: Sequence[Phone], do: Callable[[Phone], Awaitable[Any]]) -> list[Any]:
    """Let all phones do something, a few at a time, and return what each got."""
    door = asyncio.Semaphore(AT_ONCE)

    async def enter(phone: Phone) -> Any:
        async with door:
            return await do(phone)

    return await asyncio.gather(*map(enter, phones))


async def works(phone: Phone) -> None:
    await phone.join()
    await phone.share(phone.next())
    phone.line.cut()


async def sees(phone: Phone) -> list[tuple[int, Any]]:
    """Return what a phone gets of its team and of the hall, and what it gets without its token."""
    asked = [("team", phone.token), ("pattern", phone.token), ("team", "")]
    place = phone.place.removesuffix("share")
    found = [await answered(phone, place + what, token) for what, token in asked]
    phone.line.cut()
    return found


async def takes_home(phone: Phone) -> list[tuple[int, Any]]:
    """Return what a phone gets when it asks for its team's record, and what it gets without its token."""
    place = phone.place.partition("/activities/")[0] + "/record/csv"
    found = [await answered(phone, place, token) for token in (phone.token, "")]
    phone.line.cut()
    return found


async def answered(phone: Phone, path: str, token: str) -> tuple[int, Any]:
    """Ask until there is an answer: the machine may stand still for a while."""
    while True:
        with suppress(*LOST):
            return await phone.line.ask("GET", path, token=token)


def counts(pattern: Any) -> list[int]:
    """Return how many stand on each point, of the first decision as it is made now, in all groups together."""
    strips = next(one for one in pattern["blocks"] if one["type"] == "strips")
    row = next(one for one in strips["rows"] if one["id"] == DECISION)
    parts = [one["counts"] for one in row["parts"] if one["when"] == "now"]
    return [sum(column) for column in zip(*parts, strict=True)]


def given(phones: Sequence[Phone]) -> list[int]:
    """Return the same, from what the phones sent."""
    told = Counter(phone.sent[1]["placed"][DECISION]["now"] for phone in phones)
    return [told[point] for point in range(1, 8)]


def test_each_of_twenty_teams_gets_its_own_pattern_and_the_halls(tmp_path: Path) -> None:
    room = RoomUnderTest(tmp_path, teams=TEAMS)
    with closing(room.store), room.stack:
        room.start()
        phones = room.phones(TEAMS * EACH)
        asyncio.run(each(phones, works))
        assert (room.lost(phones), room.doubled(phones)) == (0, 0)
        rooms.reveal(room.store, room.code, room.activity)
        seen = asyncio.run(each(phones, sees))
        for phone, ((own_status, own), (hall_status, hall), (stranger, _)) in zip(phones, seen, strict=True):
            assert (own_status, hall_status, stranger) == (200, 200, 403)
            assert own["team"] == {"key": "team.numbered", "values": {"n": phone.team}}
            assert (own["n"], hall["n"]) == (EACH, TEAMS * EACH)
            assert counts(own) == given([one for one in phones if one.team == phone.team])
            assert counts(hall) == given(phones)
        ((status, told), stranger), *_ = asyncio.run(each(phones[:1], takes_home))
        assert (status, stranger[0]) == (200, 403)
        lines = base64.b64decode(told["content"]).decode("utf-8-sig")
        assert [f"Team {n}," in lines for n in range(1, TEAMS + 1)] == [
            n == phones[0].team for n in range(1, TEAMS + 1)
        ]
