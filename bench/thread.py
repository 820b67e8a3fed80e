"""Carry one problem from a sentence without blame to a lesson, in a room of two teams, and count what was lost.

    python -m bench.thread            both of these (about four minutes)
    python -m bench.thread sqlite     ten phones in two teams, one server on SQLite, ten kill -9
    python -m bench.thread postgres   the same with two servers on one Postgres

Which exercises make the thread, and what each takes from the ones before, is read from the catalog
(``tests/support/thread.py``).  Phones write half of their edits with no network, over a network that loses some of
the others, while servers are killed.  In the end each team's file is saved as the board saves it, a room of next year
opens from it, and four sheets are printed with what the team wrote.  Loopback only; each run has servers, ports and a
data folder of its own, and bounds in number and time.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from deno import find_deno_bin

from bench import page
from bench.asked import asked
from sixelements import assets, catalog, document, kinds, printing, scoring, sheets
from tests.support import services, thread
from tests.support.editors import Weather
from tests.support.phone_of_thread import ORIGIN, Phone
from tests.support.room_of_thread import ROOT, House, Run

PAGE = ROOT / "chapters" / "figures.md"
SHEETS = 4
LONGEST = 1200

OF_SERVERS = (document.SIDE, document.VOTED)
Rows = list[dict[str, Any]]


def saved(house: House, team: int, folder: Path) -> tuple[Path, dict[str, Any]]:
    """Save the file of a team as the board's page does; return it, and what a new room takes of it."""
    told = house.press(do="team-file", team=team)["team_file"]
    words = assets.words() | assets.table(assets.UI / "teamfile.toml") | assets.messages()
    command = [find_deno_bin(), "run", "--allow-read", "--no-remote", "tests/javascript/saving.js"]
    made = subprocess.run(
        command,
        input=json.dumps({"told": told, "words": words}),
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    )
    found = json.loads(made.stdout)
    assert not found["problem"], found["problem"]
    file = folder / f"team-{team}.html"
    file.write_text(found["html"], encoding="utf-8")
    return file, found["carried"]


def plain(rows: Rows) -> dict[str, dict[str, Any]]:
    """Return what people wrote in each row, whichever place it has.

    What a server alone writes, such as the mark of a count that a vote gave, is no part of it: another room does not
    believe a file that says so.
    """
    return {
        row["id"]: {at: one for at, one in row["cells"].items() if one is not None and at not in OF_SERVERS}
        for row in rows
    }


def astray(carried: dict[str, Any], ends: dict[str, Rows]) -> list[str]:
    """Return the exercises whose rows in a file are not those that the team's phones ended with."""
    there = {one["slug"]: plain(one["rows"]) for one in carried["documents"]}
    return [slug for slug, rows in ends.items() if rows and there.get(slug) != plain(rows)]


def unlinked(ends: dict[str, Rows]) -> list[str]:
    """Return the exercises that could take rows from another, and in which none stands that was brought in."""
    linked = {slug for slug in ends if thread.BRINGS[slug]}
    return [slug for slug in ends if slug in linked and not any(ORIGIN in row["cells"] for row in ends[slug])]


def unfinished(ends: dict[str, Rows]) -> list[str]:
    """Return the exercises of which no row passes all checks, such as the letters of an objective."""
    found = []
    for slug, rows in ends.items():
        exercise = catalog.get(slug)
        checks = [one for one in catalog.scores(exercise) if one["name"].startswith("check_")]
        items = kinds.get(exercise.kind).tables(exercise)
        results = scoring.compute(checks, items, catalog.scales(exercise), {"rows": rows})
        missed = {id_ for ids in results.values() for id_ in ids}
        if checks and missed >= {row["id"] for row in rows}:
            found.append(slug)
    return found


async def next_year(house: House, slugs: Sequence[str], carried: dict[str, Any]) -> list[str]:
    """Open a room from a file; return the exercises whose rows do not stand there again."""
    activities = await asyncio.to_thread(house.open, slugs, (carried["team"],), carried)
    phone = Phone(0, house.ports, Weather(lost=0, repeated=0), 1)
    await phone.enter(house.code)
    wrong = []
    written = {one["slug"]: one["rows"] for one in carried["documents"]}
    for one in activities:
        form = kinds.get(catalog.get(one["slug"]).kind).document(catalog.get(one["slug"]))
        if one["slug"] not in written or form is None or form.silent:
            continue  # what is written alone comes back with the reveal, and stays in the file until then
        await asyncio.to_thread(house.press, do="step", activity=one["id"], to="collect")
        if plain(await phone.rows(one["id"])) != plain(written[one["slug"]]):
            wrong.append(one["slug"])
    phone.leave()
    told = (await asyncio.to_thread(house.press, do="team-file", team=1))["team_file"]
    again = {one["slug"]: plain(one["rows"]) for one in told["documents"]}
    return wrong + [slug for slug, rows in written.items() if again.get(slug) != plain(rows)]


