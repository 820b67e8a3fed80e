"""Two servers on one Postgres behind one nginx serve the same room."""

import asyncio
import itertools
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from tornado.httpclient import HTTPClientError

from sixelements import catalog
from sixelements.convening import archive, codes, rooms
from sixelements.convening.store import RoomStore, open_store
from sixelements.convening.tables import Base
from tests.support import services
from tests.support.courses import copy_of_one
from tests.support.frames import connect
from tests.support.kernels import AUTHORS, kernel_of
from tests.support.server import PATIENCE, SERVE, Answer, Server, ask, running, wrong_code

EXERCISE = catalog.get("conflict-styles")
SIDES = ["labor-certificated", "management-site"]
BOARD = "/board"
number = itertools.count()


class Site(NamedTuple):
    """What an administrator has set up."""

    database: str
    servers: list[Server]
    port: int
    store: RoomStore
    key: str

    def ask(
        self, method: str, path: str, body: Any = None, *, me: str = "127.0.0.1", **headers: str
    ) -> Answer:
        """Send one request to nginx, from the address *me*; header names are written with underscores."""
        return ask(self.port, method, path, body, me=me, **headers)


def another_database(database: str) -> str:
    """Make an empty database beside the first; return its address."""
    name = f"rooms_{next(number)}"
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return database.rsplit("/", 1)[0] + f"/{name}"


def opened(database: str, patch: pytest.MonkeyPatch) -> RoomStore:
    """Open a database by the address that an administrator would give."""
    patch.setenv("SIXELEMENTS_DATABASE", database)
    return open_store()


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with services.postgres() as address:
        yield address


@pytest.fixture(scope="module")
def site(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    # Two machines have two data folders; the administrator copies the key from one to the other.
    folders = [folder / "one", folder / "two"]
    key = codes.facilitator_key(folders[0])
    folders[1].mkdir()
    (folders[1] / "facilitator-key").write_text(key)
    rooms_at, served = another_database(database), copy_of_one(folder, EXERCISE.slug)
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        servers = [
            stack.enter_context(
                running(
                    served,
                    folder / f"log-{own.name}",
                    (*SERVE, "--behind-proxy"),
                    SIXELEMENTS_DATABASE=rooms_at,
                    SIXELEMENTS_DATA=str(own),
                )
            )
            for own in folders
        ]
        port = stack.enter_context(services.nginx([one.port for one in servers]))
        store = stack.enter_context(closing(opened(rooms_at, patch)))
        yield Site(rooms_at, servers, port, store, key)


def open_room(site: Site) -> tuple[str, int]:
    code = rooms.open_room(site.store, purpose="To try", sides=SIDES, agenda=[(EXERCISE.slug, 20)], k=3)
    activity = rooms.about_room(site.store, code)["activities"][0]["id"]
    rooms.start(site.store, code, activity)
    return code, activity


def join(site: Site, code: str, who: int) -> str:
    body = {"side": SIDES[who % 2], "join": f"device-of-the-tests-{who}"}
    answer = site.ask("POST", f"/api/rooms/{code}/join", body)
    assert answer.status == 200, answer.text
    token: str = json.loads(answer.body)["token"]
    return token


def share(port: int, code: str, activity: int, token: str, revision: int = 1) -> Answer:
    answers = EXERCISE.cases[-1].answers
    body = {"token": token, "revision": revision, "version": EXERCISE.version, "answers": answers}
    return ask(port, "PUT", f"/api/rooms/{code}/activities/{activity}/share", body)


def test_what_one_server_takes_the_other_has(site: Site) -> None:
    code, activity = open_room(site)
    one, other = site.servers
    tokens = [join(site, code, who) for who in range(8)]
    for who, token in enumerate(tokens):
        assert share(site.servers[who % 2].port, code, activity, token, revision=5).status == 200
    late = [share(server.port, code, activity, tokens[0], revision=4) for server in (one, other)]
    assert [json.loads(answer.body) for answer in late] == [{"revision": 5}] * 2
    assert rooms.board(site.store, code)["activities"][0]["shared"] == 8
    rooms.reveal(site.store, code, activity)
    path = f"/api/rooms/{code}/activities/{activity}/pattern"
    patterns = [ask(server.port, "GET", path) for server in (one, other)]
    assert patterns[0].status == 200
    assert patterns[0].body == patterns[1].body == site.ask("GET", path).body
    assert json.loads(patterns[0].body)["n"] == 8
    assert share(other.port, code, activity, tokens[0], revision=6).status == 409


def test_both_servers_answer_and_neither_shows_the_key(site: Site) -> None:
    answers = [site.ask("GET", "/") for _ in range(6)]
    assert {one.headers["X-Served-By"] for one in answers} == {
        f"127.0.0.1:{one.port}" for one in site.servers
    }
    assert all(one.status == 200 and site.key not in one.text for one in answers)


def test_the_board_comes_from_each_server_and_a_notebook_with_its_kernel_from_one(site: Site) -> None:
    door = site.ask("GET", f"/facilitate?key={site.key}")
    cookie = door.headers["Set-Cookie"].split(";")[0]
    assert site.ask("GET", BOARD).status == 403
    boards = [site.ask("GET", BOARD, Cookie=cookie) for _ in range(4)]
    assert len({one.body for one in boards}) == 1
    assert len({one.headers["X-Served-By"] for one in boards}) == 2
    page = site.ask("GET", AUTHORS, Cookie=cookie)
    assert page.status == 200
    assert {site.ask("HEAD", AUTHORS, Cookie=cookie).headers["X-Served-By"] for _ in range(4)} == {
        page.headers["X-Served-By"]
    }
    home = f"127.0.0.1:{site.port}"
    kernel = kernel_of(page.text)

    async def knock(origin: str) -> None:
        (await connect(site.port, kernel, Cookie=cookie, Origin=origin)).close()

    asyncio.run(knock(f"http://{home}"))
    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(knock("http://elsewhere.example"))
    assert site.ask("POST", f"/voila/api/shutdown/{kernel}", Origin=f"http://{home}").status == 204


def test_whoever_guesses_through_the_proxy_holds_up_nobody_else(site: Site) -> None:
    code, _ = open_room(site)
    body = {"side": SIDES[0], "join": "a-device-of-the-tests"}
    for guess in range(130):  # each server counts for itself
        faked = {"X_Forwarded_For": f"192.0.2.{guess}", "X_Real_IP": f"192.0.2.{guess}"}
        site.ask("GET", f"/api/rooms/{wrong_code(guess)}", me="127.0.0.2", **faked)
    path = f"/api/rooms/{code}/join"
    assert {site.ask("POST", path, body, me="127.0.0.2").status for _ in range(4)} == {429}
    assert {site.ask("POST", path, body, me="127.0.0.3").status for _ in range(4)} == {200}


def test_another_sites_page_is_refused_through_the_proxy_too(site: Site) -> None:
    code, _ = open_room(site)
    body = {"side": SIDES[0], "join": "a-device-of-the-tests"}
    path = f"/api/rooms/{code}/join"
    assert site.ask("POST", path, body, Origin="http://elsewhere.example").status == 403
    assert site.ask("POST", path, body, Origin=f"http://127.0.0.1:{site.port}").status == 200


def test_servers_that_start_at_once_make_the_tables_once(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIXELEMENTS_DATABASE", another_database(database))
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(), range(4)))
    assert [rooms.all_rooms(store) for store in stores] == [[]] * 4
    for store in stores:
        store.close()


