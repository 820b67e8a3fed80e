"""The exercises through which one problem is carried, as the catalog has them: what brings in rows of what."""

from collections.abc import Iterator, Sequence
from graphlib import TopologicalSorter

from sixelements import catalog, kinds
from sixelements.content import Exercise

EVERY = {one.slug: one for one in catalog.all_exercises()}
BRINGS = {slug: kinds.get(one.kind).brings(one) for slug, one in EVERY.items()}
PAUSES = {slug: stop for slug, one in EVERY.items() if (stop := kinds.get(one.kind).pause(one))}
"""For each exercise that may not be called final before, the stop."""
BEGIN = next(slug for slug, one in EVERY.items() if one.kind == "causes")


def forward() -> list[str]:
    """Return what can be reached from the fishbone by *bring in*, each behind those it takes rows from."""
    found = {BEGIN}
    while more := {slug for slug, some in BRINGS.items() if any(one.source in found for one in some)} - found:
        found |= more
    order = TopologicalSorter({slug: {one.source for one in BRINGS[slug]} & found for slug in found})
    return list(order.static_order())


def whole() -> list[str]:
    """Return the whole thread in an order that a team could take.

    It is the fishbone, the interests that each side of its element writes for itself, the meetings that look back, and
    whatever is linked with one of these by *bring in* or by a stop.  A stop comes behind what it holds up, and what is
    sealed before a trial behind the stop.
    """
    found = {BEGIN, *(slug for slug, one in EVERY.items() if of_sides(one) or one.kind == "protocol")}
    links = [{one.source, slug} for slug, some in BRINGS.items() for one in some]
    links += [{slug, stop} for slug, stop in PAUSES.items()]
    while more := {slug for link in links if link & found for slug in link} - found:
        found |= more
    behind = {slug: {one.source for one in BRINGS[slug]} for slug in found}
    for held, stop in PAUSES.items():
        behind[stop].add(held)
    for slug in found:
        if is_sealed(EVERY[slug]):
            behind[slug] |= set(PAUSES.values())
    return list(in_order(behind))


def short(thread: Sequence[str]) -> list[str]:
    """Return of the *thread* what leads to a plan that a stop holds up, the stop, and what is sealed before a trial."""
    found = set(PAUSES) & set(thread)
    while more := {one.source for slug in found for one in BRINGS[slug]} - found:
        found |= more
    found |= {stop for held, stop in PAUSES.items() if held in found}
    return [slug for slug in thread if slug in found or is_sealed(EVERY[slug])]


def in_order(behind: dict[str, set[str]]) -> Iterator[str]:
    """Yield each slug after those it is *behind*, otherwise as the course goes, and a look at the whole last."""
    places = list(EVERY)

    def key(slug: str) -> tuple[str, int, int]:
        one = EVERY[slug]
        rank = 0 if is_sealed(one) else 2 if one.kind == "protocol" else 1
        return one.sub_element, rank, places.index(slug)

    order = TopologicalSorter(behind)
    order.prepare()
    ready: list[str] = []
    while order.is_active():
        ready += order.get_ready()
        first = min(ready, key=key)
        ready.remove(first)
        order.done(first)
        yield first


def of_sides(one: Exercise) -> bool:
    """Say whether each side writes a document of its own at an exercise of the fishbone's element."""
    form = kinds.get(one.kind).document(one)
    return form is not None and form.by_side and one.element == EVERY[BEGIN].element


def is_sealed(one: Exercise) -> bool:
    """Say whether something is expected at an exercise before its event, and opened after it."""
    return getattr(one.content, "sealed", None) is not None


def asked_later(slug: str, thread: list[str]) -> set[str]:
    """Return the columns of an exercise that a later one of the *thread* takes."""
    return {
        theirs
        for later in thread
        for one in BRINGS[later]
        if one.source == slug
        for theirs in one.columns.values()
    }


WHOLE = tuple(whole())
