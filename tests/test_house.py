"""Rules of the house that hold over all files: who imports whom, which words exist."""

import ast
import re
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from sixelements import assets, kinds, linker
from sixelements.course import PACKAGE

# Each part may import those of a smaller number; parts of one number only themselves.
RANK = {
    "startup": 0, "course": 0, "typed": 0, "content": 0.5, "linker": 0, "shape": 1, "scoring": 1, "document": 2,
    "kinds": 3, "catalog": 4, "fitting": 4, "invented": 4, "carrying": 4.5, "onward": 4.5, "styles": 4.5, "assets": 5,
    "worksheet": 5, "agendas": 5, "printing": 5, "agenda_pages": 6, "notebook": 6, "widget": 6, "sheets": 6,
    "convening": 7, "authoring": 7, "book": 7, "serving": 8, "__main__": 9,
}  # fmt: skip
LIGHT = {
    "course",
    "typed",
    "content",
    "linker",
    "shape",
    "scoring",
    "document",
    "kinds",
    "catalog",
    "fitting",
    "invented",
    "carrying",
    "onward",
}
HEAVY = {
    "pandas",
    "tornado",
    "sqlalchemy",
    "sphinx",
    "docutils",
    "voila",
    "jupyter_server",
    "ipywidgets",
    "anywidget",
}


def imports(source: str, inside: str = "sixelements") -> Iterator[str]:
    """Yield the full name of every module that *source*, a module of the package *inside*, imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = inside.split(".")[: len(inside.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*home, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def broken(part: str, source: str, inside: str = "sixelements") -> list[str]:
    """Return the imports that the house does not allow to a module of *part*."""
    wrong = []
    for name in set(imports(source, inside)):
        top, _, rest = name.partition(".")
        other = rest.split(".")[0]
        higher = top == "sixelements" and other in RANK and other != part and RANK[other] >= RANK[part]
        if higher:
            wrong.append(f"{part} must not import {other}")
        if part in LIGHT and top in HEAVY:
            wrong.append(f"{part} must not import {top}")
    return wrong


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_course" not in path.parts)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return  # the front door opens onto every room
    inside = ".".join(["sixelements", *path.relative_to(PACKAGE).parts[:-1]])
    assert not broken(part, path.read_text(encoding="utf-8"), inside)


@pytest.mark.parametrize(
    ("part", "source", "inside"),
    [
        ("scoring", "from sixelements import catalog", "sixelements"),
        ("kinds", "from ...catalog import get", "sixelements.kinds.ladder"),
        ("content", "import pandas as pd", "sixelements"),
        ("kinds", "from tornado import web", "sixelements.kinds"),
        ("worksheet", "from . import assets", "sixelements"),
    ],
)
def test_a_forbidden_import_is_seen(part: str, source: str, inside: str) -> None:
    assert broken(part, source, inside)


def name_of(path: Path) -> str:
    parts = ["sixelements", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def used_by(name: str, source: str, known: dict[str, Path]) -> set[str]:
    """Return the modules of ours that a module imports, for its types too and wherever in it the import stands.

    Who takes a module out of a package uses the module; who takes a name out of it uses the package.
    """
    inside = name if known[name].stem == "__init__" else name.rpartition(".")[0]
    found = {one for one in imports(source, inside) if one in known}
    packages = {one.rpartition(".")[0] for one in found}
    return {one for one in found if not (known[one].stem == "__init__" and one in packages)} - {name}


def circle(uses: dict[str, set[str]]) -> list[str]:
    """Return a circle of modules, each using the next; an empty list where there is none."""
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_leads_back_to_itself() -> None:
    known = {name_of(path): path for path in modules()}
    uses = {name: used_by(name, path.read_text(encoding="utf-8"), known) for name, path in known.items()}
    assert uses["sixelements.kinds.rate.kind"] >= {
        "sixelements.kinds.rate.content",
        "sixelements.kinds.rated",
    }
    assert circle(uses) == []


def test_a_circle_is_seen() -> None:
    kind, sheet = "sixelements.kinds.rate.kind", "sixelements.kinds.rate.sheet"
    known = {kind: Path("kind.py"), sheet: Path("sheet.py")}
    for_types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .kind import Rate"
    uses = {kind: used_by(kind, "from . import sheet", known), sheet: used_by(sheet, for_types, known)}
    assert set(circle(uses)) == {kind, sheet}


def words_used(source: str) -> set[str]:
    """Return the keys that a script asks of the interface words, where it names them in full."""
    return set(re.findall(r'\b(?:W|plural)\(\s*"([\w.]+)"', source))


def lacking(used: set[str], words: dict[str, Any]) -> set[str]:
    def found(key: str) -> Any:
        table: Any = words
        for part in key.split("."):
            table = table.get(part) if isinstance(table, dict) else None
        return table

    return {key for key in used if found(key) is None}


@pytest.mark.parametrize("name", kinds.names())
def test_every_interface_word_exists(name: str) -> None:
    modules = assets.linked({}, assets.entry(name))
    assert any(words_used(one.body) for one in modules), "the kind names no interface word at all"
    for one in modules:
        assert not lacking(words_used(one.body), assets.words(name)), one.name


@pytest.mark.parametrize("name", kinds.names())
def test_a_page_has_the_words_it_needs_before_the_results_come(name: str) -> None:
    words = assets.words() | assets.table(*assets.word_files(name))
    for one in linker.collect(PACKAGE, [assets.entry(name)]):
        assert not lacking(words_used(one.body), words), one.name


def test_the_words_of_the_results_come_with_them() -> None:
    results = [
        one for one in assets.linked({}, assets.entry("rate")) if one.name == "ui/instrument/standing.js"
    ]
    assert lacking(words_used(results[0].body), assets.words())


def test_a_missing_word_is_seen() -> None:
    assert lacking(words_used('W("frame.nothing"); W("frame.back")'), assets.words()) == {"frame.nothing"}


def scripts() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.js") if "_course" not in path.parts)


def sentences(source: str) -> list[str]:
    """Return what looks like a sentence in quotes: a capital letter, a lower-case word and a space after it."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", source, flags=re.DOTALL)
    return re.findall(r'"[A-Z][a-z]+ [a-z][^"]*"', code)


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_scripts_hold_no_words_of_their_own(path: Path) -> None:
    """What a person reads stands in a TOML file of words, whichever script shows it."""
    assert sentences(path.read_text(encoding="utf-8")) == []


