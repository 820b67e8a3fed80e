"""What rooms say, as keys: no sentence is made here, so that each device can say it in its own language.

A :class:`Message` is a key and its values, as plain JSON.  The words stand in ``ui/messages.toml``, from which pages
say it too (``ui/messages.js``), and in ``convening/words.toml`` for what only Python says.
In the words, ``{name}`` is a value; a list of values reads "a, b and c".  What stands behind a colon says how a list
is joined instead: ``{name:; }`` with that between, and ``{name:quoted}`` with each in quotation marks.
Words with ``one`` and ``other`` are chosen by the value ``n``.

A text that is no message stands for itself: what people wrote, what an exercise says, and whatever a pattern of an
older edition holds.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NotRequired, TypedDict, TypeGuard

import tomli

from sixelements import assets

OWN = Path(__file__).parent / "words.toml"
SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
QUOTED = "quoted"


class Message(TypedDict):
    """A key of the words, and the values for their slots; a value may be a message, or a list."""

    key: str
    values: NotRequired[dict[str, Any]]


Text = str | Message
"""What a person reads: a message, or words that are there already."""


def message(key: str, **values: Any) -> Message:
    """Return the message of *key* with *values*."""
    return {"key": key, "values": values} if values else {"key": key}


def sentences(*some: Text) -> Text:
    """Return *some* sentences as one text."""
    if len(some) < 2:
        return some[0] if some else ""
    return message("seen.sentences", all=list(some))


def is_message(data: object) -> TypeGuard[Message]:
    """Tell a message from other plain JSON."""
    # Plain JSON is made of dicts, and to ask for any mapping takes ten times as long.
    return isinstance(data, dict) and isinstance(data.get("key"), str) and data.keys() <= {"key", "values"}


@cache
def words() -> dict[str, Any]:
    """Return the words of every message."""
    return assets.messages() | tomli.loads(OWN.read_text(encoding="utf-8"))


def say(text: object) -> str:
    """Return *text* in words.

    A key or a value that is not there is an error in tests (a warning is one), and for people a gap in the text.
    """
    if text is None:
        return "–"
    if not is_message(text):
        return f"{text:g}" if isinstance(text, float) else str(text)
    values = text.get("values", {})
    found: Any = words()
    for part in text["key"].split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, Mapping):
        found = found.get("one" if values.get("n") == 1 else "other")
    if not isinstance(found, str):
        warnings.warn(f"there are no words for {text['key']}", stacklevel=2)
        return " ".join(map(say, values.values())) or "–"
    return SLOT.sub(lambda slot: filled(text["key"], values, slot[1], slot[2]), found)


def filled(key: str, values: Mapping[str, Any], name: str, how: str | None) -> str:
    """Return what stands in the slot *name* of the words of *key*."""
    if name not in values:
        warnings.warn(f"nobody filled {{{name}}} of {key}", stacklevel=2)
        return ""
    value = values[name]
    many = [say(one) for one in value] if isinstance(value, list | tuple) else [say(value)]
    listing = words()["list"]
    if how == QUOTED:
        many = [listing["quoted"].replace("{text}", one) for one in many]
    elif how is not None:
        return how.join(many)
    *most, last = many or [""]
    return f"{listing['comma'].join(most)}{listing['last']}{last}" if most else last


def said(data: Any) -> Any:
    """Return plain JSON with every message in it in words: what people read, and what leaves a room as a file."""
    if is_message(data):
        return say(data)
    if isinstance(data, dict):
        return {key: said(value) for key, value in data.items()}
    return [said(one) for one in data] if isinstance(data, list | tuple) else data
