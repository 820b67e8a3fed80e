"""A scene on paper: every passage has a number, and words say to which number they lead."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from .content import CHAIRS, Chair, Scene


def by_numbers(scene: Scene, words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of the sheet: for each chair its beats and what follows on each choice, then the endings.

    No two passages have one number, so nobody can land in the other chair's part.
    """
    numbers = count(1)
    parts = []
    beats: dict[Chair, dict[str, int]] = {}
    replies: dict[Chair, dict[tuple[str, str], int]] = {}
    for chair in CHAIRS:
        mine = [beat for beat in scene.beats if beat.of(chair)]
        beats[chair] = {beat.id: next(numbers) for beat in mine}
        replies[chair] = {(beat.id, one.id): next(numbers) for beat in mine for one in beat.of(chair)}
    endings = {ending.id: next(numbers) for ending in scene.endings}
    for chair in CHAIRS:
        mine = [beat for beat in scene.beats if beat.of(chair)]
        goes = beats[chair] | endings
        parts.append(
            {
                "chair": chair,
                "name": words["path"][chair],
                "seat": scene.seat(chair),
                "title": words["paper_part"][chair].format(number=beats[chair][scene.beats[0].id]),
                "beats": [
                    {
                        "id": beat.id,
                        "number": beats[chair][beat.id],
                        "title": beat.title,
                        "text": beat.text,
                        "notice": beat.seen(chair),
                        "choices": [
                            {
                                "id": one.id,
                                "text": one.text,
                                "go": words["paper_to"].format(number=replies[chair][beat.id, one.id]),
                            }
                            for one in beat.of(chair)
                        ],
                    }
                    for beat in mine
                ],
                "replies": [
                    {
                        "number": replies[chair][beat.id, one.id],
                        "text": one.reply,
                        "go": words["paper_then"].format(number=goes[one.to]),
                    }
                    for beat in mine
                    for one in beat.of(chair)
                ],
            }
        )
    told = [
        {
            "number": endings[one.id],
            "title": one.title,
            "text": one.text,
            "price": one.price,
            "later": one.later,
        }
        for one in scene.endings
    ]
    return {"parts": parts, "endings": told}