def printed(file: Path, slugs: list[str], folder: Path) -> int:
    """Print sheets with what stands in a team's file; return how many of its texts are not on the paper."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        sys.exit("The sheets are read with pdftotext: install poppler-utils.")
    team, out = sheets.read_team(file), folder / "sheets.pdf"
    printing.pdf(sheets.page([catalog.get(slug) for slug in slugs], team), out)
    read = subprocess.run([pdftotext, "-raw", out, "-"], text=True, capture_output=True, check=True).stdout
    # A narrow column breaks a word over two lines.
    return missing("".join(read.replace("-", "").split()), team, slugs)


def missing(read: str, team: sheets.Team, slugs: list[str]) -> int:
    """Return how many first words of texts of the team do not stand in what was *read* of its sheets."""
    texts = [
        value.split()[0]
        for one in team.documents
        if one.slug in slugs
        for row in one.rows
        for value in row.cells.values()
        if isinstance(value, str) and value.endswith("as we saw it")
    ]
    assert texts, "nothing that a team wrote stands on these sheets"
    return sum(one not in read for one in texts)


def on_sheets(carried: dict[str, Any]) -> list[str]:
    """Return the exercises whose sheets are printed: the first of the thread that take rows from another."""
    return [one["slug"] for one in carried["documents"] if thread.BRINGS[one["slug"]]][:SHEETS]


Paper = Callable[[Path, list[str], Path], int]
"""What puts a team's file on sheets of these exercises in a folder, and says how many of its texts are not there."""


def carry(
    servers: int, database: str = "", *, people: int, edits: int, kills: int,
    along: Sequence[str] = thread.WHOLE, paper: Paper = printed,
) -> dict[str, Any]:  # fmt: skip
    """Carry the problem *along* some exercises, into files, into next year and onto paper; return what was counted."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        house = House(folder, stack, servers, database)
        run = Run(house, along, people, edits, kills)
        counted: dict[str, Any] = run.counted
        counted |= {"exercises": len(along), "unprinted": 0}
        counted |= {name: [] for name in ("astray", "unlinked", "unfinished", "next year")}

        async def act() -> None:
            async with asyncio.timeout(LONGEST):
                await run.go()
                files = [await asyncio.to_thread(saved, house, number, folder) for number in (1, 2)]
                for number, (_, carried) in enumerate(files, 1):
                    ends = run.last.get("", {}) | run.last.get(f"team-{number}", {})
                    counted["astray"] += astray(carried, ends)
                    counted["unlinked"] += unlinked(ends)
                    counted["unfinished"] += unfinished(ends)
                    counted["next year"] += await next_year(house, along, carried)
            for file, carried in files:
                counted["unprinted"] += paper(file, on_sheets(carried), folder)

        asyncio.run(act())
        return counted | {"weather": run.weather.counted, "off": sum(one.off for one in run.phones)}


def rows(found: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of the table."""
    weather = found["weather"]
    yield "where", where
    yield "exercises of the thread, as the catalog links them, and a vote", str(found["exercises"])
    yield "phones in two teams, and servers killed", f"{found['people']}, {found['kills']}"
    yield "edits; of these made with no network", f"{found['edits']:,}; {found['off']:,}"
    yield (
        "requests that wrote; of these lost on the way, with a lost answer, and sent twice",
        f"{weather['requests']:,}; {weather['lost requests']:,}, {weather['lost answers']:,}, {weather['repeated']:,}",
    )
    yield "edits lost, and counted double (asked: 0 and 0)", f"{found['lost']}, {found['doubled']}"
    yield "documents of which two devices ended with another state (asked: 0)", str(found["states"])
    yield (
        "tables into which nothing was brought, and of which no row passes all its checks (asked: 0 and 0)",
        f"{len(found['unlinked'])}, {len(found['unfinished'])}",
    )
    yield (
        "expectations and cards that somebody was told before the reveal (asked: 0)",
        str(found["told early"]),
    )
    yield (
        "tables that a team's file, and a room of next year, has otherwise than the team left them (asked: 0 and 0)",
        f"{len(found['astray'])}, {len(found['next year'])}",
    )
    yield "texts that are missing on four printed sheets of each team (asked: 0)", str(found["unprinted"])


def sqlite() -> Iterator[tuple[str, str]]:
    """One server on SQLite."""
    yield from rows(carry(1, people=10, edits=20, kills=10), "one server, SQLite")


def postgres() -> Iterator[tuple[str, str]]:
    """Two servers on one Postgres."""
    with services.postgres() as database:
        found = carry(2, database, people=10, edits=20, kills=10)
    yield from rows(found, "two servers, one Postgres")


PARTS = {"sqlite": sqlite, "postgres": postgres}


def main() -> None:
    """Measure the parts named on the command line, or all, and write them to the page."""
    for part in asked(__doc__, PARTS)[0]:
        found = list(PARTS[part]())
        print(json.dumps(dict(found), indent=1, ensure_ascii=False), flush=True)
        page.write(PAGE, f"thread-{part}", found, f"python -m bench.thread {part}")


if __name__ == "__main__":
    main()
