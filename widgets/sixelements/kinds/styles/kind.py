"""Conflict styles: scenarios with five replies, one a style; most like me and least like me."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from sixelements.content import Exercise, Table
from sixelements.kinds.base import Kind, duplicates
from sixelements.shape import Shape, choice, mapping, record

from .content import Scenario, Styles

PLACES: dict[str, tuple[int, int]] = {
    "compete": (2, 0),
    "accommodate": (0, 2),
    "compromise": (1, 1),
    "avoid": (0, 0),
    "collaborate": (2, 2),
}
"""Where each style stands: (own needs, relationship), 0 set aside, 1 in part, 2 put first."""

RESULTS = "results"
"""The step that the page itself adds at the end."""

LENGTHS = 0.75
"""The shortest reply to a scenario has at least this part of the longest one's words: length is no reason."""


class StylesKind(Kind):
    """Reading replies, choosing most and least like me, seeing a pattern in two contexts."""

    name: ClassVar[str] = "styles"
    noun: ClassVar[str] = "conflict styles"
    Content: ClassVar[type[Table]] = Styles
    items: ClassVar[str] = "scenarios"
    scores: ClassVar[frozenset[str]] = frozenset(
        {"most", "most_inside", "most_across", "least", "least_inside", "least_across"}
        | {"shift", "leading", "resting"}
    )

    def check(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for a misplaced style, a context left out, replies that are not even or not mixed."""
        content: Styles = exercise.content
        yield from duplicates([style.id for style in content.styles], "styles.styles")
        yield from duplicates([scenario.id for scenario in content.scenarios], "styles.scenarios")
        for style in content.styles:
            if (style.needs, style.relationship) != PLACES[style.id]:
                needs, relationship = PLACES[style.id]
                yield (
                    f'styles.styles "{style.id}", keys needs and relationship: '
                    f"expected needs = {needs} and relationship = {relationship}"
                )
        if not any(set(scale.values) == PLACES.keys() for scale in exercise.scales):
            yield f"[[scales]]: expected one whose values are {', '.join(PLACES)}"
        for context in sorted({"inside", "across"} - {scenario.context for scenario in content.scenarios}):
            yield f'styles.scenarios, key context: expected at least one that is "{context}", found none'
        for scenario in content.scenarios:
            if scenario.id == RESULTS:
                yield f'styles.scenarios "{RESULTS}", key id: expected another; the last step is called that'
            yield from _fair(scenario)
        yield from _mixed(content.scenarios)

    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape: for each scenario the style most like me and the style least like me."""
        content: Styles = exercise.content
        style = choice(list(PLACES))
        picks = record(most=style, least=style)
        return record(replies=mapping([scenario.id for scenario in content.scenarios], picks))

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the scenarios with their context."""
        content: Styles = exercise.content
        return {"scenarios": [{"id": one.id, "context": one.context} for one in content.scenarios]}

    def size_in_words(self, exercise: Exercise) -> str:
        """Return the number of scenarios."""
        return f"{len(exercise.content.scenarios)} scenarios"


def _fair(scenario: Scenario) -> Iterator[str]:
    """Yield what would make one reply stand out: a style missing, or a reply much shorter than another."""
    where = f'styles.scenarios "{scenario.id}", replies'
    if {reply.style for reply in scenario.replies} != PLACES.keys():
        yield f"{where}: expected one reply of each style ({', '.join(PLACES)})"
    counts = [len(reply.text.split()) for reply in scenario.replies]
    if min(counts) < LENGTHS * max(counts):
        yield (
            f"{where}: from {min(counts)} to {max(counts)} words; expected about equal lengths, "
            f"the shortest at least {LENGTHS:.0%} of the longest"
        )


def _mixed(scenarios: tuple[Scenario, ...]) -> Iterator[str]:
    """Yield where, in each full five scenarios, a style stands in the same place twice."""
    for start in range(0, len(scenarios) - 4, 5):
        five = scenarios[start : start + 5]
        for place in range(5):
            styles = [scenario.replies[place].style for scenario in five]
            for style in sorted({one for one in styles if styles.count(one) > 1}):
                yield (
                    f"styles.scenarios number {start + 1} to {start + 5}: reply number {place + 1} is "
                    f"{style} in more than one; expected each style once in each place"
                )


KIND = StylesKind()
