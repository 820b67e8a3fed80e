"""Chromium's own headless shell for the tests: fetched whole, and what was expected, or not at all."""

import hashlib
import io
import os
import re
import subprocess
import sys
import tarfile
from base64 import b64encode
from pathlib import Path

import pytest
from deno import find_deno_bin

from tests.browser import chromium, install, shell

PROGRAM = "#!/bin/sh\necho Invented Chromium\n"
PACK = shell.UNPACK.replace("Decompress", "Compress")


@pytest.fixture
def hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have an invented npm bring an invented package, packed as the real one is, and return the package's hash."""
    command = [find_deno_bin(), "eval", PACK]
    packed = subprocess.run(command, input=PROGRAM.encode(), capture_output=True, check=True).stdout
    package = tmp_path / "package.tgz"
    with tarfile.open(package, "w:gz") as archive:
        entry = tarfile.TarInfo(shell.PACKED)
        entry.size = len(packed)
        archive.addfile(entry, io.BytesIO(packed))
    npm(tmp_path, monkeypatch, f'cp {package} "$5"')
    return b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()


def npm(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Put an npm that *does* one thing first on the path, on a machine for which the package has a build."""
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")


def test_it_is_fetched_once_and_can_be_started(tmp_path: Path, hashed: str) -> None:
    place = tmp_path / "kept" / "shell"
    shell.get(place, expected=hashed)
    assert place.read_text() == PROGRAM
    assert chromium.works(place)
    (tmp_path / "npm").unlink()
    shell.get(place, expected=hashed)
    assert [one.name for one in place.parent.iterdir()] == ["shell"], "nothing else is left behind"


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("echo no network >&2; exit 1", "no network"),
        ("exit 0", "does not say why"),
        ("exec sleep 60", "within 1 s"),
    ],
)
def test_where_npm_does_not_bring_it_one_line_says_so_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, told: str
) -> None:
    npm(tmp_path, monkeypatch, does)
    monkeypatch.setattr(shell, "PATIENCE", 1)
    with pytest.raises(shell.NoShellError, match=told):
        shell.get(tmp_path / "kept" / "shell")
    assert list((tmp_path / "kept").iterdir()) == []


def test_something_else_than_was_expected_is_never_started(tmp_path: Path, hashed: str) -> None:
    place = tmp_path / "kept" / "shell"
    with pytest.raises(shell.NoShellError, match=re.escape(f"its SHA-512 is {hashed}")):
        shell.get(place)
    assert not place.exists()


def test_where_it_cannot_be_had_the_systems_own_serves_and_the_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    npm(tmp_path, monkeypatch, "exit 1")
    own = tmp_path / chromium.SHELL
    own.write_text(PROGRAM)
    own.chmod(0o755)
    monkeypatch.setattr(shell, "PLACE", tmp_path / "kept" / "shell")
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    install.quicker()
    assert (
        "take longer without Chromium's own headless shell: npm did not bring it" in capsys.readouterr().out
    )
    assert chromium.find_light() == own


def test_what_cannot_be_unpacked_is_told_in_one_line_and_nothing_is_kept(
    tmp_path: Path, hashed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "UNPACK", PACK + "; process.exit(1)")
    with pytest.raises(shell.NoShellError, match="could not be unpacked"):
        shell.get(tmp_path / "kept" / "shell", expected=hashed)
    assert list((tmp_path / "kept").iterdir()) == []
