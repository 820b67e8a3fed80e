"""Rules of the house that hold over all files: who imports whom, which words exist."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixelements import assets, kinds
from sixelements.convening import board
from sixelements.course import PACKAGE

# Each part may import those of a smaller number; parts of one number only themselves.
RANK = {
    "course": 0, "content": 0, "shape": 1, "scoring": 1, "kinds": 2, "catalog": 3,
    "assets": 4, "worksheet": 4, "widget": 5, "convening": 6, "authoring": 6, "book": 6, "serving": 7, "__main__": 8,
}  # fmt: skip
LIGHT = {"course", "content", "shape", "scoring", "kinds", "catalog"}
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


def words_used(source: str) -> set[str]:
    """Return the keys that a script asks of the interface words, where it names them in full."""
    return set(re.findall(r'\b(?:W|plural)\("([\w.]+)"', source))


def lacking(used: set[str], words: dict[str, Any]) -> set[str]:
    def found(key: str) -> Any:
        table: Any = words
        for part in key.split("."):
            table = table.get(part) if isinstance(table, dict) else None
        return table

    return {key for key in used if found(key) is None}


@pytest.mark.parametrize("name", kinds.names())
def test_every_interface_word_exists(name: str) -> None:
    source = assets.body(name)
    assert words_used(source), "the view names no interface word at all"
    assert not lacking(words_used(source), assets.words(name))


def test_a_missing_word_is_seen() -> None:
    assert lacking(words_used('W("frame.nothing"); W("frame.back")'), assets.words()) == {"frame.nothing"}


@pytest.mark.parametrize("name", kinds.names())
def test_views_hold_no_words_of_their_own(name: str) -> None:
    """A capital letter, then a lower-case word and a space inside quotes is a sentence: it belongs in words.toml."""
    source = (kinds.folder(name) / "view.js").read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", source, flags=re.DOTALL)
    assert not re.findall(r'"[A-Z][a-z]+ [a-z][^"]*"', code)


def test_words_files_are_whole() -> None:
    for file in PACKAGE.rglob("words.toml"):
        assert tomllib.loads(file.read_text(encoding="utf-8")), file


def declared_twice(script: str) -> list[str]:
    """Return the names that the one scope of *script* declares more than once: a module with one does not load."""
    names = re.findall(r"^(?:async )?(?:function|const|let|class) ([A-Za-z_$][\w$]*)", script, re.MULTILINE)
    return sorted({name for name in names if names.count(name) > 1})


@pytest.mark.parametrize("name", [*kinds.names(), "room", "path", "board"])
def test_no_name_is_declared_twice_in_one_scope(name: str) -> None:
    whole = {"room": assets.room, "path": assets.path, "board": board.module}
    assert declared_twice(whole[name]() if name in whole else assets.body(name)) == []


def test_a_name_declared_twice_is_seen() -> None:
    assert declared_twice("function a() {\n  const b = 1;\n}\nconst b = 2;\nasync function a() {}\n") == ["a"]
