"""Which addresses a phone in the room can type to reach this server: looked up anew whenever somebody asks.

A laptop is carried from the desk to the venue, a hotspot has no way to the internet, a VPN and virtual machines add
interfaces that no phone reaches.  So all interfaces are asked every time, the likeliest comes first, none is left out
and the facilitator may choose another.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import re
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import psutil

ADDRESS = "SIXELEMENTS_ADDRESS"
"""Names the address that phones in the room can reach, for a server that is reached by another name than its own."""

LISTENING = "SIXELEMENTS_LISTENING"
"""Set by a server: where it listens, and below which path; a notebook with no server of ours has none."""

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - these are compared with, not listened on

MOST_LETTERS = 200

VIRTUAL = re.compile(
    r"docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|flannel|cali"
    r"|hyper-v|vethernet|virtualbox|vmware|wsl|default switch",
    re.IGNORECASE,
)
"""Names of interfaces that lead to programs on the same machine."""

TUNNEL = re.compile(
    r"tun|tap|utun|wg|ppp|ipsec|gpd|zt|tailscale|nordlynx|proton|zerotier|wireguard|openvpn|cisco|anyconnect|vpn",
    re.IGNORECASE,
)
"""Names of interfaces that lead elsewhere: a phone in the room does not come in by them."""

SHARED_BY_CARRIERS = ipaddress.ip_network("100.64.0.0/10")
"""Addresses that carriers and VPNs between people's machines use."""


@dataclass(frozen=True)
class Listening:
    """Where a server listens: the *host* it was told, its *port*, and the path it stands *below* ("/" or "/six/")."""

    host: str
    port: int
    below: str = "/"

    def __str__(self) -> str:
        return f"http://{bracketed(self.host or '0.0.0.0')}:{self.port}{self.below}"  # noqa: S104

    @property
    def everywhere(self) -> bool:
        """Whether it listens on every interface."""
        return self.host in EVERYWHERE

    @classmethod
    def told(cls, text: str) -> Listening | None:
        """Return what ``str`` made of one; None for whatever is none."""
        found = urlsplit(text)
        with contextlib.suppress(ValueError):
            if found.hostname and found.port:
                return cls(found.hostname, found.port, found.path or "/")
        return None


@dataclass(frozen=True)
class Interface:
    """One address of this machine, and what the system says of the interface it belongs to."""

    name: str
    address: str
    up: bool = True
    point_to_point: bool = False


def interfaces() -> list[Interface]:
    """Return every address of this machine, as the system has it now."""
    states = psutil.net_if_stats()
    return [
        Interface(
            name=name,
            address=str(one.address).partition("%")[0],
            up=name not in states or states[name].isup,
            point_to_point=bool(one.ptp) or "pointopoint" in getattr(states.get(name), "flags", ""),
        )
        for name, found in psutil.net_if_addrs().items()
        for one in found
        if one.family in (socket.AF_INET, socket.AF_INET6)
    ]


def on_the_way_out() -> str:
    """Return this machine's address towards the internet; "" where there is no way there, as on most hotspots."""
    # Aiming a datagram socket sends nothing; it only asks the system which of its addresses it would use.
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return ""


def ranked(found: Iterable[Interface], outward: str = "", *, six: bool = True) -> list[str]:
    """Return the addresses that others may reach, the likeliest first; with IPv6 where *six* is listened on, too."""
    usable: dict[str, Interface] = {}
    for one in found:
        address = ipaddress.ip_address(one.address)
        # A browser cannot be told which interface a link-local IPv6 address is on, so nobody can type one.
        typed = not (address.version == 6 and (not six or address.is_link_local))
        if one.up and typed and not (address.is_loopback or address.is_unspecified or address.is_multicast):
            usable.setdefault(one.address, one)
    return sorted(usable, key=lambda one: _rank(usable[one], outward))


def _rank(one: Interface, outward: str) -> tuple[bool, bool, bool, bool, bool]:
    address = ipaddress.ip_address(one.address)
    carried = address.version == 4 and address in SHARED_BY_CARRIERS
    return (
        one.point_to_point or carried or bool(TUNNEL.match(one.name)),
        bool(VIRTUAL.search(one.name)),
        address.version == 6,
        address.is_link_local,
        one.address != outward,
    )


def bracketed(name: str) -> str:
    """Return the host *name* as it stands in an address."""
    return f"[{name}]" if ":" in name else name


def for_the_room(listening: Listening) -> list[str]:
    """Return the addresses that a phone may reach, the likeliest first; none where only this machine can."""
    hosts = [listening.host]
    if listening.everywhere:
        hosts = ranked(interfaces(), on_the_way_out(), six=listening.host != "0.0.0.0")  # noqa: S104
    elif is_loopback(listening.host):
        hosts = []
    return [f"http://{bracketed(host)}:{listening.port}{listening.below}" for host in hosts]


def for_this_machine(listening: Listening) -> str:
    """Return the address at which a browser on this machine reaches the server."""
    host = "127.0.0.1" if listening.everywhere else listening.host
    return f"http://{bracketed(host)}:{listening.port}{listening.below}"


def is_loopback(host: str) -> bool:
    """Say whether *host* leads whoever types it to her own machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def reaches_this_machine_only(address: str) -> bool:
    """Say whether *address* leads whoever types it to her own machine."""
    return is_loopback(urlsplit(address).hostname or "")


def clean(typed: str) -> str:
    """Return the address that somebody typed, as it stands in a square; "" where it is none."""
    text = typed.strip()[:MOST_LETTERS]
    if text and "://" not in text:
        text = f"http://{text}"
    try:
        found = urlsplit(text)
        valid = (
            found.scheme in ("http", "https") and found.hostname and (found.port is None or found.port > 0)
        )
    except ValueError:
        return ""
    if not valid or re.search(r"[\s<>\"'\\@]", found.netloc + found.path):
        return ""
    return f"{found.scheme}://{found.netloc}{found.path}".rstrip("/")


@dataclass(frozen=True)
class Reach:
    """What the board says of addresses: the one in use, all that may be picked, and who can reach the one in use."""

    address: str
    choices: list[str]
    reach: str
    """``room`` for phones in the same network; ``computer`` where the server listens to this computer alone;
    ``no-network`` where it listens to everybody, and this computer is in no network now."""


def of_the_board(chosen: str = "", seen: str = "", environment: Mapping[str, str] = os.environ) -> Reach:
    """Return the address that the board shows, as of now.

    It is what the facilitator *chose*; else what the server's owner named; else the one that brought her own browser
    here (*seen*), unless it leads everybody to his own machine; else the likeliest of this machine's.
    """
    listening = Listening.told(environment.get(LISTENING, ""))
    named = clean(environment.get(ADDRESS, ""))
    here = [one.rstrip("/") for one in for_the_room(listening)] if listening else []
    proven = seen if not reaches_this_machine_only(seen) else ""
    choices = list(dict.fromkeys(one for one in (named, proven, *here) if one))
    used = chosen or next(iter(choices), seen)
    if used and not reaches_this_machine_only(used):
        reach = "room"
    else:
        reach = "no-network" if listening and listening.everywhere else "computer"
    return Reach(used, choices, reach)
