"""A room's record as a file, made from revealed snapshots, and from what the whole room wrote together.

What the privacy rule hides is not in a snapshot, so nothing here can show it; what a room writes in its document it
writes on the wall.
The three formats share the words, the tables and the plain long list of this module.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from sixelements import assets

Json = Mapping[str, Any]
Cell = str | int | float

MOST_CHARACTERS = 32_767
"""What one cell of a spreadsheet can hold."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""Characters that no office file may hold, and those that turn the direction of everything behind them."""

SIGNS = frozenset("=+-@＝＋－＠")
"""A spreadsheet takes text that begins with one of these for a formula."""
CUTS = frozenset(";,\t|\n\r")
"""Where spreadsheets, by their language and settings, begin another cell."""
QUOTES = frozenset("\"'")


class Table(NamedTuple):
    """A table as people read it; the first cell of each row names the row."""

    caption: str
    head: list[str]
    rows: list[list[Cell]]


class Row(NamedTuple):
    """One line of the long list: ``kind`` says what it is, and so which of the others are filled."""

    kind: str
    exercise: str = ""
    round: Cell = ""
    title: str = ""
    item: str = ""
    group: str = ""
    when: str = ""
    point: Cell = ""
    label: str = ""
    number: Cell = ""
    text: str = ""


@cache
def words() -> dict[str, Any]:
    """Return the words of the records, and those in which the screens name a pattern's parts."""
    own = tomli.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    shared = tomli.loads((assets.UI / "room.toml").read_text(encoding="utf-8"))
    return {**own["record"], "pattern": shared["pattern"]}


def clean(text: object) -> str:
    """Return *text* as every office file can hold it; line breaks and tabs stay, and what is cut says so."""
    fit = UNFIT.sub(" ", str(text).replace("\r\n", "\n").replace("\r", "\n"))
    if len(fit) <= MOST_CHARACTERS:
        return fit
    cut: str = words()["cut"]
    return fit[: MOST_CHARACTERS - len(cut)] + cut


def inert(value: Cell) -> Cell:
    """Return what a cell holds so that no spreadsheet takes it, or a part of it, for a formula.

    An apostrophe makes it text: in front, and again before each sign that would begin a cell where a spreadsheet
    cuts at a semicolon, a comma, a tab, a bar or a line's end, whatever does not print or is a quotation mark between.
    The same in every format, since tables are pasted from one into another.
    """
    if not isinstance(value, str):
        return value
    found, fresh = [], True
    for char in value:
        found += ["'", char] if fresh and char in SIGNS else [char]
        fresh = char in CUTS or (fresh and (char in QUOTES or unicodedata.category(char)[0] in "CZ"))
    text = "".join(found)
    # What a cell skips at its start would come loose from the apostrophe behind it.
    return f"'{text}" if text[:1] in {"\t", "\n", "\r"} or (text != value and blank(text)) else text


def blank(text: str) -> bool:
    """Say whether *text* begins with what does not print."""
    return unicodedata.category(text[0])[0] in "CZ"


def revealed(room: Json) -> list[Json]:
    """Return the activities of *room* whose pattern everyone has seen."""
    return [one for one in room["activities"] if one["pattern"] is not None]


def heading(activity: Json) -> str:
    """Return the activity's title, with its round where the room ran it more than once."""
    again = activity["round"] > 1
    told = (
        words()["round"].format(title=activity["title"], n=activity["round"]) if again else activity["title"]
    )
    return clean(told)


def groups(pattern: Json) -> list[tuple[str, int]]:
    """Return who shared, as far as the pattern shows it: each group shown, and everyone."""
    shown = [(clean(one["label"]), int(one["n"])) for one in pattern["groups"] if one["id"] != "all"]
    return [*shown, (words()["everyone"], int(pattern["n"]))]


def blocks(pattern: Json, kind: str) -> list[Json]:
    """Return the pattern's blocks of one type."""
    return [block for block in pattern["blocks"] if block["type"] == kind]


def who(pattern: Json, part: Json) -> str:
    """Return the name of the group behind a part of a picture."""
    labels = {one["id"]: one["label"] for one in pattern["groups"]}
    return clean(part.get("label") or labels.get(part["group"]) or words()["everyone"])


def when(part: Json) -> str:
    """Return the words for the question behind a part of a picture: "now", "should be"."""
    if asked := part.get("asked"):
        return clean(asked)
    key = part.get("when", "")
    return clean(words()["pattern"].get(f"when_{key}", key))


def flag(row: Json) -> str:
    """Return what the pattern says of a row's flags, or nothing."""
    return clean(str(row.get("says", "")))


def tables(pattern: Json) -> Iterator[Table]:
    """Yield every picture and every table of the pattern as a table."""
    told = words()["pattern"]
    for block in pattern["blocks"]:
        if block["type"] == "table":
            rows = [[cell(one) for one in row] for row in block["rows"]]
            yield Table(clean(block["caption"]), [clean(one) for one in block["head"]], rows)
        elif block["type"] == "strips":
            head = [told["item"], told["who"], *distinct(block["points"]), told["middle"]]
            yield Table(
                clean(block["title"]),
                head,
                [
                    [
                        clean(row["label"]),
                        ", ".join(filter(None, (who(pattern, part), when(part)))),
                        *part["counts"],
                        cell(part["median"]),
                    ]
                    for row in block["rows"]
                    for part in row["parts"]
                    if any(part["counts"])
                ],
            )


