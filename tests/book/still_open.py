"""What an older page may still break of a newer rule: data in ``open.toml`` that may only shrink."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("open.toml")
LEDGER: dict[str, dict[str, int]] = tomllib.loads(FILE.read_text(encoding="utf-8"))


def beyond(rule: str, found: Mapping[str, int], allowed: Mapping[str, int] | None = None) -> list[str]:
    """Return a line for each page on which *rule* is broken more often than the ledger still allows."""
    known = LEDGER.get(rule, {}) if allowed is None else allowed
    return [
        f"{page}: {count} where {known.get(page, 0)} may still be ({rule})"
        for page, count in sorted(found.items())
        if count > known.get(page, 0)
    ]