def rows(store: RoomStore) -> dict[str, Any]:
    with store.engine.connect() as connection:
        return {one.name: archive.read(connection, one) for one in Base.metadata.sorted_tables}


def test_rooms_move_from_sqlite_to_postgres_and_back(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = open_store(f"sqlite:///{tmp_path / 'small'}")
    code = rooms.open_room(small, purpose="“To move” 😀", sides=SIDES, agenda=[(EXERCISE.slug, 20)], k=3)
    activity = rooms.about_room(small, code)["activities"][0]["id"]
    rooms.start(small, code, activity)
    for who in range(6):
        token = rooms.join(small, code, SIDES[who % 2], f"device-{who:010}")
        answers, version = EXERCISE.cases[-1].answers, EXERCISE.version
        rooms.share(small, code, activity, token=token, revision=1, version=version, answers=answers)
    rooms.withdraw(small, code, activity, token=token, revision=2)
    rooms.reveal(small, code, activity)
    rooms.commit_to(small, code, who="both sides", what="meet again", by_when="May")
    archive.backup(small, tmp_path / "to-postgres.json")

    big = opened(another_database(database), monkeypatch)
    archive.restore(big, tmp_path / "to-postgres.json")
    assert rows(big) == rows(small)
    again = rooms.open_room(big, purpose="Next", sides=SIDES, agenda=[(EXERCISE.slug, 20)])
    assert len(rooms.all_rooms(big)) == 2, "Postgres goes on counting where the file ended"
    rooms.join(big, code, SIDES[0], "another-device-of-the-tests")
    archive.backup(big, tmp_path / "to-sqlite.json")

    back = open_store(f"sqlite:///{tmp_path / 'back'}")
    archive.restore(back, tmp_path / "to-sqlite.json")
    assert rows(back) == rows(big)
    assert rooms.board(back, code) == rooms.board(big, code)
    assert rooms.board(back, again)["purpose"] == "Next"
    for store in (small, big, back):
        store.close()


def test_when_a_server_is_killed_the_room_goes_on(site: Site) -> None:
    code, activity = open_room(site)
    tokens = [join(site, code, who) for who in range(6)]
    assert share(site.port, code, activity, tokens[0]).status == 200
    site.servers[0].process.kill()
    site.servers[0].process.wait(PATIENCE)
    late = [join(site, code, who) for who in range(6, 12)]
    shared = [share(site.port, code, activity, token, revision=2) for token in (*tokens, *late)]
    assert [one.status for one in shared] == [200] * 12
    assert rooms.board(site.store, code)["joined"] == 12
    rooms.reveal(site.store, code, activity)
    pattern = site.ask("GET", f"/api/rooms/{code}/activities/{activity}/pattern")
    assert json.loads(pattern.body)["n"] == 12
