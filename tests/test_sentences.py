"""No sentence stands in the Python of rooms, nor in any script: what people read stands in TOML, under a key."""

import ast
import re
from pathlib import Path

import pytest

from sixelements.course import PACKAGE

ROOMS = sorted((PACKAGE / "convening").rglob("*.py"))
WORDS = re.compile(r"[^\W\d_]{2,}[,.;:”’\"')]* +[“‘\"'(]*[^\W\d_]{2,}|[^\W\d_]+[!?]$")
"""Two words with a space between, or one that ends as a sentence does."""
SQL = re.compile(r"[A-Z]{2,}\b")
"""How a statement to the database begins."""
NOT_FOR_PEOPLE = {
    "rooms of six elements": "the mark by which a backup is known",
    "List Bullet": "a style of a Word document, by the library's name for it",
    "kept on": "a column of a file for programs, called the same in every language",
    "width=device-width, initial-scale=1": "how a browser sizes a page",
    "Table Grid": "a style of a Word document, by the library's name for it",
}
TO_PROGRAMMERS = {"ValueError", "MismatchError", "exception", "compile", "warn", "relationship"}
"""Calls whose text no person of a room reads: errors that only a program can cause, the log, a regular expression."""


def literal_sentences(source: str) -> list[str]:
    """Return the sentences that stand in Python *source* outside docstrings, and calls that nobody reads."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node.func) in TO_PROGRAMMERS:
            skipped |= {id(one) for one in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))  # a docstring, of a module, a class, a function or a name
    found = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
    )
    return [one for one in found if WORDS.search(one) and not SQL.match(one) and one not in NOT_FOR_PEOPLE]


def called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_rooms_make_no_sentence(path: Path) -> None:
    assert literal_sentences(path.read_text(encoding="utf-8")) == []


SPECIMENS = {
    'raise RoomError("closed", "This room is closed.")': ["This room is closed."],
    'yield f"The groups are furthest apart on {item}."': ["The groups are furthest apart on "],
    'REASON = ("Too few people " "answered")': ["Too few people answered"],
    'head = ["Item", "Middle answer"]': ["Middle answer"],
    '"""A docstring of a module."""\nN = 3\n"""What the name is for."""': [],
    'raise ValueError("two exercises; expected one")': [],
    'connection.execute("SELECT code FROM room")': [],
    'message("seen.head.item", item="now.should")': [],
}


@pytest.mark.parametrize(("source", "found"), SPECIMENS.items())
def test_a_sentence_in_python_is_seen(source: str, found: list[str]) -> None:
    assert literal_sentences(source) == found


TEXT = re.compile(
    r'//[^\n]*|/\*.*?\*/|(?P<called>\w*)\((?P<first>"[^"\n]*"|`[^`]*`)|"[^"\n]*"|`[^`]*`', flags=re.DOTALL
)
"""A comment, or a text in quotes, with the name of what is called where it is the first thing handed over."""
SLOT = re.compile(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
CUT_OFF = re.compile(r"\$\{[^}]*$|^\)[^{}]*\}")
"""The beginning or the end of a slot that has texts of its own in it, which are read by themselves."""
PAGE = re.compile(r"(?:^|[ ,])(?:six\b|[.#\[]|change:|input\b|textarea\b|button\b|summary\b|details\b)")
"""What a page calls its parts: classes, selectors, and the names of changes."""
MARKUP = re.compile(r"</?[a-z!][^>]*>?|\{[^}]*\}|\b[a-z-]+=\"[^\"]*\"", re.IGNORECASE)
"""Tags, attributes and rules of style in a page that a script makes; what stands between them is read."""
TO_DEVELOPERS = {"Error", "missing"}
TWINS = {"ui/shape.js": "says what does not fit to programs, in the words of shape.py"}


def script_sentences(source: str) -> list[str]:
    """Return the sentences that stand in quotes in a script, with nothing in place of their slots."""
    found = []
    for one in TEXT.finditer(source):
        text = one["first"] or one[0]
        if text.startswith("/") or one["called"] in TO_DEVELOPERS:
            continue
        words = MARKUP.sub("", CUT_OFF.sub("", SLOT.sub("", text[1:-1])))
        if WORDS.search(words) and not PAGE.search(words) and words not in NOT_FOR_PEOPLE:
            found.append(words)
    return found


SCRIPTS = sorted(path for path in PACKAGE.rglob("*.js") if "_course" not in path.parts)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_scripts_make_no_sentence(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() not in TWINS:
        assert script_sentences(path.read_text(encoding="utf-8")) == []


IN_SCRIPTS = {
    'tell("no network here") // "nothing of that"': ["no network here"],
    "say(`${n} people have shared`)": [" people have shared"],
    'h("p", {}, "Wait for the facilitator.")': ["Wait for the facilitator."],
    'h("p", { class: "six-card six-sort-card" })': [],
    "`<p lang=en>Hello there</p>`": ["Hello there"],
    '` role="region" tabindex="0"`': [],
    '"td{margin:0 auto 1rem auto}"': [],
    '`<a>${some.map((one, at) => `<b>${one}</b>`).join("")}${more.map((one, at) => `<i/>`)}</a>`': [],
    "`People have shared ${some.map((one, at) => `<b/>`)}`": ["People have shared "],
    'root.querySelector("button, input, .six-card h2")': [],
    "throw new Error(`no interface word is called ${key}`)": [],
    'W("room.join_title")': [],
}


@pytest.mark.parametrize(("source", "found"), IN_SCRIPTS.items())
def test_a_sentence_in_a_script_is_seen(source: str, found: list[str]) -> None:
    assert script_sentences(source) == found
