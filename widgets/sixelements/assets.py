"""The scripts and styles of the exercises, put together from ``ui/`` and the kinds.

Shared JavaScript is concatenated before the kind's own, so nothing is copied and nobody needs a build tool.
The same text is wrapped in two ways: as an ES module for anywidget, and as a classic script for pages
without a kernel (a classic script also loads from ``file://``, where a browser refuses modules).
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from . import kinds
from .course import PACKAGE
from .kinds.instrument import Instrument

UI = PACKAGE / "ui"
INSTRUMENT = UI / "instrument"
SHARED = (
    "dom.js",
    "controls.js",
    "shape.js",
    "scoring.js",
    "download.js",
    "days.js",
    "keep.js",
    "sheet.js",
    "later.js",
    "frame.js",
)
ROOM = ("dom.js", "controls.js", "pattern.js", "pattern-pictures.js", "room.js")
PATH = (
    "dom.js", "controls.js", "shape.js", "download.js", "days.js", "load.js",
    "instrument/measures.js", "path.js",
    "path-start.js", "path-progress.js", "path-workbook.js", "path-picture.js", "path-record.js",
)  # fmt: skip
STYLES = ("tokens.css", "exercise.css", "instrument/instrument.css", "room.css")


def words(*names: str) -> dict[str, Any]:
    """Return every interface word: those of the frame, and those of the kinds called *names*."""
    found = tomllib.loads((UI / "words.toml").read_text(encoding="utf-8"))
    files = [kinds.folder(name) / "words.toml" for name in names]
    files += [INSTRUMENT.with_suffix(".toml")] if any(measured(name) for name in names) else []
    for file in files:
        if file.exists():
            found.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def measured(kind: str) -> bool:
    """Say whether exercises of *kind* are rated or placed instruments, whose pages share more scripts."""
    return isinstance(kinds.get(kind), Instrument)


def joined(told: dict[str, Any], files: Iterable[Path]) -> str:
    """Return the interface words *told* and the scripts *files* as one JavaScript text of one scope."""
    parts = [f"const WORDS = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};"]
    return "\n".join([*parts, *(file.read_text(encoding="utf-8") for file in files)])


def esm(told: dict[str, Any], files: Iterable[Path]) -> str:
    """Return the ES module that anywidget loads; one of the *files* defines ``render``."""
    return f"{joined(told, files)}\nexport default {{ render }};\n"


def scripts(kind: str) -> list[Path]:
    """Return the scripts of *kind*: the shared ones, view.js, and whatever a large kind keeps beside it."""
    # Functions of one scope need no order.
    shared = sorted(INSTRUMENT.glob("*.js")) if measured(kind) else []
    return [*(UI / name for name in SHARED), *shared, *sorted(kinds.folder(kind).glob("*.js"))]


def body(kind: str) -> str:
    """Return the JavaScript of *kind*: words, shared parts, its view; one scope, no import and no export."""
    return joined(words(kind), scripts(kind))


@cache
def module(kind: str) -> str:
    """Return the ES module that anywidget loads: ``export default { render }``."""
    return esm(words(kind), scripts(kind))


@cache
def script(kind: str) -> str:
    """Return the classic script that ``host.js`` loads; it registers itself under its kind."""
    text = body(kind)
    offered = "render, preview" + (", gathered" if "function gathered(" in text else "")
    registered = f'window.sixElements.kinds["{kind}"] = {{ {offered} }};'
    return f'(function () {{\n"use strict";\n{text}\n{registered}\n}})();\n'


@cache
def room() -> str:
    """Return the classic script of a device in a room; ``host.js`` loads it only where a room was joined."""
    told = {**words(), **tomllib.loads((UI / "room.toml").read_text(encoding="utf-8"))}
    text = joined(told, (UI / name for name in ROOM))
    return f'(function () {{\n"use strict";\n{text}\n}})();\n'


@cache
def style() -> str:
    """Return the one stylesheet: tokens, the exercise page, each kind's few rules."""
    sheets = [UI / name for name in STYLES]
    sheets += [kinds.folder(name) / "style.css" for name in kinds.names()]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.exists())


@cache
def host() -> str:
    """Return the host: a small script that makes every page section of a page a live exercise."""
    files = {**kind_files(), "room": hashed("room.js", room().encode())}
    parts = ((UI / name).read_text(encoding="utf-8") for name in ("load.js", "host.js"))
    return "\n".join([f"const SCRIPTS = {json.dumps(files)};", *parts])


def path_words() -> dict[str, Any]:
    """Return every interface word of a reader's own path."""
    told = words()
    for file in (UI / "path.toml", INSTRUMENT.with_suffix(".toml")):
        told |= tomllib.loads(file.read_text(encoding="utf-8"))
    return told


@cache
def path() -> str:
    """Return the classic script of a reader's own path: start check, progress, workbook, record."""
    text = joined(path_words(), (UI / name for name in PATH))
    return f'(function () {{\n"use strict";\nconst SCRIPTS = {json.dumps(kind_files())};\n{text}\n}})();\n'


def kind_files() -> dict[str, str]:
    """Return the name with fingerprint of the script of every kind, for ``load.js``."""
    return {name: hashed(f"{name}.js", script(name).encode()) for name in kinds.names()}


def hashed(name: str, content: bytes) -> str:
    """Return *name* with a fingerprint of *content* in it, so that a browser may keep it for good."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:10]}{dot}{suffix}"


def sources() -> dict[str, bytes]:
    """Return the files a page without a kernel needs, by plain name."""
    found = {f"{name}.js": script(name) for name in kinds.names()}
    found |= {"room.js": room(), "style.css": style(), "host.js": f"(function () {{\n{host()}\n}})();\n"}
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
    """Return the name with fingerprint of the file called *name* ("style.css", "host.js", "continuum.js")."""
    return urls()[name]
