"""A facilitator's page as the parts of a pull-out: one part a heading, without links, pictures or raw HTML."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt

from sixelements import agendas, course


class Part(NamedTuple):
    """One part: its heading, and what stands under it as HTML."""

    title: str
    html: str


READER = MarkdownIt("commonmark", {"html": False}).enable("table")
"""Raw HTML stays text; of a link only its words are left, of a picture nothing: both lead nowhere from the board."""
for _token in ("link_open", "link_close", "image"):
    READER.add_render_rule(_token, lambda *_: "")

TERM = re.compile(r"\*{0,2}\{\w+\}`([^`<]+?)(?: ?<[^`>]*>)?`\*{0,2}")
"""A role of the book, such as a word linked to the glossary: only its words stay."""


class Step(NamedTuple):
    """One step of a script: its name, its minutes (0 where it does not say), what is said aloud, all of it as HTML.

    ``ready`` is what to have at hand for it.
    """

    title: str
    minutes: int
    says: list[str]
    html: str
    ready: tuple[str, ...] = ()


BEGINS = re.compile(
    r"^(?:(?:\d+\.|-) \*([^*]+?)[.:?!]\*|\*\*([^*]+?)(?: \(\d+ minutes?\))?[.:]?\*\*)[.:]?", re.MULTILINE
)
"""A step: an item of a list that opens in italics and a stop, or a paragraph that opens in bold."""
PLANNED = re.compile(r"^\|(?! \*\*).*\| (\d+) \|$", re.MULTILINE)
"""A row of the table of minutes, but for the total in bold."""
SAID = re.compile(r'"([^"]+)"')
FEWEST_WORDS = 4
"""A quotation of fewer words is a name or a term, and nothing to say aloud."""


def steps(slug: str) -> list[Step]:
    """Return the steps of the script of the exercise *slug*, for a facilitator who reads it off a phone."""
    page = course.exercises() / slug / "facilitator.md"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    _, _, after = text.partition("\n## Script\n")
    script = TERM.sub(r"\1", re.split(r"^## ", after, maxsplit=1, flags=re.MULTILINE)[0])
    before, *found = BEGINS.split(script)
    titles = [one or other for one, other in zip(found[::3], found[1::3], strict=True)]
    planned = [int(one) for one in PLANNED.findall(before)]
    minutes = planned if len(planned) == len(titles) else [0] * len(titles)
    bodies = [textwrap.dedent(f"   {one.strip()}") for one in found[2::3]]
    told = zip(titles, minutes, bodies, strict=True)
    return [Step(title, whole, said(body), READER.render(body)) for title, whole, body in told]


def planned(name: str, session: int) -> list[Step]:
    """Return the script of one session of an agenda, a step each, also of those in which nobody speaks.

    Raises :class:`ContentError` where no agenda is called so, and :class:`IndexError` where it has no such session.
    """
    found = []
    for one in agendas.get(name).sessions[session].steps:
        body = TERM.sub(r"\1", one.script.strip())
        found.append(Step(one.title, one.minutes, said(body), READER.render(body), one.materials))
    return found


def said(text: str) -> list[str]:
    """Return what is to be said aloud in *text*: its quotations, each in one line."""
    found = (" ".join(re.sub("[*_]", "", one).split()) for one in SAID.findall(text))
    return [one for one in found if len(one.split()) >= FEWEST_WORDS]


def parts(slug: str) -> list[Part]:
    """Return the parts of the facilitator's page of the exercise *slug*, or none where there is no page."""
    page = course.exercises() / slug / "facilitator.md"
    return list(_parts(page.read_text(encoding="utf-8"))) if page.exists() else []


@lru_cache(maxsize=512)
def _parts(page: str) -> tuple[Part, ...]:
    """Return them from the text of the page: it is asked for again each time that its exercise is shown."""
    _, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    found = (section.partition("\n") for section in sections)
    return tuple(Part(title.strip(), READER.render(TERM.sub(r"\1", body))) for title, _, body in found)
