"""A real Postgres and a real nginx for the tests, from Debian's packages, for the length of a test.

Where this machine has none they are installed, where it lets us; else a sentence says what to install.
Run it from the repository: ``python -m tests.support.services``.
"""

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psycopg

from tests.browser.install import as_root
from tests.support.server import PATIENCE, free_port, until

MISSING = (
    "The tests of several servers need PostgreSQL and nginx, and they were not found: "
    "install your system's packages, on Debian or Ubuntu with 'apt-get install postgresql nginx'."
)
CONFIGURATION = Path(__file__).resolve().parents[2] / "docs" / "scaling" / "nginx.conf"

# What stands around a site's file in a whole configuration; the header tells which server answered.
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    add_header X-Served-By $upstream_addr always;
    include {folder}/site.conf;
}}
"""


class NoServicesError(Exception):
    """A program is missing; the message says what to install."""


class Programs(NamedTuple):
    """Where the programs are."""

    initdb: Path
    postgres: Path
    nginx: Path


def main() -> None:
    """Find the programs, or install them, and say which they are."""
    try:
        print(f"The tests of several servers use {', '.join(map(str, find_or_install()))}.", flush=True)
    except NoServicesError as missing:
        sys.exit(str(missing))


def find_or_install() -> Programs:
    """Return the programs, after installing what is missing where that is possible."""
    with suppress(NoServicesError):
        return find()
    root = as_root()
    if root is not None and shutil.which("apt-get"):
        print("No PostgreSQL or no nginx found: installing the system's packages.", flush=True)
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        install = [*apt, "install", "--yes", "--no-install-recommends", "postgresql", "nginx"]
        if not subprocess.run([*apt, "update"], check=False).returncode:
            subprocess.run(install, check=False)
    return find()


def find() -> Programs:
    """Return the programs; Debian keeps each version of Postgres in a folder that is not on PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
    places = os.pathsep.join([os.environ.get("PATH", ""), *map(str, reversed(versions)), "/usr/sbin"])
    found = [shutil.which(name, path=places) for name in Programs._fields]
    if None in found:
        raise NoServicesError(MISSING)
    return Programs(*(Path(one) for one in found if one))


@contextmanager
def folder_of_a_service() -> Iterator[tuple[Path, str | None]]:
    """Give a folder, and the user to run a service as: Postgres refuses to run as root."""
    user = None
    with tempfile.TemporaryDirectory(prefix="six-", dir="/tmp") as name:
        if os.geteuid() == 0:
            known = {one.pw_name for one in pwd.getpwall()}
            user = next(one for one in ("postgres", "nobody") if one in known)
            shutil.chown(name, user)
        yield Path(name), user


@contextmanager
def service(
    command: list[str], user: str | None, ready: Callable[[], bool]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run *command* until the block ends; it begins when the service is *ready*."""
    group = pwd.getpwnam(user).pw_gid if user else None
    process = subprocess.Popen(command, user=user, group=group, extra_groups=[] if user else None, cwd="/")
    try:
        until(lambda: ready() or process.poll() is not None, f"{command[0]} should be ready")
        assert process.poll() is None, f"{command[0]} ended before it was ready"
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


@contextmanager
def postgres(*more: str) -> Iterator[str]:
    """Run a Postgres of our own, with *more* settings; give the address of a database in it, as one writes it."""
    with postgres_to_restart(*more) as (address, _restart):
        yield address


@contextmanager
def postgres_to_restart(*more: str) -> Iterator[tuple[str, Callable[[signal.Signals], None]]]:
    """Run a Postgres of our own; give its address, and what ends it by a signal and starts it on the same data.

    SIGINT is its fast end, SIGQUIT the immediate one, which leaves it to recover as after a cut of power.
    """
    programs, port, password = find_or_install(), free_port(), secrets.token_hex(12)
    with folder_of_a_service() as (folder, user):
        (folder / "password").write_text(password)
        if user:
            shutil.chown(folder / "password", user)
        data = str(folder / "data")
        make = [str(programs.initdb), "--pgdata", data, "--username=six", "--encoding=UTF8", "--locale=C"]
        make += ["--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--no-sync"]
        subprocess.run(make, user=user, cwd="/", check=True, capture_output=True)
        settings = (
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={folder}",
            "log_min_messages=panic",
            *more,
        )
        run = [str(programs.postgres), "-D", data, "-p", str(port)]
        address = f"postgresql://six:{password}@127.0.0.1:{port}/postgres"

        def ready() -> bool:
            with suppress(psycopg.OperationalError), psycopg.connect(address):
                return True
            return False

        command = [*run, *(part for one in settings for part in ("-c", one))]
        with ExitStack() as runs:
            process = runs.enter_context(service(command, user, ready))

            def restart(by: signal.Signals) -> None:
                nonlocal process
                process.send_signal(by)
                process.wait(PATIENCE)
                process = runs.enter_context(service(command, user, ready))

            yield address, restart


@contextmanager
def nginx(servers: list[int]) -> Iterator[int]:
    """Run nginx with the example of the documentation in front of the *servers*; give its port."""
    port = free_port()
    site = CONFIGURATION.read_text(encoding="utf-8")
    for written, ours in zip(("8866", "8867"), servers, strict=True):
        site = re.sub(rf"server 127\.0\.0\.1:{written};", f"server 127.0.0.1:{ours};", site)
    with nginx_with(site.replace("listen 80;", f"listen 127.0.0.1:{port};"), port):
        yield port


@contextmanager
def nginx_with(site: str, port: int) -> Iterator[None]:
    """Run nginx with the configuration *site*, which listens on *port*."""
    programs = find_or_install()
    with folder_of_a_service() as (folder, user):
        (folder / "site.conf").write_text(site, encoding="utf-8")
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")
        command = [str(programs.nginx), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]

        def ready() -> bool:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return True
            return False

        with service(command, user, ready):
            yield


if __name__ == "__main__":
    main()
