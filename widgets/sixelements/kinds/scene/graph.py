"""A scene as a graph: where words lead, what a chair can reach, every path from the first beat to an ending."""

from __future__ import annotations

from collections.abc import Iterator

from .content import Beat, Chair, Choice, Scene

Path = tuple[tuple[Beat, Choice], ...]
"""A meeting that was played: each beat with the words said there, in order."""


def reached(scene: Scene, chair: Chair) -> dict[str, Beat | None]:
    """Return the ids that *chair* can come to: each beat by its id, each ending with None."""
    beats = {beat.id: beat for beat in scene.beats}
    found: dict[str, Beat | None] = {}
    ahead = [scene.beats[0].id]
    while ahead:
        at = ahead.pop()
        if at in found:
            continue
        found[at] = beats.get(at)
        ahead += [one.to for one in beats[at].of(chair)] if at in beats else []
    return found


def circle(scene: Scene, *chairs: Chair) -> str:
    """Return the id of a beat that one meeting could come to twice, by words of *chairs*; empty where there is none."""
    beats = {beat.id: beat for beat in scene.beats}
    done: set[str] = set()

    def words(beat: Beat) -> list[Choice]:
        return [one for chair in chairs for one in beat.of(chair)]

    def look(at: str, above: tuple[str, ...]) -> str:
        if at in above:
            return at
        if at in done or at not in beats:
            return ""
        found = next(filter(None, (look(one.to, (*above, at)) for one in words(beats[at]))), "")
        done.add(at)
        return found

    return look(scene.beats[0].id, ())


def paths(scene: Scene, chair: Chair) -> Iterator[tuple[Path, str]]:
    """Yield every way to play the meeting from *chair*, with the id of its ending; the scene has no circle."""
    beats = {beat.id: beat for beat in scene.beats}

    def play(at: str, so_far: Path) -> Iterator[tuple[Path, str]]:
        if at not in beats:
            yield so_far, at
            return
        for one in beats[at].of(chair):
            yield from play(one.to, (*so_far, (beats[at], one)))

    yield from play(scene.beats[0].id, ())
