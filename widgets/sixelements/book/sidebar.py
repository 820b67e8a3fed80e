"""The list of the book's pages beside each of them, in which only the branch the reader is in is unfolded.

The theme resolves the whole tree anew for every page and reads its HTML back to change it, which takes a third of
the time that the book needs.  Here it is told as plain lists, which ``theme/sbt-sidebar-nav.html`` writes down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sphinx.addnodes import toctree
from sphinx.environment import BuildEnvironment

MOST_LEVELS = 4


class Entry(NamedTuple):
    """A page in the list: where it is, its title, whether the reader is there or below, and what is unfolded."""

    href: str
    title: str
    here: bool
    current: bool
    below: list[Entry]


class Part(NamedTuple):
    """A part of the book with its caption."""

    caption: str
    current: bool
    entries: list[Entry]


def parts(env: BuildEnvironment, page: str, link: Callable[[str], str]) -> list[Part]:
    """Return the parts as *page* lists them; *link* says how a page is reached from there."""
    branch = {page, *above(env, page)}

    def entries(pages: Sequence[str], level: int = 1) -> list[Entry]:
        return [
            Entry(
                link(one),
                env.titles[one].astext(),
                one == page,
                one in branch,
                entries(env.toctree_includes.get(one, ()), level + 1)
                if one in branch and level < MOST_LEVELS
                else [],
            )
            for one in pages
        ]

    found = []
    for tree in env.master_doctree.findall(toctree):
        pages: list[Any] = tree["includefiles"]
        found.append(Part(tree["caption"] or "", not branch.isdisjoint(pages), entries(pages)))
    return found


def above(env: BuildEnvironment, page: str) -> Iterator[str]:
    """Yield the pages on the way from *page* up to the first."""
    parents = {one: parent for parent, some in env.toctree_includes.items() for one in some}
    while page in parents:
        page = parents[page]
        yield page
