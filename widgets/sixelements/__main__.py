"""The command line: ``python -m sixelements``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import authoring, catalog, kinds, sheets
from .content import ContentError
from .course import CourseError

if TYPE_CHECKING:
    from .convening.store import RoomStore


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Six Elements: exercises for labor and management who run public schools together.

    Example: python -m sixelements serve
    """


@main.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8866, show_default=True, help="0 picks a free one."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets phones in the room reach it."
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--behind-proxy", is_flag=True, help="Take visitors' addresses from the proxy in front.")
@click.option(
    "--base-url",
    default="/",
    envvar="JUPYTERHUB_SERVICE_PREFIX",
    help="Path below which a proxy shows the course, as /six/.",
)
@click.option(
    "--open-notebooks", is_flag=True, help="Let everybody open notebooks, each with a Python of its own."
)
@click.option(
    "--rehearse",
    is_flag=True,
    help="Practice with invented people; rooms are kept apart and end with Ctrl-C.",
)
def serve(*, no_browser: bool, rehearse: bool, **options: Any) -> None:
    """Serve the exercises from this machine.

    Example: python -m sixelements serve --host 0.0.0.0 --port 8866
    """
    from .serving import rehearsal
    from .serving import serve as run

    with rehearsal.kept_apart() if rehearse else nullcontext():
        run(open_browser=not no_browser, **options)


@contextmanager
def opened_store() -> Iterator[RoomStore]:
    """Open the rooms for a command; what is wrong with them ends in one plain line."""
    from .convening.errors import StoreError
    from .convening.store import open_store

    try:
        with closing(open_store()) as store:
            yield store
    except StoreError as error:
        raise click.ClickException(str(error)) from None


@main.group(invoke_without_command=True)
@click.pass_context
def facilitate(context: click.Context) -> None:
    """Print the owner's link, to be put after the server's address; keep it to yourself.

    Whoever has it sees every room.  Give other facilitators keys of their own: each sees the rooms she opened.

    Example: python -m sixelements facilitate
    """
    from .convening import codes, store

    if context.invoked_subcommand is None:
        click.echo(f"/facilitate?key={codes.facilitator_key(store.data_folder())}")


@facilitate.command(name="add")
@click.argument("name")
def hand_out(name: str) -> None:
    """Hand out a key to a facilitator called NAME, and print her link; it is told this once.

    Example: python -m sixelements facilitate add "North schools"
    """
    from .convening import facilitators

    with opened_store() as store:
        click.echo(f"/facilitate?key={facilitators.hand_out(store, name)}")


@facilitate.command(name="list")
def handed_out() -> None:
    """List the keys that were handed out, and how many rooms were opened with each.

    Example: python -m sixelements facilitate list
    """
    from .convening import facilitators

    with opened_store() as store:
        found = facilitators.handed_out(store)
    for name, count in found:
        click.echo(f"{name}: rooms {count}")
    if not found:
        click.echo('No key was handed out. Hand one out with: python -m sixelements facilitate add "NAME"')


@facilitate.command(name="remove")
@click.argument("name")
def take_back(name: str) -> None:
    """Take back the key of NAME; rooms opened with it stay, and only the owner sees them.

    Example: python -m sixelements facilitate remove "North schools"
    """
    from .convening import facilitators

    with opened_store() as store:
        facilitators.take_back(store, name)
    click.echo(f'The key of "{name}" opens nothing any more.')


@main.command()
@click.option(
    "--days", type=click.IntRange(0), help="Delete rooms older than this, whatever they were given."
)
@click.option("--trust-clock", is_flag=True, help="Delete also when the clock has leapt ahead.")
def purge(days: int | None, trust_clock: bool) -> None:
    """Delete the rooms whose days are over, with all that was shared in them.

    Example: python -m sixelements purge --days 7
    """
    from .convening import rooms

    with opened_store() as store:
        done = rooms.purge(store, rooms.today(), days, trust_clock=trust_clock)
    click.echo(done.said or f"Rooms deleted: {done.gone}.")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write all rooms to FILE, which holds what people shared; keep it as you keep the rooms.

    Example: python -m sixelements backup rooms.json
    """
    from .convening import archive

    with opened_store() as store:
        count = archive.backup(store, file)
    click.echo(f"Rooms written to {file}: {count}.")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Read all rooms from FILE into an empty database, on SQLite or on Postgres.

    Example: python -m sixelements restore rooms.json
    """
    from .convening import archive

    with opened_store() as store:
        count = archive.restore(store, file)
    click.echo(f"Rooms restored from {file}: {count}.")


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("_build"),
    show_default=True,
    help="Folder to write to.",
)
def book(out: Path) -> None:
    """Build the course as a book that needs no server.

    Example: python -m sixelements book
    """
    from .book.build import build

    build(out)


@main.command(name="catalog")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def catalog_(as_json: bool) -> None:
    """List the exercises.

    Example: python -m sixelements catalog --json
    """
    rows = [
        {
            "slug": one.slug,
            "title": one.title,
            "element": one.element,
            "sub_element": one.sub_element,
            "kind": one.kind,
            "minutes": {"alone": one.minutes.alone, "together": one.minutes.together},
            "app": catalog.app_path(one),
            "book": catalog.book_path(one),
        }
        for one in catalog.all_exercises()
    ]
    if as_json:
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['sub_element']:4}  {row['slug']:24}  {row['kind']:10}  {row['title']}")


@main.command()
@click.argument("kind")
@click.argument("slug")
def new(kind: str, slug: str) -> None:
    """Write the skeleton of an exercise called SLUG, of a KIND.

    Example: python -m sixelements new continuum who-decides-at-our-site
    """
    folder = authoring.new(kind, slug)
    click.echo(
        f"Written: {folder}. Edit exercise.toml and facilitator.md, then run: python -m sixelements check"
    )


main.add_command(sheets.command)
new.help = f"{new.help}\n\nKinds: {', '.join(kinds.names())}"


@main.command()
def check() -> None:
    """Refuse what is not right in the exercises and their derived files.

    Example: python -m sixelements check
    """
    found = authoring.check()
    for line in found:
        click.echo(line, err=True)
    if found:
        sys.exit(1)
    click.echo(f"Exercises checked: {len(catalog.files())}. All is well.")


@main.command()
def build() -> None:
    """Write the files that are derived from the exercises.

    Example: python -m sixelements build
    """
    written = authoring.build()
    for file in written:
        click.echo(f"Written: {file}")
    if not written:
        click.echo("Everything is up to date.")


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; whatever is wrong ends in one plain line and a non-zero number."""
    try:
        main.main(args=arguments, prog_name="python -m sixelements", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 2
    except click.Abort:
        return 130
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        advice = f" Try: {context.command_path} --help" if context else ""
        click.echo(f"{error.format_message()}{advice}", err=True)
        return 2
    except (ContentError, CourseError) as error:
        click.echo(str(error), err=True)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        click.echo(f"{error.filename or 'The system'}: {error.strerror or error}", err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(run())
