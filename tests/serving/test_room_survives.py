"""``kill -9`` in the middle of the sharing; ``python bench/room.py kill`` does the same ten times."""

import asyncio

from bench import room
from sixelements.convening import rooms
from tests.support.phones import SIDES


def test_what_was_acknowledged_is_there_after_a_kill() -> None:
    found = asyncio.run(room.kill(kills=2, count=12))
    assert found["lost"] == 0
    assert found["behind"] == 0, "every phone is heard in the end"
    assert (found["counted"], found["doubled"]) == (12, 0)
    assert min(found["under way"]) > 0, "no request was under way, so the kill proved nothing"


def test_a_share_that_the_store_does_not_hold_is_seen() -> None:
    async def told_too_much() -> tuple[int, int]:
        async with room.hall() as hall:
            (phone,) = hall.phones(1)
            phone.token = rooms.join(hall.store, hall.code, SIDES[0], "a-phone-of-the-tests")
            phone.acknowledged = phone.next()
            missing = hall.lost([phone])
            rooms.join(hall.store, hall.code, SIDES[0], "the-same-phone-again")
            return missing, hall.doubled([phone])

    assert asyncio.run(told_too_much()) == (1, 1)