def test_a_sentence_in_a_script_is_seen() -> None:
    assert sentences('tell("Nothing is here.") // "Nothing of that"\n') == ['"Nothing is here."']


def test_words_files_are_whole() -> None:
    for file in [*PACKAGE.rglob("words.toml"), *PACKAGE.rglob("results.toml")]:
        assert tomllib.loads(file.read_text(encoding="utf-8")), file


def in_pixels(style: str) -> list[str]:
    """Return the rules of *style* that set letters in pixels; in a drawing they are its own units."""
    rules = re.findall(r"([^{}]+)\{([^{}]*\bfont(?:-size)?:[^;}]*\b(?!1px)\d+px[^{}]*)\}", style)
    return [rule.strip() for rule, _ in rules if not DRAWING.search(rule)]


DRAWING = re.compile(
    r"svg|\btext\b|-(strip-many|strip-n|bar-n|bars-who|axis|paper-grid|picture|square|board-\w+)\b"
)


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.css")), ids=lambda one: one.name)
def test_letters_follow_the_readers_own_size(file: Path) -> None:
    assert in_pixels(file.read_text(encoding="utf-8")) == []


def test_letters_in_pixels_are_found() -> None:
    assert in_pixels(".a { font: 600 20px/1.3 serif; } .b svg text { font-size: 12px; }") == [".a"]
