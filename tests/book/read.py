"""A built page as the tests of the book read it."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path


class Read(HTMLParser):
    """What the tests want to know of one built page; ``outside`` has the links that leave it, each with its classes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[tuple[str, list[str]]] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.lang = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
            if re.match("(?:https?:)?//", found["href"]):
                self.outside.append((found["href"], found.get("class", "").split()))
        elif "src" in found or (tag == "link" and "href" in found):
            self.loads.append(found.get("src") or found["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "html":
            self.lang = found.get("lang", "")


def pages(book: Path) -> dict[Path, Read]:
    """Return every page of a built book, read."""
    files = [file for file in book.rglob("*.html") if "_static" not in file.parts]
    return {file: page(file) for file in sorted(files)}


@cache
def page(file: Path) -> Read:
    """Return a built page, read once for all that is asked of it."""
    return Read(file.read_text(encoding="utf-8"))
