"""An exercise fitted to a room: some of its items, in an order of the room's own, with items that the room added.

An *edition* says what is asked: the ids of the items in order, the items that were added, and what was left out.
:func:`fitted` is the one place that applies it, for every kind: what phones show, what may be shared, what a pattern
counts and what stands on paper are all read from the exercise that it returns.
"""

from __future__ import annotations

import hashlib
import unicodedata
from base64 import b32encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, structs

from . import kinds
from .content import ContentError, Exercise, Id, convert
from .kinds import rated
from .kinds.instrument import TheVery
from .shape import Shape, prune

MOST_ADDED = 8
"""How many items a facilitator may add."""
MOST_VOTED = 30
"""How many items a vote may have that is made from a document."""
TITLE = 120
TEXT = 2000
LIMIT = 300
MOST_LIMITS = 4
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories of characters that are not seen."""


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """What binds an added item, where the kind knows such limits."""

    kind: Annotated[str, Meta(max_length=40)]
    text: Annotated[str, Meta(min_length=1, max_length=LIMIT)]


class Added(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An item that a room added; its id is made of its words, so the same words are the same question in any room."""

    title: Annotated[str, Meta(min_length=1, max_length=TITLE)]
    limits: Annotated[tuple[Limit, ...], Meta(max_length=MOST_LIMITS)] = ()
    text: Annotated[str, Meta(max_length=TEXT)] = ""
    """All of it, where what a document says is longer than a title."""

    @property
    def id(self) -> str:
        """The word ``room-`` and ten letters."""
        digest = hashlib.sha256((self.text or self.title).casefold().encode()).digest()
        return f"room-{b32encode(digest).decode().lower()[:10]}"


class Edition(Struct, frozen=True, forbid_unknown_fields=True):
    """What a room asks of an exercise: the ids of its items in order, what it added, and what it left out."""

    items: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=200)]
    added: Annotated[tuple[Added, ...], Meta(max_length=MOST_VOTED)] = ()
    without: Annotated[tuple[Id, ...], Meta(max_length=10)] = ()

    @property
    def mark(self) -> str:
        """A few letters by which a device notices that the edition it has is another one."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:10]


class FittingError(ContentError):
    """One plain line: what of an edition does not fit the exercise."""


class Listed(Struct, frozen=True):
    """One item as a facilitator chooses it: its title, and the section it stands in."""

    id: str
    title: str
    section: str


def listed(exercise: Exercise) -> list[Listed]:
    """Return the items of an exercise, in order; those of a kind that cannot be divided are none."""
    return [
        Listed(one["id"], one["title"], section.get("title", ""))
        for section, items in _sections(exercise)
        for one in items
    ]


def optional(exercise: Exercise) -> list[str]:
    """Return what a room may leave out of this exercise."""
    content = msgspec.to_builtins(exercise.content)
    return [
        key
        for key, nothing in kinds.get(exercise.kind).optional.items()
        if (content[key] or nothing) != nothing
    ]


def longest(exercise: Exercise) -> int:
    """Return how many characters an item that a room adds may have; 0 where an item needs more than a title."""
    return _longest(TheVery(exercise))


@lru_cache(maxsize=512)
def _longest(of: TheVery) -> int:
    exercise = of.exercise
    every = tuple(one.id for one in listed(exercise))
    for most in (TITLE, rated.TITLE):
        trial = Added("x" * most)
        with suppress(FittingError):
            _fit(exercise, Edition((*every, trial.id), (trial,)))
            return most
    return 0


def takes_own(exercise: Exercise) -> bool:
    """Say whether a room may add items to this exercise."""
    return longest(exercise) > 0


def limits(exercise: Exercise) -> tuple[str, ...]:
    """Return which limits an added item may name, where the kind knows limits."""
    return kinds.get(exercise.kind).limits


def edition(
    exercise: Exercise, items: Sequence[str | Added], without: Sequence[str] = (), most: int = MOST_ADDED
) -> Edition:
    """Return the edition that asks *items*, ids and items to add, in this order; raises :class:`FittingError`."""
    added = tuple(_clean(one) for one in items if isinstance(one, Added))
    if len(added) > most:
        raise FittingError(f"expected at most {most} items that are added, found {len(added)}")
    fresh = iter(added)
    ids = tuple(one if isinstance(one, str) else next(fresh).id for one in items)
    wanted = Edition(ids, added, tuple(sorted(without)))
    fit = fitted(exercise, wanted)
    # Items of one section stand together, so their order may be another than the one that was asked for.
    return structs.replace(wanted, items=tuple(one.id for one in listed(fit)))


def fitted(exercise: Exercise, wanted: Edition | None) -> Exercise:
    """Return *exercise* as a room asks it, the very same object each time; all of it where nothing was chosen."""
    return exercise if wanted is None else _fitted(TheVery(exercise), wanted)


@lru_cache(maxsize=128)
def _fitted(of: TheVery, wanted: Edition) -> Exercise:
    return _fit(of.exercise, wanted)


def _fit(exercise: Exercise, wanted: Edition) -> Exercise:
    kind = kinds.get(exercise.kind)
    content = msgspec.to_builtins(exercise.content)
    known = {one["id"]: one for _, items in _sections(exercise) for one in items}
    _check(exercise, wanted, known.keys())
    new = {
        one.id: kind.added(one.id, one.title, [structs.asdict(each) for each in one.limits])
        | ({"text": one.text} if one.text else {})
        for one in wanted.added
    }
    content |= {key: kind.optional[key] for key in wanted.without}
    content = kind.kept(_placed(content, kind.items.split("."), wanted.items, known | new))
    try:
        typed = convert(content, kind.Content, exercise.file, kind.name)
    except ContentError as error:
        raise FittingError(str(error).removeprefix(f"{exercise.file}: ")) from None
    fit = _sampled(structs.replace(exercise, content=typed))
    # Chosen items were checked with the course; what was added is checked now.
    for problem in kind.check(fit) if wanted.added else ():
        raise FittingError(problem)
    return fit


def _check(exercise: Exercise, wanted: Edition, known: Collection[str]) -> None:
    """Refuse ids that are not there or stand twice, and what may not be left out."""
    kind = kinds.get(exercise.kind)
    if not kind.items:
        raise FittingError(f'"{exercise.slug}" is asked as a whole; its parts make no sense one by one')
    ids = [one.id for one in wanted.added]
    for one in wanted.items:
        if one not in known and one not in ids:
            raise FittingError(f'no item of "{exercise.slug}" is called "{one}"')
    if len(set(wanted.items)) < len(wanted.items) or not set(ids) <= set(wanted.items):
        raise FittingError("expected each item once")
    for key in wanted.without:
        if key not in kind.optional:
            raise FittingError(f'"{key}" cannot be left out of "{exercise.slug}"')
    for limit in (limit for one in wanted.added for limit in one.limits):
        if limit.kind not in kind.limits:
            raise FittingError(f'no limit is called "{limit.kind}" here')


def _placed(
    content: dict[str, Any], path: list[str], ids: Sequence[str], items: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """Return *content* with the items *ids* at *path*; an added one stands in the section of the one before it."""
    first, *rest = path
    if not rest:
        return content | {first: [items[one] for one in ids]}
    if isinstance(content[first], Mapping):
        return content | {first: _placed(content[first], rest, ids, items)}
    sections = content[first]
    homes = {one["id"]: place for place, section in enumerate(sections) for one in section[rest[0]]}
    here = next((homes[one] for one in ids if one in homes), 0)
    groups: dict[int, list[dict[str, Any]]] = {}
    for one in ids:
        here = homes.get(one, here)
        groups.setdefault(here, []).append(items[one])
    return content | {first: [sections[place] | {rest[0]: some} for place, some in groups.items()]}


def _sections(exercise: Exercise) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield the items of an exercise with the section that holds them; an empty one where there are no sections."""
    first, *rest = kinds.get(exercise.kind).items.split(".")
    if not first:
        return
    found = msgspec.to_builtins(getattr(exercise.content, first))
    if not rest:
        yield {}, found
        return
    for section in found if isinstance(found, (list, tuple)) else [found]:
        yield section, section[rest[0]]


