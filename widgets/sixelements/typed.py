"""What came from outside (TOML, JSON, a row of a table) made into a type of ours, or refused.

The library finds out about a class when it is first asked for one, and marks it as known before it has: a second thread
that asks meanwhile reads a list of fields that is still empty, and the whole process ends with no word (msgspec 0.22;
``tests/test_typed.py`` shows it). A server whose room comes all at once in its first second is just that.
So each type is found out about here, by one thread.
"""

from __future__ import annotations

from threading import Lock
from typing import Any, TypeVar, overload

import msgspec

T = TypeVar("T")

_one_at_a_time = Lock()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def _decoder(to: Any) -> msgspec.json.Decoder[Any]:
    """Return what reads *to* as JSON; when it is there, *to* and all that its fields hold is known to the library."""
    known = _decoders.get(to)
    if known is None:
        with (
            _one_at_a_time
        ):  # types share others: two of them must not be found out about side by side either
            known = _decoders.setdefault(to, msgspec.json.Decoder(to))
    return known


@overload
def convert(raw: object, to: type[T]) -> T: ...
@overload
def convert(raw: object, to: Any) -> Any: ...
def convert(raw: object, to: Any) -> Any:
    """Return *raw*, of dicts, lists, strings and numbers, as *to*; raises ``msgspec.ValidationError``."""
    _decoder(to)
    return msgspec.convert(raw, to)


@overload
def decode(json: bytes, to: type[T]) -> T: ...
@overload
def decode(json: bytes, to: Any) -> Any: ...
def decode(json: bytes, to: Any) -> Any:
    """Return *json* as *to*; raises ``msgspec.DecodeError``, or ``msgspec.ValidationError``, which is one."""
    return _decoder(to).decode(json)
