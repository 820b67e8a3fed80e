"""The scripts and styles of the exercises, put together from ``ui/`` and the kinds.

Pages load one script that all share (``core.js``) and one for each kind, as classic scripts: those also load
from ``file://``, where a browser refuses modules.  What a page needs only once there are answers is imported by
``import()`` and comes behind, again in one script that all share (``more.js``) and one for each kind.
A notebook gets everything as one ES module, for anywidget.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from . import kinds, linker, styles
from .course import PACKAGE
from .kinds.instrument import Instrument

UI = styles.UI
MESSAGES = UI / "messages.toml"
INSTRUMENT_WORDS = UI / "instrument.toml"
MORE_WORDS = UI / "results.toml"
KIND_WORDS = ("words.toml", "results.toml")
"""The words of a kind: those that come with it, and those that come when there are answers."""
SHARED_WORDS = ("shared.toml", "shared-results.toml")
"""Those of them that its modules need in another kind too; where there is none, all of them may be needed."""
HOST, ROOM, PATH = "ui/host.js", "ui/room/room.js", "ui/path/path.js"
TAKE, TAKE_WORDS = "ui/take/take.js", UI / "teamfile.toml"
"""What comes on a press, in a script of its own: files that are opened, and files to take home."""
LOADED = ("ui/load.js", "ui/registry.js")
"""What a page has once: which scripts it loaded, and what they brought."""
WORDS, SCRIPTS = "ui/words.js", "ui/scripts.js"
"""The two modules that are written here: the interface words, and the names of the files that come later."""


def entry(kind: str) -> str:
    """Return the name of the module that offers all that pages use of *kind*."""
    return f"kinds/{kind}/kind.js"


def table(*files: Path) -> dict[str, Any]:
    """Return the interface words of the TOML *files* that there are; one table may stand in several of them."""
    found: dict[str, Any] = {}
    for file in files:
        if file.exists():
            for name, told in tomli.loads(file.read_text(encoding="utf-8")).items():
                found[name] = found.get(name, {}) | told
    return found


def words(*names: str) -> dict[str, Any]:
    """Return the interface words that every page has, and all those of the kinds called *names*."""
    files = [UI / "words.toml", INSTRUMENT_WORDS]
    if names:
        files += [MORE_WORDS, TAKE_WORDS]
    return table(*files, *(file for name in names for file in [*word_files(name), *word_files_later(name)]))


def word_files(kind: str) -> list[Path]:
    """Return the files of the words of *kind*, with those of each other kind that it uses a module of."""
    lent = [file for name in kinds_of(at_once(entry(kind))) if name != kind for file in lent_words(name)[0]]
    return [*lent, kinds.folder(kind) / SHARED_WORDS[0], kinds.folder(kind) / KIND_WORDS[0]]


def lent_words(kind: str) -> tuple[list[Path], list[Path]]:
    """Return the files of the words that modules of *kind* need in another kind: at once, and behind."""
    shared, own = ([kinds.folder(kind) / file for file in files] for files in (SHARED_WORDS, KIND_WORDS))
    return (shared[:1], shared[1:]) if shared[0].exists() else (own, [])


def word_files_later(kind: str) -> list[Path]:
    """Return the files of the words that *kind* needs with what comes behind."""
    first, used = kinds_of(at_once(entry(kind))), kinds_of(later(kind))
    others = [
        lent_words(name)[at] for name in used if name != kind for at in (0, 1) if at or name not in first
    ]
    lent = [file for files in others for file in files]
    return [*lent, kinds.folder(kind) / SHARED_WORDS[1], kinds.folder(kind) / KIND_WORDS[1]]


def kinds_of(modules: list[str]) -> list[str]:
    """Return the kinds that the *modules* belong to."""
    return sorted({name.split("/")[1] for name in modules if name.startswith("kinds/")})


def messages() -> dict[str, Any]:
    """Return the words of what rooms say by key, with those that kinds share with their patterns.

    A kind shares the tables of its words that are called after it and more, such as ``[continuum_flags]``.
    """
    shared: dict[str, Any] = {}
    for kind in kinds.names():
        told = table(*(kinds.folder(kind) / file for file in KIND_WORDS))
        shared |= {name: words for name, words in told.items() if name.startswith(f"{kind}_")}
    return table(MESSAGES) | shared


def measured(kind: str) -> bool:
    """Say whether exercises of *kind* are rated or placed instruments, whose answers are measures."""
    return isinstance(kinds.get(kind), Instrument)


def linked(told: dict[str, Any], *entries: str, apart: Collection[str] = ()) -> list[linker.Module]:
    """Return *entries* and all they import, at once and, but for what stands *apart*, later; *told* are its words."""
    return linker.collect(PACKAGE, entries, {WORDS: constant("WORDS", told)}, later=True, apart=apart)


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
    """Return the modules of ``core.js``: the host, and all of ``ui/`` that more than a third of the kinds need at once.

    What few kinds need comes with the script of each of them: every page would pay for it.
    """
    every = len(kinds.names())
    uses = Counter(at_once(*LOADED, HOST) * every)
    for kind in kinds.names():
        uses.update(at_once(entry(kind)))
    return tuple(name for name, count in uses.items() if 3 * count > every and name.startswith("ui/"))


@cache
def shared_later() -> tuple[str, ...]:
    """Return the modules of ``more.js``: those of ``ui/`` that several kinds need, and some of them only later."""
    uses = Counter(name for kind in kinds.names() for name in [*at_once(entry(kind)), *later(kind)])
    wanted = {name for kind in kinds.names() for name in later(kind) if name.startswith("ui/")}
    return tuple(name for name in uses if uses[name] > 1 and name in wanted and name not in shared())


@cache
def at_once(*entries: str) -> list[str]:
    """Return the names of *entries* and of all that they import at once."""
    return [one.name for one in linker.collect(PACKAGE, entries)]


@cache
def later(kind: str) -> list[str]:
    """Return the names of the modules that *kind* asks for when there are answers."""
    first = at_once(entry(kind))
    return [one.name for one in linked({}, entry(kind), apart=[TAKE]) if one.name not in first]


def fetched(own: str = "") -> Callable[[str], str]:
    """Return what stands for ``import()`` in a script: it fetches ``more.js``, and the file *own* of a kind."""

    def bring(module: str) -> str:
        told = (module, "take" if module == TAKE else own)
        return f'$["ui/load.js"].bring({", ".join(json.dumps(one) for one in told if one)})'

    return bring


def at_hand(module: str) -> str:
    """Return what stands for ``import()`` in a script that holds what may be asked for, but what comes on a press."""
    return fetched()(module) if module == TAKE else linker.at_hand(module)


@cache
def core(*more: str) -> str:
    """Return the script that all pages with something live share; it makes every worksheet of a page live.

    A page that always needs the modules *more* has them in the same file.
    """
    files = {
        **kind_files(),
        **{name: hashed(f"{name}.js", text.encode()) for name, text in on_demand().items()},
    }
    given = {WORDS: constant("WORDS", words()), SCRIPTS: constant("SCRIPTS", files)}
    modules = linker.collect(PACKAGE, [*shared(), *more], given)
    return linker.script(linker.joined(modules, fetched=fetched()))


def on_demand() -> dict[str, str]:
    """Return ``{name: script}`` of those that ``load.js`` fetches by a name which is no kind's."""
    return {"room": room(), "more": more(), "take": take()}


