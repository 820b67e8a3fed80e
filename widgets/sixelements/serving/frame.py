"""What all pages of the server share: the frame around them, and the files they ask for."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import assets, kinds, styles
from ..convening import brought, rehearsal
from .reply import Reply, ready

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "template"
STATIC = assets.UI / "server"
REMOTE = "ui/remote/remote.js"
PROJECTOR = "ui/projector/projector.js"
BOARD = "ui/board/page.js"

_environment = Environment(
    loader=FileSystemLoader(TEMPLATE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def pages() -> Path:
    """Return the folder of the notebooks that come with the server."""
    return HERE / "pages"


_below = ""


def stand_below(path: str) -> None:
    """Let every address that our pages name begin with *path*; said once, before the first page is made."""
    global _below  # noqa: PLW0603  (one server a process, and every page of it)
    _below = path.rstrip("/")


def address(path: str) -> str:
    """Return the address of *path* of this server as a browser must ask for it."""
    return f"{_below}{path}"


@cache
def links() -> dict[str, str]:
    """Return ``{plain name: address}`` for every script and stylesheet a page may ask for."""
    names = {**assets.urls(), **{plain: assets.hashed(plain, body) for plain, body in own().items()}}
    return {plain: address(f"/assets/{name}") for plain, name in names.items()}


@cache
def own() -> dict[str, bytes]:
    """Return ``{plain name: content}`` of the scripts, styles and pictures that only the server's pages have.

    What a page always needs comes as one file of each sort, since a phone far away waits for every one:
    ``page.css``, and ``page.js`` where there is something live; ``plain.css`` where no exercise is ever shown.
    """
    found = {file.name: _content(file) for file in sorted(STATIC.iterdir()) if file.name != "frame.css"}
    around = styles.sheet(STATIC / "frame.css")
    return found | {
        "page.css": (styles.style() + around).encode(),
        "plain.css": (styles.plain() + around).encode(),
        "page.js": assets.core("ui/server/alive.js").encode(),
        "board.js": assets.whole(brought.words(), BOARD).encode(),
        "board.css": brought.own_style().encode(),
        "remote.js": assets.whole(remote_words(), REMOTE).encode(),
        "remote.css": styles.sheet(assets.UI / "remote" / "remote.css").encode(),
        "projector.js": assets.whole(projector_words(), PROJECTOR).encode(),
        "projector.css": styles.sheet(
            assets.UI / "slides" / "slides.css",
            kinds.folder("causes") / "drawing.css",
            assets.UI / "projector" / "projector.css",
        ).encode(),
    }


NOT_ON_THE_REMOTE = ("keep",)
NEVER_REFUSED_THERE = (
    "aside", "aside_beats", "bad_address", "bad_answers", "bad_days", "bad_edit", "bad_fitting", "bad_mode",
    "beat_over", "both_entered", "by_beats", "final", "full", "full_agenda", "full_document", "late_teams", "long_text",
    "no_team_vote", "again", "ahead_early", "ahead_late", "bad_door", "bad_times", "door_closed",
    "gone_exercise", "interrupt", "moved", "revealed", "unknown_team",
    "low_k", "many_teams", "most_rows", "no_agenda", "no_beats", "no_commitment", "no_document", "no_edition",
    "no_form", "no_reason", "no_sheet", "no_sides", "no_team", "no_team_pattern", "no_team_record", "not_joined",
    "not_whole", "not_yours", "other_chair", "other_role", "other_sheet", "other_version",
    "other_version_writing", "over", "same_team", "set_aside", "team_saw", "team_taken", "team_wrote", "too_many_codes",
    "too_many_edits", "too_many_joins", "too_often", "two_exercises", "unknown_agenda", "unknown_side",
    "writes_often",
)  # fmt: skip
"""What a phone that leads never asks for, so it has no words for the refusal: a participant's acts, opening a room."""
ON_THE_REMOTE = {
    "board": ("not_sent", "do"),
    "frame": ("picture_in_words", "room_left", "too_long"),
    "slides": ("at", "in_words", "middle", "more", "more_at", "people", "say"),
    "room": (
        "agenda_waiting",
        "agenda_collecting",
        "agenda_revealed",
        "agenda_closed",
        "agenda_aside",
        "no_network",
        "not_ours",
    ),
}
"""Of these tables a phone that leads loads the words that it says; of some it says none."""


def remote_words() -> dict[str, Any]:
    """Return the words of the remote: its own, and those of what it shares with the board and with phones."""
    files = (
        "words.toml",
        "room.toml",
        "slides/slides.toml",
        "board/board.toml",
        "plan.toml",
        "keys.toml",
        "remote/remote.toml",
    )
    told = assets.table(*(assets.UI / name for name in files)) | assets.messages()
    told = {name: words for name, words in told.items() if name not in NOT_ON_THE_REMOTE}
    told["refused"] = {key: words for key, words in told["refused"].items() if key not in NEVER_REFUSED_THERE}
    told |= {name: {key: told[name][key] for key in keys} for name, keys in ON_THE_REMOTE.items()}
    asks = {key: words for key, words in told["board"]["do"].items() if key.startswith("reveal_")}
    return told | {"board": told["board"] | {"do": asks}}


def projector_words() -> dict[str, Any]:
    """Return the words of the projector: those that everybody in the room reads, and none of a facilitator's."""
    files = ("words.toml", "room.toml", "slides/slides.toml", "projector/projector.toml")
    return assets.table(*(assets.UI / name for name in files)) | assets.messages()


def _content(file: Path) -> bytes:
    if file.suffix == ".js":
        return assets.alone(f"ui/server/{file.name}").encode()
    return styles.sheet(file).encode() if file.suffix == ".css" else file.read_bytes()


@cache
def files() -> dict[str, Reply]:
    """Return ``{path: answer}`` for everything that :func:`links` names."""
    content = {assets.hashed(plain, body): body for plain, body in own().items()} | assets.files()
    return {f"/assets/{name}": ready(body, _content_type(name)) for name, body in content.items()}


def _content_type(name: str) -> str:
    # What the machine's own table says of ".js" differs; the two that matter are named here.
    known = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return known.get(Path(name).suffix, guessed)


def page(template: str, **slots: Any) -> str:
    """Fill *template*, one of the pages that come from no notebook."""
    told = {"assets": links(), "below": _below, "rehearsal": rehearsal.under_way()}
    return _environment.get_template(template).render(told | slots)
