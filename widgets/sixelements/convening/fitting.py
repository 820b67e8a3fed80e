"""The edition of an exercise that a room works: chosen at the board, kept with the activity, shown on phones."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from sixelements import catalog, fitting, kinds, typed, worksheet
from sixelements.content import ContentError, Exercise
from sixelements.fitting import Added, Edition, FittingError

from .errors import RoomError
from .messages import message
from .tables import Activity


class Fitting(msgspec.Struct, forbid_unknown_fields=True):
    """What a facilitator chose of an exercise: items by their ids and items to add, in order, and what is left out."""

    items: Annotated[list[Annotated[str, Meta(max_length=80)] | Added], Meta(max_length=200)]
    without: Annotated[list[Annotated[str, Meta(max_length=80)]], Meta(max_length=10)] = []


def chosen(
    exercise: Exercise, wanted: Fitting | None, most: int = fitting.MOST_ADDED
) -> dict[str, Any] | None:
    """Return the edition as an activity keeps it; None where the room asks everything as it stands.

    *most* is how many items may be added to it.
    """
    if wanted is None:
        return None
    try:
        found = fitting.edition(exercise, wanted.items, wanted.without, most)
    except FittingError as error:
        raise RoomError("bad-fitting", message("refused.bad_fitting", reason=str(error))) from None
    everything = Edition(tuple(one.id for one in fitting.listed(exercise)))
    kept: dict[str, Any] = msgspec.to_builtins(found)
    return None if found == everything else kept


def edition_of(activity: Activity, part: str = "") -> Edition | None:
    """Return the edition that an activity keeps; that of a team is its *part* where each team has its own."""
    if activity.editions is None:
        return None if activity.edition is None else typed.convert(activity.edition, Edition)
    if part not in activity.editions:
        raise RoomError("no-edition", message("refused.no_team_vote"))
    return typed.convert(activity.editions[part], Edition)


def asked(activity: Activity, part: str = "") -> Exercise:
    """Return the exercise as the room asks it, or the team that *part* names."""
    return fitted(activity.slug, edition_of(activity, part))


def fitted(slug: str, wanted: Edition | None) -> Exercise:
    """Return an exercise as an edition asks it; all of it where the course has changed so that the edition is none."""
    exercise = catalog.get(slug)
    try:
        return fitting.fitted(exercise, wanted)
    except FittingError:
        return exercise


def again(activity: Activity) -> Fitting | None:
    """Return what was chosen for an activity, as it can be chosen once more; what teams wrote is none of it."""
    wanted = edition_of(activity) if activity.editions is None else None
    return None if wanted is None else chosen_in(wanted)


def again_by_team(activity: Activity) -> dict[str, Fitting] | None:
    """Return what each team is asked, by its part, as it can be asked once more; None where all are asked the same."""
    return activity.editions and {
        part: chosen_in(typed.convert(one, Edition)) for part, one in activity.editions.items()
    }


def chosen_in(wanted: Edition) -> Fitting:
    """Return what was chosen for an edition."""
    added = {one.id: one for one in wanted.added}
    return Fitting([added.get(one, one) for one in wanted.items], list(wanted.without))


def mark(activity: Activity) -> str:
    """Return the letters by which a device knows the edition of the room; "" where there is none."""
    wanted = edition_of(activity) if activity.editions is None else None
    return wanted.mark if wanted else ""


def mark_of_team(activity: Activity, part: str) -> str:
    """Return the letters by which a device knows what its team is asked: any phone may hear them, so of no words."""
    return f"{activity.id}.{part}"


def for_phones(activity: Activity, part: str = "") -> bytes:
    """Return what a device needs to show the exercise as the room, or the team that *part* names, asks it, as JSON."""
    wanted = edition_of(activity, part)
    if wanted is None:
        raise RoomError("no-edition", message("refused.no_edition"))
    letters = wanted.mark if activity.editions is None else mark_of_team(activity, part)
    return _for_phones(activity.slug, wanted, letters, catalog.get(activity.slug).file.stat().st_mtime_ns)


@lru_cache(maxsize=100)
def _for_phones(slug: str, wanted: Edition, letters: str, _stamp: int) -> bytes:
    """Return it; what a device keeps has the shape of the whole exercise, so nothing that is not asked is lost."""
    whole, exercise = catalog.get(slug), fitted(slug, wanted)
    shape = kinds.get(exercise.kind).shape(exercise)
    told = worksheet.payload(exercise) | {
        "shape": fitting.keeping(whole),
        "edition": {"mark": letters, "shape": shape},
    }
    return msgspec.json.encode({"exercise": told, "worksheet": worksheet.html(exercise)})


def offered(exercise: Exercise) -> dict[str, Any]:
    """Return what a facilitator can choose from: the items, what may be left out, whether and how items are added."""
    return {
        "items": [msgspec.to_builtins(one) for one in fitting.listed(exercise)],
        "optional": fitting.optional(exercise),
        "own": fitting.MOST_ADDED,
        "longest": fitting.longest(exercise),
        "limits": list(fitting.limits(exercise)),
    }


def right(slug: str, version: int, edition: Edition | None) -> bool:
    """Say whether an edition fits the exercise; of another version of it nobody can tell."""
    try:
        exercise = catalog.get(slug)
        if edition is not None and exercise.version == version:
            fitting.fitted(exercise, edition)
    except FittingError:
        return False
    except ContentError:
        return True
    return True