def distinct(points: list[str]) -> list[str]:
    """Return the points as heads of columns; where some are called alike, each says its number."""
    labels = [clean(one) for one in points]
    if len(set(labels)) == len(labels):
        return labels
    return [f"{number}. {label}" for number, label in enumerate(labels, 1)]


def cell(value: object) -> Cell:
    """Return *value* as a number or as text; nothing stays empty."""
    if value is None:
        return ""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else clean(value)


def written(room: Json) -> Iterator[tuple[Json, Table]]:
    """Yield the activities at which the room wrote a document together, each with what stands in it."""
    for activity in room["activities"]:
        found = activity.get("document")
        if found and found["rows"]:
            head = distinct(found["head"])
            rows = [[cell(one) for one in row] for row in found["rows"]]
            yield activity, Table(words()["written"], head, rows)


def totals(activity: Json) -> Iterator[str]:
    """Yield what the columns of the document of an activity add up to, a line each."""
    for total in activity["document"]["totals"]:
        told = [f"{clean(one['label'] or words()['unsaid'])} {one['n']}" for one in total["parts"]]
        if len(told) == 1 and not total["parts"][0]["label"]:
            told = [str(total["parts"][0]["n"])]
        yield f"{clean(total['label'])}: {', '.join(told) or 0}"


def long_list(room: Json) -> Iterator[Row]:
    """Yield the whole record line by line, in the form that programs read best."""
    yield Row("room", item="purpose", text=clean(room["purpose"]))
    if room.get("team"):
        yield Row("room", item="team", text=clean(room["team"]))
    yield Row("room", item="opened", text=clean(room["opened"]))
    yield Row("room", item=words()["smallest"], number=room["k"])
    yield Row("room", item="table", text=clean(room["mode"]))
    for activity in revealed(room):
        for row in pattern_rows(activity["pattern"]):
            yield row._replace(exercise=clean(activity["title"]), round=activity["round"])
    for one in room["activities"]:
        if one["state"] == "aside":
            yield Row("aside", clean(one["title"]), one["round"], text=words()["aside"])
    for activity, (caption, head, rows) in written(room):
        base = Row("written", exercise=clean(activity["title"]), round=activity["round"], title=caption)
        for number, cells in enumerate(rows, 1):
            for label, told in zip(head, cells, strict=True):
                filled = {"text": told} if isinstance(told, str) else {"number": told}
                yield base._replace(point=number, label=label)._replace(**filled)
    titles = {one["id"]: clean(one["title"]) for one in room["activities"]}
    for one in room["commitments"]:
        side, day, what, stands = (clean(one[key]) for key in ("who", "by_when", "what", "state"))
        base = Row("commitment", titles.get(one["activity"], ""), group=side, when=day, text=what)
        yield base._replace(label=clean(words()[stands].format(why=one["why"])))


def pattern_rows(pattern: Json) -> Iterator[Row]:
    """Yield the lines of one pattern."""
    for label, number in groups(pattern):
        yield Row("people", group=label, number=number)
    if pattern["note"]:
        yield Row("note", text=clean(pattern["note"]))
    for block in pattern["blocks"]:
        yield from block_rows(pattern, block)


def block_rows(pattern: Json, block: Json) -> Iterator[Row]:
    """Yield the lines of one block of a pattern."""
    match block["type"]:
        case "sentence":
            yield Row("sentence", text=clean(block["text"]))
        case "strips":
            yield from strip_rows(pattern, block)
        case "table":
            for row in block["rows"]:
                for label, value in zip(block["head"][1:], row[1:], strict=False):
                    told = cell(value)
                    filled = {"text": told} if isinstance(told, str) else {"number": told}
                    yield Row(
                        "cell", title=clean(block["caption"]), item=clean(row[0]), label=clean(label)
                    )._replace(**filled)
        case "talk":
            for place, one in enumerate(block["items"], 1):
                text = f"{one['why']} {words()['opener'].format(text=one['opener'])}"
                yield Row(
                    "talk",
                    title=clean(block["title"]),
                    item=clean(one["label"]),
                    point=place,
                    text=clean(text),
                )
        case "words":
            for one in block["items"]:
                yield Row(
                    "words", title=clean(block["title"]), item=clean(one["about"]), text=clean(one["text"])
                )


def strip_rows(pattern: Json, block: Json) -> Iterator[Row]:
    """Yield the lines of a picture: every count, every middle, every flag."""
    for row in block["rows"]:
        base = Row("", title=clean(block["title"]), item=clean(row["label"]))
        for part in row["parts"]:
            here = base._replace(group=who(pattern, part), when=when(part))
            for point, (label, count) in enumerate(zip(block["points"], part["counts"], strict=True), 1):
                yield here._replace(kind="count", point=point, label=clean(label), number=count)
            if part["median"] is not None:
                yield here._replace(kind="middle", number=part["median"])
        if told := flag(row):
            yield base._replace(kind="flag", label=row["flag"], text=told)


KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv;charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The formats there are, and what a browser calls them."""


def write(name: str, room: Json) -> tuple[str, bytes]:
    """Return what a browser calls the format *name*, and the record of *room* in it."""
    writer = importlib.import_module(f".{name}", __package__)
    return KINDS[name], writer.write(room)
