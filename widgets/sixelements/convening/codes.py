"""Secrets of a room: the code people type, the token a device keeps, the facilitator's key."""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from .messages import message, say

ALPHABET = "ACDEFHJKLMNPRTUVWXY34679"
"""Letters and digits that are not taken for one another when read aloud or off a projector."""
LENGTH = 6
"""24 ** 6 is 191 million codes; at the rate the server allows (see ``serving/limits.py``) a guess is hopeless."""


def new_code() -> str:
    """Return a fresh room code, such as ``KTM4RX``."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spoken(code: str) -> str:
    """Return the code as it is shown: ``KTM-4RX``."""
    return f"{code[:3]}-{code[3:]}"


def typed(text: str) -> str:
    """Return the code that somebody typed, whatever case, spaces or hyphen she used."""
    return "".join(one for one in text.upper() if one.isalnum())[: LENGTH + 1]


def new_token() -> str:
    """Return what a participant's device keeps so that it can change its own answers: 128 random bits."""
    return secrets.token_urlsafe(16)


def new_secret() -> str:
    """Return what a room's square and link carry beside the code: 128 random bits."""
    return secrets.token_urlsafe(16)


def badge(digest_of_token: str) -> str:
    """Return the four letters by which a device in a room is known to its owner and the facilitator."""
    number, letters = int(digest_of_token[:12], 16), ""
    for _ in range(4):
        number, place = divmod(number, len(ALPHABET))
        letters += ALPHABET[place]
    return letters


def digest(token: str) -> str:
    """Return what the store keeps of a token; nobody who reads the store can act for a participant."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def facilitator_key(folder: Path) -> str:
    """Return the facilitator's key of this data folder; it is made once and readable by its owner only."""
    file = folder / "facilitator-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = folder / f"facilitator-key.{secrets.token_hex(8)}"
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(24))
            place(fresh, file)
        finally:
            fresh.unlink(missing_ok=True)
    key = file.read_text(encoding="ascii").strip()
    if not key:  # a full disk or a crash; an empty key would open the door to everyone
        raise OSError(errno.EINVAL, say(message("store.empty_key")), str(file))
    return key


def place(fresh: Path, file: Path) -> None:
    """Let *file* be there whole and at once, unless it is there already.

    Of two servers started together, the second so takes the first one's key.
    """
    try:
        os.link(fresh, file)
    except FileExistsError:
        pass
    except OSError:  # a disk without links, such as a memory stick
        fresh.replace(file)


def same(one: str, other: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
