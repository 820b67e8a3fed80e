"""Let Orca speak one exercise of each kind and the door of a room.

``python -m tests.heard`` says where its words differ from those that are kept; ``--write`` keeps them.
It takes some six minutes, and no other window may take the focus of its screen, so it is a part of its own:
``make test PARTS=heard``.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from sixelements import course
from sixelements.convening.store import open_store
from tests.browser import chromium
from tests.browser.rooms import open_room
from tests.engines.found import install
from tests.examples import ONE
from tests.heard.journeys import SPECIMENS, journeys, kept, plain
from tests.heard.orca import NoOrcaError, lacking, listening, needed
from tests.support.server import OPEN, running

INSIDE = "SIXELEMENTS_HEARD"


def main() -> None:
    """Compare, or keep; leave with 1 where Orca cannot be had or says something else."""
    try:
        if packages := lacking():
            install(packages)
        needed()
        if INSIDE not in os.environ:  # a session bus of its own
            again = ["dbus-run-session", "--", sys.executable, "-m", "tests.heard", *sys.argv[1:]]
            sys.exit(subprocess.run(again, env={**os.environ, INSIDE: "yes"}, check=False).returncode)
        heard = hear()
    except NoOrcaError as trouble:
        sys.exit(str(trouble))
    if "--write" in sys.argv[1:]:
        print(
            f"Kept in {SPECIMENS.name}: {sum(map(len, heard.values()))} utterances of {len(heard)} journeys."
        )
        return
    found = list(differences(kept(), heard))
    print("\n".join(found) or "Orca says what is kept.")
    sys.exit(bool(found))


def write(heard: dict[str, dict[str, str]]) -> None:
    """Keep what was *heard* so far."""
    SPECIMENS.write_text(json.dumps(heard, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def differences(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> list[str]:
    """Return a line for each step at which Orca says something else than is kept."""
    steps = {(name, step): None for all_ in (before, now) for name, one in all_.items() for step in one}
    pairs = ((at, before.get(at[0], {}).get(at[1]), now.get(at[0], {}).get(at[1])) for at in steps)
    return [f"{name}, {step}: kept {old!r}, heard {new!r}" for (name, step), old, new in pairs if old != new]


def hear() -> dict[str, dict[str, str]]:
    """Take every journey with Orca and return its words."""
    heard: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "rooms").mkdir()
        data = {"SIXELEMENTS_DATA": str(home / "rooms")}
        with running(course.root(), home / "log", OPEN, **data) as server, listening(home) as (ears, env):
            store = open_store(f"sqlite:///{home / 'rooms' / 'rooms.sqlite'}")
            code, _ = open_room(store, ONE)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    headless=False,
                    executable_path=chromium.find(),
                    args=[*chromium.ARGUMENTS, "--force-renderer-accessibility"],
                    ignore_default_args=["--disable-renderer-accessibility"],
                    env={**env},
                )
                page = browser.new_page()
                for name, steps in journeys(page, server.address.rstrip("/"), code):
                    told: dict[str, str] = {}
                    for step, act in steps:
                        ears.listen() if not told else ears.words()  # first, what a new page says
                        act()
                        told[step] = plain(ears.listen(), code)
                    heard[name] = told
                    if "--write" in sys.argv[1:]:
                        write(heard)
                    print(f"{name}: {len(told)}", flush=True)
                browser.close()
            store.close()
    return heard


if __name__ == "__main__":
    main()