def _sampled(exercise: Exercise) -> Exercise:
    """Return the exercise with an invented team that answers what is asked, and nothing else."""
    sample = getattr(exercise.content, "sample", None)
    if sample is None:
        return exercise
    shape = kinds.get(exercise.kind).shape(exercise)
    kept = {side: prune(shape, getattr(sample, side))[0] for side in ("labor", "management")}
    told = structs.replace(sample, **kept) if any(kept.values()) else None
    return structs.replace(exercise, content=structs.replace(exercise.content, sample=told))


def _clean(one: Added) -> Added:
    """Return an added item with its words as they are read: one line, no character that is not seen."""
    title = plain(one.title)
    limits = tuple(Limit(limit.kind, plain(limit.text)) for limit in one.limits)
    if not all(
        0 < len(text) <= most for text, most in [(title, TITLE), *((one.text, LIMIT) for one in limits)]
    ):
        raise FittingError(
            f"expected 1 to {TITLE} characters for what is added, 1 to {LIMIT} for each of its limits"
        )
    return Added(title, limits, plain(one.text))


def voted(exercise: Exercise, titles: Sequence[str]) -> list[Added]:
    """Return the items of a vote on what a document says; one that is too long for a title keeps all of it beside.

    The same words are the same item, however often they stand there.
    """
    found: dict[str, Added] = {}
    most = longest(exercise)
    for words in filter(None, map(plain, titles)):
        short = len(words) <= most
        one = Added(words) if short else Added(f"{words[: most - 1].rstrip()}…", text=words[:TEXT])
        found.setdefault(one.id, one)
    return list(found.values())


def plain(text: str) -> str:
    """Return a text on one line, without characters that nobody sees and that change how others read."""
    seen = "".join(
        " " if unicodedata.category(one) in UNSEEN else one for one in unicodedata.normalize("NFC", text)
    )
    return " ".join(seen.split())


def keeping(exercise: Exercise) -> Shape:
    """Return the shape of what a device keeps: the answers, and those to items that some room added.

    Outside that room they are shown nowhere, and stay.
    """
    shape = kinds.get(exercise.kind).shape(exercise)
    return _open(shape, {one.id for one in listed(exercise)}) if takes_own(exercise) else shape


def _open(shape: Shape, ids: set[str]) -> Shape:
    """Return *shape* with a place for added items wherever it has one for each of *ids*."""
    match shape["type"]:
        case "record":
            return shape | {"fields": {key: _open(of, ids) for key, of in shape["fields"].items()}}
        case "map":
            found = shape | {"of": _open(shape["of"], ids)}
            return found | {"added": True} if ids <= set(shape["keys"]) else found
        case "choice" | "choices" if ids <= set(shape["values"]):
            return shape | {"added": True}
    return shape
