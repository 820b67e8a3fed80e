"""Every row of an instrument was read beside its source row; ``rows/*.toml`` says with what result.

An entry is ``[[row]]`` with ``file`` (an ``exercise.toml`` or a page), ``item`` (an id in the exercise; on a page
the ID of the tool, or a few words that stand there), ``source`` (the document, and where in it: "LMI 2.A",
"NEA p. 61"; "ours" where there is none), ``verdict`` and ``note``.  In a file whose items are all ours, one
entry with the item "*" stands for them.
"""

import tomllib
from collections.abc import Iterator
from typing import Any

from tests.book import prose
from tests.book.prose import ROOT

FOLDER = ROOT / "tests/book/rows"
VERDICTS = {
    "kept": "it says what its source row says",
    "mended": "it did not, and now does",
    "departs": "it differs on purpose, and the page or the note says so",
    "ours": "no source has this row",
}
ITEMS = {
    "items",
    "rows",
    "cards",
    "given",
    "decisions",
    "scenarios",
    "rungs",
    "styles",
    "shares",
    "boxes",
    "questions",
    "columns",
    "parts",
    "beats",
    "steps",
    "terms",
}
"""The lists in an exercise whose entries come from, or stand beside, a row of a source."""


def ids(value: Any, inside: str = "") -> Iterator[str]:
    """Yield the id of every row in the content of an exercise."""
    if isinstance(value, dict):
        if inside in ITEMS and "id" in value:
            yield value["id"]
        for key, inner in value.items():
            yield from ids(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from ids(inner, inside)


def wanted() -> dict[str, set[str]]:
    """Return every row there is, by file: the items of the exercises, and the tools on pages."""
    found: dict[str, set[str]] = {}
    for file in sorted(ROOT.glob("exercises/*/exercise.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        found[file.relative_to(ROOT).as_posix()] = set(ids(data[data["kind"]]))
    index = tomllib.loads((ROOT / "chapters/instruments.toml").read_text(encoding="utf-8"))
    for one in index["instruments"]:
        if one["form"] == "sheet":
            found.setdefault(f"{one['page']}.md", set()).add(one["id"])
    return found


def entries() -> list[dict[str, Any]]:
    """Return every entry of the data."""
    found = []
    for file in sorted(FOLDER.glob("*.toml")):
        found += tomllib.loads(file.read_text(encoding="utf-8")).get("row", [])
    return found


def unread(rows: dict[str, set[str]], data: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Return the rows that nobody has read, by file."""
    read: dict[str, set[str]] = {}
    for one in data:
        read.setdefault(one["file"], set()).add(one["item"])
    return {
        file: items - read.get(file, set())
        for file, items in rows.items()
        if "*" not in read.get(file, set())
    }


def astray(entry: dict[str, Any], rows: dict[str, set[str]]) -> Iterator[str]:
    """Yield what is wrong with one entry."""
    where = f"{entry.get('file')}, {entry.get('item')}"
    if set(entry) != {"file", "item", "source", "verdict", "note"}:
        yield f"{where}: expected file, item, source, verdict and note"
        return
    if entry["verdict"] not in VERDICTS:
        yield f"{where}: the verdict is one of {', '.join(VERDICTS)}"
    if entry["verdict"] in ("mended", "departs", "ours") and not entry["note"].strip():
        yield f"{where}: a row that is not kept says why in its note"
    if entry["item"] == "*" and entry["verdict"] != "ours":
        yield f"{where}: only rows of ours may be read all at once"
    file = ROOT / entry["file"]
    if not file.is_file():
        yield f"{where}: there is no such file"
    elif entry["item"] not in {"*", *rows.get(entry["file"], set())}:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml" or " ".join(entry["item"].split()) not in " ".join(text.split()):
            yield f"{where}: no such row"


def test_every_row_was_read_beside_its_source() -> None:
    missing = unread(wanted(), entries())
    assert len(missing) + len(entries()) > 40
    assert not any(missing.values()), missing


def test_every_entry_is_whole_and_names_a_row_that_is_there() -> None:
    rows = wanted()
    assert not [line for entry in entries() for line in astray(entry, rows)]


# Specimens: each breaks one thing.

FILE = "exercises/three-anchors/exercise.toml"
SOUND = {"file": FILE, "item": "a", "source": "CEC", "verdict": "kept", "note": ""}


def test_rows_are_found_and_a_gap_is_seen() -> None:
    content = {"sections": [{"id": "s", "items": [{"id": "a"}, {"id": "b"}]}], "asks": [{"id": "now"}]}
    assert set(ids(content)) == {"a", "b"}
    assert unread({FILE: {"a", "b"}}, [SOUND]) == {FILE: {"b"}}
    assert unread({FILE: {"a", "b"}}, [SOUND | {"item": "*"}]) == {}
    assert all(prose.Page(file, "").path for file in wanted())


def test_each_fault_is_seen() -> None:
    assert not list(astray(SOUND, {FILE: {"a"}}))
    for change in (
        {"verdict": "fine"},
        {"verdict": "mended"},
        {"item": "*"},
        {"item": "*", "verdict": "kept", "note": "all of it"},
        {"item": "z"},
        {"file": "exercises/nothing/exercise.toml"},
        {"line": 3},
    ):
        assert len(list(astray(SOUND | change, {FILE: {"a"}}))) == 1
