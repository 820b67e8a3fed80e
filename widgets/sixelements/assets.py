"""The scripts and styles of the exercises, put together from ``ui/`` and the kinds.

Pages load one script that all share (``core.js``) and one for each kind, as classic scripts: those also load
from ``file://``, where a browser refuses modules.  A notebook gets both as one ES module, for anywidget.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from . import kinds, linker, minified
from .course import PACKAGE
from .kinds.instrument import Instrument

UI = PACKAGE / "ui"
MESSAGES = UI / "messages.toml"
INSTRUMENT_WORDS = UI / "instrument.toml"
STYLES = ("tokens.css", "exercise.css", "instrument/instrument.css", "room.css")
HOST, ROOM, PATH = "ui/host.js", "ui/room/room.js", "ui/path/path.js"
LOADED = ("ui/load.js", "ui/registry.js")
"""What a page has once: which scripts it loaded, and what they brought."""
WORDS, SCRIPTS = "ui/words.js", "ui/scripts.js"
"""The two modules that are written here: the interface words, and the names of the files that come later."""


def entry(kind: str) -> str:
    """Return the name of the module that offers all that pages use of *kind*."""
    return f"kinds/{kind}/kind.js"


def table(*files: Path) -> dict[str, Any]:
    """Return the interface words of the TOML *files* that there are, later ones on top."""
    found: dict[str, Any] = {}
    for file in files:
        if file.exists():
            found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def words(*names: str) -> dict[str, Any]:
    """Return the interface words that every page has, and those of the kinds called *names*."""
    shared = (UI / "words.toml", INSTRUMENT_WORDS)
    return table(*shared) | {key: told for name in names for key, told in kind_words(name).items()}


@cache
def kind_words(kind: str) -> dict[str, Any]:
    """Return the interface words of *kind*, with those of each other kind that it uses a module of."""
    used = {one.name.split("/")[1] for one in linked({}, entry(kind)) if one.name.startswith("kinds/")}
    return table(*(kinds.folder(name) / "words.toml" for name in sorted(used)))


def messages() -> dict[str, Any]:
    """Return the words of what rooms say by key, with those that kinds share with their patterns.

    A kind shares the tables of its words that are called after it and more, such as ``[continuum_flags]``.
    """
    shared: dict[str, Any] = {}
    for kind in kinds.names():
        told = table(kinds.folder(kind) / "words.toml")
        shared |= {name: words for name, words in told.items() if name.startswith(f"{kind}_")}
    return table(MESSAGES) | shared


def measured(kind: str) -> bool:
    """Say whether exercises of *kind* are rated or placed instruments, whose answers are measures."""
    return isinstance(kinds.get(kind), Instrument)


def linked(told: dict[str, Any], *entries: str) -> list[linker.Module]:
    """Return *entries* and all they import, with the interface words *told* in their place."""
    return linker.collect(PACKAGE, entries, {WORDS: constant("WORDS", told)})


def constant(name: str, value: object) -> str:
    """Return the text of a module that offers *value* under *name*."""
    return f"export const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


@cache
def module(kind: str) -> str:
    """Return the ES module of *kind* that anywidget loads: ``export default { render }``."""
    return es_module(words(kind), entry(kind))


def es_module(told: dict[str, Any], start: str) -> str:
    """Return the ES module that renders what the module *start* does, with the interface words *told*."""
    return linker.es_module(linker.joined(linked(told, start)), start)


@cache
def shared() -> tuple[str, ...]:
    """Return the modules of ``core.js``: the host, and all of ``ui/`` that the pages of two kinds or more need.

    What one kind alone needs comes with its script.
    """
    host = [one.name for one in linked({}, *LOADED, HOST)]
    uses = Counter(host * 2)
    for kind in kinds.names():
        uses.update(one.name for one in linked({}, entry(kind)))
    return tuple(name for name, count in uses.items() if count > 1 and name.startswith("ui/"))


@cache
def core(*more: str) -> str:
    """Return the script that all pages with something live share; it makes every worksheet of a page live.

    A page that always needs the modules *more* has them in the same file.
    """
    files = {**kind_files(), "room": hashed("room.js", room().encode())}
    given = {WORDS: constant("WORDS", words()), SCRIPTS: constant("SCRIPTS", files)}
    return linker.script(linker.joined(linker.collect(PACKAGE, [*shared(), *more], given)))


def after_core(told: dict[str, Any], start: str, last: str = "") -> str:
    """Return a script for pages that have ``core.js``: the module *start*, its own words, a *last* line."""
    more = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    own = f'Object.assign($["{WORDS}"].WORDS, {more});' if told else ""
    return linker.script("\n".join([own, linker.joined(linked({}, start), shared()), last]))


@cache
def script(kind: str) -> str:
    """Return the script of *kind*, which registers itself where the host looks for it."""
    last = f'$["ui/registry.js"].registry.kinds["{kind}"] = $["{entry(kind)}"];'
    return after_core(kind_words(kind), entry(kind), last)


@cache
def room() -> str:
    """Return the script of a device in a room; the host loads it only where a room was joined."""
    return after_core(
        table(UI / "room.toml", UI / "ahead.toml", UI / "room" / "scribe.toml", UI / "keys.toml")
        | messages(),
        ROOM,
    )


@cache
def path() -> str:
    """Return the script of a reader's own path: start check, progress, workbook, record."""
    return after_core(table(UI / "path.toml", UI / "teamfile.toml"), PATH)


def whole(told: dict[str, Any], start: str) -> str:
    """Return the module *start* and all it imports as one script, with the interface words *told*."""
    return linker.script(linker.joined(linked(told, start)))


@cache
def alone(start: str) -> str:
    """Return the module *start* as a script that needs no other, such as the few lines of the server's pages."""
    return linker.script(linker.joined(linker.collect(PACKAGE, [start])))


def stylesheet(*sheets: Path) -> str:
    """Return those of the stylesheets *sheets* that there are as one, minified."""
    return minified.style("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.exists()))


@cache
def style() -> str:
    """Return the one stylesheet: tokens, the exercise page, each kind's few rules."""
    sheets = [UI / name for name in STYLES]
    return stylesheet(*sheets, *(kinds.folder(name) / "style.css" for name in kinds.names()))


def kind_files() -> dict[str, str]:
    """Return the name with fingerprint of the script of every kind, for ``load.js``."""
    return {name: hashed(f"{name}.js", script(name).encode()) for name in kinds.names()}


def hashed(name: str, content: bytes) -> str:
    """Return *name* with a fingerprint of *content* in it, so that a browser may keep it for good."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:10]}{dot}{suffix}"


@cache
def sources() -> dict[str, bytes]:
    """Return the files a page without a kernel needs, by plain name."""
    found = {f"{name}.js": script(name) for name in kinds.names()}
    found |= {"core.js": core(), "room.js": room(), "style.css": style()}
    return {name: text.encode() for name, text in found.items()}


@cache
def urls() -> dict[str, str]:
    """Return ``{plain name: name with fingerprint}`` for every file of :func:`files`."""
    return {name: hashed(name, content) for name, content in sources().items()}


@cache
def files() -> dict[str, bytes]:
    """Return ``{name with fingerprint: content}``: what the book and the server hand out."""
    return {urls()[name]: content for name, content in sources().items()}


def url(name: str) -> str:
    """Return the name with fingerprint of the file called *name* ("style.css", "core.js", "continuum.js")."""
    return urls()[name]