def after_core(told: dict[str, Any], text: str, last: str = "") -> str:
    """Return a script for pages that have ``core.js``: its words *told*, its linked modules *text*, a *last* line."""
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    own = f'$["ui/load.js"].addWords({said});' if told else ""
    return linker.script(f"{own}\n{text}\n{last}")


@cache
def script(kind: str) -> str:
    """Return the script of *kind*, which registers itself where the host looks for it."""
    last = f'$["ui/registry.js"].registry.kinds["{kind}"] = $["{entry(kind)}"];'
    own = fetched(hashed(f"{kind}-more.js", kind_more(kind).encode()))
    text = linker.joined(linker.collect(PACKAGE, [entry(kind)]), shared(), own)
    return after_core(table(*word_files(kind)), text, last)


@cache
def more() -> str:
    """Return the script of what several kinds need when there are answers."""
    text = linker.joined(linked({}, *shared_later(), apart=[TAKE]), shared(), at_hand)
    return after_core(table(MORE_WORDS), text)


@cache
def take() -> str:
    """Return the script of what comes on a press, of every exercise; it stands on ``more.js``."""
    return after_core(table(TAKE_WORDS), linker.joined(linked({}, TAKE), {*shared(), *shared_later()}))


@cache
def kind_more(kind: str) -> str:
    """Return the script of what *kind* alone needs when there are answers; it stands on ``more.js``."""
    known = {*shared(), *shared_later(), *at_once(entry(kind))}
    text = linker.joined(linked({}, entry(kind), apart=[TAKE]), known, at_hand)
    return after_core(table(*word_files_later(kind)), text)


@cache
def room() -> str:
    """Return the script of a device in a room; the host loads it only where a room was joined."""
    return after_core(
        table(UI / "room.toml", UI / "ahead.toml", UI / "room" / "scribe.toml", UI / "keys.toml")
        | messages(),
        linker.joined(linked({}, ROOM, apart=[TAKE]), shared(), at_hand),
    )


@cache
def path() -> str:
    """Return the script of a reader's own path: start check, progress, workbook, record."""
    text = linker.joined(linked({}, PATH), shared())
    return after_core(table(UI / "path.toml", TAKE_WORDS), text)


def whole(told: dict[str, Any], start: str) -> str:
    """Return the module *start* and all it imports as one script, with the interface words *told*."""
    return linker.script(linker.joined(linked(told, start)))


@cache
def alone(start: str) -> str:
    """Return the module *start* as a script that needs no other, such as the few lines of the server's pages."""
    return linker.script(linker.joined(linker.collect(PACKAGE, [start])))


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
    found |= {f"{name}-more.js": kind_more(name) for name in kinds.names()}
    found |= {f"{name}.js": text for name, text in on_demand().items()}
    found |= {"core.js": core(), "style.css": styles.style()}
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
