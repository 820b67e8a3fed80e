"""Which address the room is told, on machines and networks as people have them."""

import subprocess
import sys
from itertools import permutations
from typing import NamedTuple

import pytest

from sixelements.convening import addresses
from sixelements.convening.addresses import Interface, Listening, clean, of_the_board, ranked

HOME = Interface("lo", "127.0.0.1"), Interface("lo", "::1")


class Network(NamedTuple):
    """A machine's interfaces as its system lists them, where its way out leads, and what phones can reach, in order."""

    found: tuple[Interface, ...]
    outward: str
    expected: list[str]


NETWORKS = {
    "a hotspot of the laptop's own, without internet": Network(
        (
            *HOME,
            Interface("wlp3s0", "10.42.0.1"),
            Interface("wlp3s0", "fe80::1"),
            Interface("enp2s0", "10.9.9.9", up=False),
        ),
        "",
        ["10.42.0.1"],
    ),
    "a Windows hotspot beside virtual switches": Network(
        (
            Interface("vEthernet (Default Switch)", "172.28.48.1"),
            Interface("VirtualBox Host-Only Network", "192.168.56.1"),
            Interface("Local Area Connection* 10", "192.168.137.1"),
            Interface("Wi-Fi", "169.254.83.107"),
            Interface("Loopback Pseudo-Interface 1", "127.0.0.1"),
        ),
        "172.28.48.1",
        ["192.168.137.1", "169.254.83.107", "172.28.48.1", "192.168.56.1"],
    ),
    "a venue's network, with Docker on the machine": Network(
        (
            Interface("docker0", "172.17.0.1"),
            Interface("br-5f1c2a3b4d5e", "172.18.0.1"),
            Interface("wlan0", "192.168.1.23"),
            Interface("wlan0", "2001:db8::23"),
            *HOME,
        ),
        "192.168.1.23",
        ["192.168.1.23", "2001:db8::23", "172.17.0.1", "172.18.0.1"],
    ),
    "a VPN that takes the whole way out": Network(
        (
            Interface("tun0", "10.8.0.6", point_to_point=True),
            Interface("tailscale0", "100.101.102.103"),
            Interface("wlan0", "192.168.0.14"),
        ),
        "10.8.0.6",
        ["192.168.0.14", "10.8.0.6", "100.101.102.103"],
    ),
    "a Mac that shares its connection": Network(
        (
            Interface("lo0", "127.0.0.1"),
            Interface("en0", "10.1.2.3"),
            Interface("awdl0", "fe80::a"),
            Interface("utun3", "fd7a::1", point_to_point=True),
            Interface("bridge100", "192.168.2.1"),
        ),
        "10.1.2.3",
        ["10.1.2.3", "192.168.2.1", "fd7a::1"],
    ),
    "cable and Wi-Fi at once": Network(
        (Interface("eth0", "203.0.113.9"), Interface("wlan0", "10.0.0.4"), Interface("lo", "127.0.0.1")),
        "10.0.0.4",
        ["10.0.0.4", "203.0.113.9"],
    ),
    "a cable between two machines, with nobody to give addresses": Network(
        (Interface("eth0", "169.254.7.7"), Interface("eth0", "fe80::7"), *HOME), "", ["169.254.7.7"]
    ),
    "IPv6 alone": Network(
        (Interface("eth0", "2001:db8::5"), Interface("eth0", "fe80::5"), *HOME), "", ["2001:db8::5"]
    ),
    "no network": Network(HOME, "", []),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_the_likeliest_address_comes_first_whatever_the_order(name: str) -> None:
    network = NETWORKS[name]
    for found in permutations(network.found):
        assert ranked(found, network.outward)[:1] == network.expected[:1]
    assert set(ranked(network.found, network.outward)) == set(network.expected), "none is left out"
    assert ranked(network.found, network.outward) == network.expected


def test_ipv6_is_not_told_where_nobody_listens_to_it() -> None:
    found = (Interface("eth0", "2001:db8::5"), Interface("eth0", "10.0.0.5"))
    assert ranked(found, six=False) == ["10.0.0.5"]


def test_this_machines_own_addresses_are_found() -> None:
    assert "127.0.0.1" in [one.address for one in addresses.interfaces()]
    assert not [one for one in ranked(addresses.interfaces()) if one.startswith("127.")]


def test_an_address_of_another_network_is_found_where_the_system_lets_us_make_one() -> None:
    look = "from sixelements.convening.addresses import *; print(for_the_room(Listening('0.0.0.0', 88)))"
    bare = [sys.executable, "-c", look]
    steps = 'ip link add six0 type dummy && ip addr add 192.168.137.1/24 dev six0 && ip link set six0 up && exec "$@"'
    apart = ["unshare", "--net", "--map-root-user", "sh", "-c", steps, "sh", *bare]
    made = subprocess.run(apart, capture_output=True, text=True, check=False)
    if made.returncode:  # a system without such networks: then at least the look itself must end well
        made = subprocess.run(bare, capture_output=True, text=True, check=True)
        assert made.stdout.startswith("[")
    else:
        assert made.stdout.strip() == "['http://192.168.137.1:88/']"


@pytest.mark.parametrize(
    ("host", "here", "room"),
    [
        ("127.0.0.1", "http://127.0.0.1:88/", []),
        ("::1", "http://[::1]:88/", []),
        ("192.168.1.20", "http://192.168.1.20:88/", ["http://192.168.1.20:88/"]),
        ("0.0.0.0", "http://127.0.0.1:88/", ["http://10.0.0.7:88/"]),
        ("::", "http://127.0.0.1:88/", ["http://10.0.0.7:88/", "http://[fd00::7]:88/"]),
    ],
)
def test_addresses_are_those_a_person_can_type(
    monkeypatch: pytest.MonkeyPatch, host: str, here: str, room: list[str]
) -> None:
    now = [*HOME, Interface("eth0", "fd00::7"), Interface("eth0", "10.0.0.7")]
    monkeypatch.setattr(addresses, "interfaces", lambda: now)
    assert addresses.for_this_machine(Listening(host, 88)) == here
    assert addresses.for_the_room(Listening(host, 88)) == room


@pytest.mark.parametrize(
    "listening", [Listening("0.0.0.0", 88), Listening("::", 1, "/six/"), Listening("10.0.0.7", 8866)]
)
def test_where_a_server_listens_can_be_handed_on_as_text(listening: Listening) -> None:
    assert Listening.told(str(listening)) == listening


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("192.168.1.20:8866", "http://192.168.1.20:8866"),
        (" https://course.example.org/six/ ", "https://course.example.org/six"),
        ("http://[fd00::7]:88", "http://[fd00::7]:88"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("ftp://x", ""),
        ("http://a b", ""),
        ('http://x"onload=', ""),
        ("http://user@host", ""),
        ("http://host:99999", ""),
    ],
)
def test_what_is_typed_is_an_address_or_nothing(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_what_was_chosen_goes_before_what_was_named_seen_and_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "interfaces", lambda: [*HOME, Interface("eth0", "10.0.0.7")])
    server = {addresses.LISTENING: "http://0.0.0.0:88/"}
    found, seen, named = "http://10.0.0.7:88", "http://10.0.0.9:88", "https://course.example.org"
    assert of_the_board("", "http://127.0.0.1:88", server).address == found
    assert of_the_board("", seen, server).choices == [seen, found]
    owned = {**server, addresses.ADDRESS: f"{named}/"}
    assert of_the_board("", seen, owned).choices == [named, seen, found]
    assert of_the_board("http://typed", seen, owned).address == "http://typed"
