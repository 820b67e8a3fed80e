"""Further watching and reading: grouped by element, dated, and every link that leaves the course shows it."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sixelements import catalog
from sixelements.book.addresses import DATA, addresses
from sixelements.book.extension import HERE
from tests.book.prose import ROOT, Page
from tests.book.read import Read, pages

FURTHER = ROOT / "chapters/further.md"
ADDRESSES = addresses(ROOT / DATA) | {"front": "https://example.org/", "deep": "https://example.org/a.pdf"}
"""The addresses of the course, and two for the specimens below."""
UNLINKED = "no address in our copy"
FINDABLE = re.compile(r"Book|Article|Report|study|studies")
"""What a library can find by its author, publisher and year."""
DOCUMENTS = ("California", "Consortium", "NEA", "Theory of action")


def entries(page: Page) -> dict[str, list[str]]:
    """Return the entries below each heading of the second level, each with its lines."""
    found: dict[str, list[str]] = {}
    for part in re.split(r"^## ", page.text, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        if heading == "The three pillars" or heading.startswith("Element "):
            found[heading] = re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE)
    return found


def faults(page: Page) -> Iterator[str]:
    """Yield each element without an entry, and each entry that lacks its date, its document or a line of ours."""
    found = entries(page)
    for number, name in catalog.ELEMENTS.items():
        if not found.get(f"Element {number}, {name}"):
            yield f"nothing on element {number}"
    for entry in (entry for group in found.values() for entry in group):
        title, about, *ours = entry.split("\n")
        if not re.search(r"\b20\d\d\b|no dates? given", about):
            yield f"no date: {title}"
        if not any(f"*{document}*" in about for document in DOCUMENTS):
            yield f"named by no document: {title}"
        if not ours:
            yield f"no line of ours: {title}"
        keys = re.findall(r"\{address\}`[^`<]+ <([^>]+)>`", title)
        if not all(urlsplit(ADDRESSES.get(key, "")).path.strip("/") for key in keys):
            yield f"no address, or only a front page: {title}"
        if not keys and not (UNLINKED in about and FINDABLE.search(about)):
            yield f"neither an address nor a work that a library can find: {title}"
    if not re.search(r"We wrote this list in \w+ 20\d\d", page.text):
        yield "the list has no date"


def unmarked(page: Read) -> list[str]:
    """Return the links to outside that our stylesheet does not mark."""
    return [href for href, classes in page.outside if "external" not in classes]


def test_every_entry_is_whole() -> None:
    assert not list(faults(Page("further.md", FURTHER.read_text(encoding="utf-8"))))


def test_every_link_to_outside_is_marked(book: Path) -> None:
    read = pages(book)
    assert len(read[book / "chapters/further.html"].outside) > 30
    assert not {file.name: found for file, page in read.items() if (found := unmarked(page))}
    assert "a.external::after" in (HERE / "book.css").read_text(encoding="utf-8")


# Specimens: each breaks one thing.

SOUND = "# A\n\nWe wrote this list in May 2026.\n\n" + "\n".join(
    f"## Element {number}, {name}\n\n- {{address}}`A <deep>`.\n  Video, 2020; *NEA*.\n  On this.\n"
    for number, name in catalog.ELEMENTS.items()
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Element 6", "Element 7"),
        ("Video, 2020", "Video"),
        ("*NEA*", "*Somebody*"),
        ("\n  On this.", ""),
        ("May 2026", "spring"),
        ("<deep>", "<front>"),
        ("<deep>", "<unknown>"),
        ("{address}`A <deep>`", "A"),
    ],
)
def test_an_entry_that_lacks_something_is_seen(old: str, new: str) -> None:
    assert not list(faults(Page("a.md", SOUND)))
    assert len(list(faults(Page("a.md", SOUND.replace(old, new, 1))))) == 1


def test_a_link_without_its_mark_is_seen() -> None:
    html = '<a href="https://example.org" class="{}">x</a> <a href="b.html">y</a>'
    assert unmarked(Read(html.format("reference"))) == ["https://example.org"]
    assert unmarked(Read(html.format("reference external"))) == []
