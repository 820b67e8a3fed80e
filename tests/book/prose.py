"""A page of words as the rules read it: its lines, headings, tables and knowledge checks."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import textstat

ROOT = Path(__file__).resolve().parents[2]

MARKERS = re.compile(r"^(?:\s*(?:[-*] |\d+\. |> ?|: ))+")
ROLE = re.compile(r"\{[a-z:]+\}`([^`<]*?)(?: ?<[^`]*>)?`")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
CITE = re.compile(r"\{cite(?::\w+)?\}`[^`]*`")


def depth(line: str) -> int:
    """Return how far a line is indented."""
    return len(line) - len(line.lstrip())


@dataclass(frozen=True)
class Line:
    """One line of words: its number, what it says, what it stands in, and the heading above it."""

    number: int
    text: str
    inside: str  # name of the directive, "table" for a row with bars, "" for the open page
    heading: str
    new: bool  # a blank line, a marker or a fence stands before it

    @cached_property
    def plain(self) -> str:
        """What a reader sees: roles and links give way to their words."""
        text = ROLE.sub(lambda found: found[1], LINK.sub(lambda found: found[1], self.text))
        return re.sub(r"[*_`]", "", text)


@dataclass(frozen=True)
class Page:
    """A page of Markdown, read once."""

    path: str
    text: str

    @cached_property
    def headings(self) -> list[tuple[int, int, str]]:
        """Line number, level and words of each heading."""
        found = []
        fence = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if mark := re.match(r"(`{3,}|:{3,})", line):
                fence = "" if fence == mark[1] else fence or mark[1]
            elif not fence and (heading := re.match(r"(#+) (.*)", line)):
                found.append((number, len(heading[1]), heading[2].strip()))
        return found

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of words; code, options of directives, labels and comments are left out."""
        return list(self._read())

    def _read(self) -> Iterator[Line]:
        inside: list[tuple[str, str]] = []
        heading, new, indent = "", True, 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if mark := re.match(r"\s*(`{3,}|:{3,})(.*)", line):
                if inside and inside[-1][0] == mark[1] and not mark[2].strip():
                    inside.pop()
                else:
                    name = re.match(r"\{([\w-]+)\}", mark[2])
                    inside.append((mark[1], name[1] if name else "code"))
                    if name and (title := mark[2][name.end() :].strip()):
                        yield Line(number, title, f"{name[1]} title", heading, new=True)
                new = True
            elif found := re.match(r"#+ (.*)", line):
                heading, new = found[1].strip(), True
            elif re.fullmatch(r"\s*>?\s*|\(.*\)=|\s*:[\w-]+:.*|%.*|\s*<!--.*-->\s*", line):
                new = True
            elif (where := inside[-1][1] if inside else "") != "code":
                row = line.lstrip().startswith("|")
                text = MARKERS.sub("", line).strip()
                marker = MARKERS.match(line)
                fresh = new or bool(marker and marker[0].strip() != ">") or depth(line) > indent
                yield Line(number, text, "table" if row else where, heading, new=fresh)
                new, indent = False, depth(MARKERS.sub(lambda found: " " * len(found[0]), line))

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.path).name

    def has(self, pattern: str) -> bool:
        """Say whether *pattern* stands anywhere on the page, in words a reader sees."""
        return any(re.search(pattern, line.plain, re.IGNORECASE) for line in self.lines)


def tables(page: Page) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield the line and the rows of each list-table and each table with bars."""
    rows: list[list[str]] = []
    start = 0
    for number, line in enumerate([*page.text.splitlines(), ""], 1):
        bars = line.strip().startswith("|")
        if cell := re.match(r"(\* -|  -)(.*)", line):
            if cell[1] == "* -":
                rows.append([])
            if rows:
                rows[-1].append(cell[2].strip())
            start = start or number
        elif bars:
            rows.append([part.strip() for part in line.strip().strip("|").split("|")])
            start = start or number
        elif rows and (not line.strip() or line.startswith(("```", ":::"))):
            yield start, rows
            rows, start = [], 0


def without_tables(page: Page) -> str:
    """Return the words of the open page."""
    words = [line.plain for line in page.lines if line.inside not in ("table", "list-table")]
    return "\n".join([*words, *(text for _, _, text in page.headings)])


def options(page: Page) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the line of each knowledge check, and its options: what each says, and its feedback."""
    for found in re.finditer(
        r"^(`{3,}|:{3,})\{check\}.*?\n(.*?)^\1\s*$", page.text, re.MULTILINE | re.DOTALL
    ):
        told = []
        for option in re.split(r"^- ", found[2], flags=re.MULTILINE)[1:]:
            lines = [line.strip() for line in option.splitlines() if line.strip()]
            said = " ".join(line for line in lines if not line.startswith(">"))
            told.append((said, " ".join(line.lstrip("> ") for line in lines if line.startswith(">"))))
        yield page.text[: found.start()].count("\n") + 1, told


def checks(page: Page) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the line of each knowledge check, and its options' letters with their feedback."""
    for number, told in options(page):
        yield number, [(letter, feedback) for letter, (_, feedback) in zip("ABCDEFGH", told, strict=False)]


def reading_grade(words: str) -> float:
    """Return the Flesch–Kincaid grade of some sentences, as textstat reckons it."""
    return float(textstat.flesch_kincaid_grade(words))


def open_words(page: Page) -> str:
    """Return the sentences of a page, one a line, each with its end; tables, titles and citations are left out."""
    kept = []
    for line in page.lines:
        if line.inside in ("table", "list-table", "cpsel", "bibliography") or line.inside.endswith(" title"):
            continue
        said = replace(line, text=CITE.sub("", line.text)).plain.strip()
        if re.search("[A-Za-z]", said):
            kept.append(said if re.search(r"[.!?][\"”’)]*$", said) else f"{said.rstrip(':;,…')}.")
    return "\n".join(kept)


def words_of_exercise(file: Path) -> str:
    """Return the sentences that an ``exercise.toml`` shows to a participant, one a line."""
    hidden = ("sources", "cases", "scores")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    shown = texts({key: value for key, value in data.items() if key not in hidden})
    return "\n".join(text for text in shown if re.search(r" .*[.?!]$", text))


def texts(value: object) -> Iterator[str]:
    """Yield every text in what a TOML file holds."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


@cache
def glossary() -> dict[str, str]:
    """Return what the glossary says of each term."""
    text = (ROOT / "chapters/glossary.md").read_text(encoding="utf-8")
    entries = re.split(r"\n\n(?=\S)", text.partition("```{glossary}\n")[2].rpartition("\n```")[0])
    return {term: meaning.strip() for term, _, meaning in (entry.partition("\n") for entry in entries)}


@cache
def pages() -> list[Page]:
    """Return every page of words of the course, read once for all rules."""
    found = [
        *sorted((ROOT / "chapters").rglob("*.md")),
        *sorted((ROOT / "exercises").glob("*/facilitator.md")),
    ]
    kept = [file for file in found if file.name != "STYLE.md" and file.parent.name != "figures"]
    return [Page(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in kept]


def sub_elements() -> list[Path]:
    """Return the folder of every sub-element that is written out."""
    return sorted(folder for folder in (ROOT / "chapters").glob("[1-6]-*/*") if any(folder.glob("*.md")))
