"""Which addresses a person can type to reach this server."""

from __future__ import annotations

import contextlib
import socket

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - these are compared with, not listened on


def addresses(host: str, port: int) -> list[str]:
    """Return the addresses at which a server listening on *host* and *port* can be reached, nearest first."""
    names = [] if host not in EVERYWHERE else room_names()
    here = "127.0.0.1" if host in EVERYWHERE else host
    return [f"http://{f'[{name}]' if ':' in name else name}:{port}/" for name in (here, *names)]


def room_names() -> list[str]:
    """Return this computer's addresses as others in the room see them."""
    found = []
    # Aiming a datagram socket sends nothing; it only asks the system which of its addresses it would use.
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        found += [entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [name for name in dict.fromkeys(map(str, found)) if not name.startswith("127.")]
