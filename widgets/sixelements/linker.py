"""Links the JavaScript modules of the interface into the texts that browsers load.

A module is a file with named imports and exports.  Linked, it is a function that returns its exports and is
called once, after all that it imports; so a name in one file never meets the same name in another.
A script holds its modules in a table, by the name of their file: a script that is loaded later on the same
page finds there what the earlier one brought, and brings only the rest.

What is understood is what ``ui/`` and ``kinds/`` need, and anything else is an error:
``import { a, b as c } from "./file.js";``, ``import "./file.js";``, ``export`` before a function, class or
const, ``export { a, b };``, and ``() => import("./file.js")`` for what is needed later: a page may fetch that then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from . import minified

IMPORT = re.compile(r'^import\s+(?:\{([^{}]*)\}\s+from\s+)?"(\.[^"\n]+)";[ \t]*\n?', re.MULTILINE)
DECLARED = re.compile(r"^export ((?:async )?(?:function\*?|class|const) ([A-Za-z_$][\w$]*))", re.MULTILINE)
LISTED = re.compile(r"^export \{([^{}]*)\};[ \t]*\n?", re.MULTILINE)
LATER = re.compile(r'(?<=\(\) => )import\("(\.[^"\n]+\.js)"\)(?!\.)')
LEFT_OVER = re.compile(r"^(?:import|export)\b.*|(?:=>|=|await|return) import\(.*", re.MULTILINE)
TABLE = "(window.sixElements ??= {}).modules ??= {}"
"""Where the scripts of a page find each other's modules."""


class LinkError(ValueError):
    """Modules that do not fit together: which file, what was found there, what was expected."""


@dataclass(frozen=True)
class Module:
    """One file: what it takes from which other file, at once and later, what it offers, and its text without these."""

    name: str
    imports: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    later: tuple[str, ...]
    exports: tuple[str, ...]
    body: str


def module(name: str, text: str) -> Module:
    """Read the module called *name*, its path below the folder of all modules."""
    imports = tuple((_beside(name, file), _pairs(names)) for names, file in IMPORT.findall(text))
    listed = [one for names in LISTED.findall(text) for one, _ in _pairs(names)]
    exports = [found for _, found in DECLARED.findall(text)] + listed
    for one in exports:
        if exports.count(one) > 1:
            raise LinkError(f'{name}: "{one}" is exported twice')
    body = DECLARED.sub(r"\1", LISTED.sub("", IMPORT.sub("", text)))
    if odd := LEFT_OVER.search(LATER.sub("", body)):
        raise LinkError(f"{name}: the linker does not understand: {odd[0]}")
    later = tuple(_beside(name, file) for file in LATER.findall(body))
    return Module(name, imports, later, tuple(exports), body)


def _beside(name: str, file: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / file).parts:
        if part == ".." and not parts:
            raise LinkError(f'{name}: "{file}" leads out of the folder of all modules')
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _pairs(names: str) -> tuple[tuple[str, str], ...]:
    """Return (name there, name here) for each of "a, b as c"."""
    found = [one.split(" as ") for one in (part.strip() for part in names.split(",")) if one]
    return tuple((one[0].strip(), one[-1].strip()) for one in found)


def collect(
    root: Path,
    entries: Iterable[str],
    given: Mapping[str, str] | None = None,
    *,
    later: bool = False,
    apart: Collection[str] = (),
) -> list[Module]:
    """Return *entries* and all they import, each after what it imports; with what they import *later*, if asked.

    What stands *apart* is a text of its own, and is not among what is imported later.
    Names are paths below *root*; the texts *given* stand in place of the files of that name.
    Raises :class:`LinkError` for an unknown file, an unknown name, a name exported twice, and a circle.
    """
    found: dict[str, Module] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            raise LinkError("circle of imports: " + " -> ".join([*trail[trail.index(name) :], name]))
        if name in found:
            return
        text = (given or {}).get(name)
        try:
            read = module(name, text) if text is not None else _file(root, name)
        except FileNotFoundError:
            raise LinkError(f"{trail[-1] if trail else 'linker'}: there is no file {name}") from None
        for file, pairs in read.imports:
            visit(file, (*trail, name))
            for wanted, _ in pairs:
                if wanted not in found[file].exports:
                    raise LinkError(f'{name}: {file} does not export "{wanted}"')
        found[name] = read

    waiting = list(entries)
    while waiting:
        visit(waiting.pop(0), ())
        if later and not waiting:
            waiting = [
                file
                for one in found.values()
                for file in one.later
                if file not in found and file not in apart
            ]
    return list(found.values())


@cache
def _file(root: Path, name: str) -> Module:
    return module(name, (root / name).read_text(encoding="utf-8"))


def at_hand(file: str) -> str:
    """Return what ``import()`` becomes where all that it may ask for is in the same text."""
    return f'Promise.resolve($["{file}"])'


def _linked(one: Module, fetched: Callable[[str], str]) -> str:
    takes = [
        f'const {{ {", ".join(a if a == b else f"{a}: {b}" for a, b in pairs)} }} = $["{file}"];'
        for file, pairs in one.imports
        if pairs
    ]
    gives = f"return {{ {', '.join(one.exports)} }};"
    body = LATER.sub(lambda found: fetched(_beside(one.name, found[1])), one.body.strip("\n"))
    return "\n".join([f'$["{one.name}"] ??= (function () {{', *takes, body, gives, "})();"])


def joined(
    modules: Iterable[Module], known: Collection[str] = (), fetched: Callable[[str], str] = at_hand
) -> str:
    """Return the text of *modules* but those *known*, which the page has already; ``$`` is their table.

    *fetched* returns the expression that stands in place of ``import()`` of a file: a promise of its module.
    A module that two scripts of a page bring runs once.
    """
    return "\n".join(_linked(one, fetched) for one in modules if one.name not in known)


def script(text: str) -> str:
    """Return *text* of :func:`joined` as a classic script, minified; it also loads from ``file://``."""
    return minified.script(f'(function ($) {{\n"use strict";\n{text}\n}})({TABLE});')


def es_module(text: str, entry: str) -> str:
    """Return *text* of :func:`joined` as the ES module that anywidget loads: it renders *entry*.

    It is left as it is: it goes to one notebook on one machine, and each kernel would wait for the minifier.
    """
    return f'const $ = {{}};\n{text}\nexport default {{ render: $["{entry}"].render }};\n'
