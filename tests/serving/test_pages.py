import gzip
import json
import re
from html import unescape
from pathlib import Path

import pytest

from sixelements import catalog
from sixelements.serving.handlers import takes_gzip
from tests.examples import EVERY, ONE, ONE_A_KIND
from tests.support.server import Server, break_notebook, running, until

LINK = re.compile(r'(?:src|href|action)="([^"]*)"')


def leads_outside(page: str) -> list[str]:
    """Return what the page would fetch, or lead to, elsewhere."""
    return [link for link in LINK.findall(page) if re.match(r"(?:[a-z]+:)?//", link)]


def needs_a_kernel(page: str) -> list[str]:
    """Return what in the page belongs to widgets with a kernel."""
    return [
        word
        for word in ("require.js", "require.min.js", "voila.js", "widget-view+json", "kernelId")
        if word in page
    ]


@pytest.mark.parametrize(
    "specimen",
    [
        '<script src="https://cdn.example/x.js">',
        '<link href="//cdn.example/x.css">',
        '<form action="http://elsewhere.example/">',
    ],
)
def test_a_link_that_leads_outside_is_found(specimen: str) -> None:
    assert leads_outside(specimen)


@pytest.fixture(params=["/", "/nowhere", "/join", "/help", *(f"/exercise/{slug}" for slug in ONE_A_KIND)])
def page(request: pytest.FixtureRequest, server: Server) -> str:
    return server.ask(request.param).text


def test_every_page_has_its_landmarks_and_stays_inside(page: str) -> None:
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in page
    assert re.search(r"<title>[^<]{5,}</title>", page)
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert page.count("<main ") == 1
    assert '<a class="six-skip" href="#content">' in page
    assert page.count('id="content"') == 1
    assert page.count("<h1") == 1
    assert "Your answers stay on this device until you press Share." in page
    assert leads_outside(page) == []
    assert needs_a_kernel(page) == []


def test_every_script_and_style_of_a_page_is_there_and_kept_for_good(page: str, server: Server) -> None:
    links = [link for link in LINK.findall(page) if link.startswith("/assets/")]
    assert links
    for link in links:
        answer = server.ask(link, Accept_Encoding="gzip")
        assert answer.status == 200, link
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.body) == server.ask(link).body


def test_the_landing_page_tells_of_every_exercise(server: Server) -> None:
    page = unescape(server.ask("/").text)
    for exercise in catalog.all_exercises():
        assert f'<a href="/exercise/{exercise.slug}">{exercise.title}</a>' in page
        assert exercise.summary in page
        assert f"{exercise.minutes.alone} minutes alone" in page
    for name in catalog.ELEMENTS.values():
        assert f"<b>{name}</b>" in page
    assert "An exercise you begin is listed here" in page, "an empty state says what will appear"
    assert ".ipynb</a>" not in page, "no tree of files"


@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_an_exercise_page_is_whole(server: Server, slug: str) -> None:
    answer = server.ask(f"/exercise/{slug}")
    exercise = catalog.get(slug)
    assert answer.status == 200
    assert f"<title>{exercise.title} · Six Elements</title>" in unescape(answer.text)
    payload = re.search(
        r'<script type="application/json" class="six-data">(.*?)</script>', answer.text, re.DOTALL
    )
    assert payload
    assert json.loads(payload[1])["slug"] == slug
    assert "page-" in answer.text


def test_a_second_visit_downloads_nothing(server: Server) -> None:
    for path in ("/", f"/exercise/{ONE}"):
        first = server.ask(path, Accept_Encoding="gzip")
        again = server.ask(path, If_None_Match=first.headers["ETag"])
        assert (again.status, again.body) == (304, b"")
        assert server.ask(path, If_None_Match='W/"older"').status == 200


@pytest.mark.parametrize("path", ["/", "/health", f"/exercise/{ONE}"])
def test_head_answers_as_get_does_without_the_page(server: Server, path: str) -> None:
    got, head = server.ask(path), server.ask(path, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(got.body))


def test_a_restart_of_the_server_makes_the_same_page(small_course: Path, tmp_path: Path) -> None:
    tags = []
    for _ in range(2):
        with running(small_course, tmp_path / "log") as one:
            tags.append(one.ask("/exercise/decision-continuum").headers["ETag"])
    assert tags[0] == tags[1]


@pytest.mark.parametrize(
    ("accepts", "zipped"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("identity;q=0.5, *;q=0.1", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("*;q=0", False),
        ("x-gzip-like, br", False),
        ("", False),
    ],
)
def test_what_a_browser_says_about_compression_is_honored(accepts: str, zipped: bool) -> None:
    assert takes_gzip(accepts) == zipped


def test_a_browser_that_refuses_gzip_gets_the_plain_page(server: Server) -> None:
    answer = server.ask("/", Accept_Encoding="gzip;q=0")
    assert answer.headers["Content-Encoding"] is None
    assert answer.text.startswith("<!DOCTYPE html>")
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_the_terminal_is_told_of_what_fails_here_and_of_nothing_else(
    small_course: Path, tmp_path: Path
) -> None:
    break_notebook(small_course)
    with running(small_course, tmp_path / "log") as server:
        for path in ("/nowhere", "/exercise/no-such", "/api/rooms/KKKKKK", "/board"):
            assert server.ask(path).status in (403, 404)
        quiet = server.log.read_text()
        assert server.ask("/exercise/decision-continuum").status == 500
        told = "ExercisePage GET decision-continuum could not be answered (RenderError at "
        until(lambda: told in server.log.read_text(), "the terminal should be told")
    assert "40" not in re.sub(r"http://\S+", "", quiet), "four hundred and something is the visitor's matter"


def test_pages_and_health_leave_no_kernel_behind(server: Server) -> None:
    server.rest()
    for path in ("/", "/health", *(f"/exercise/{slug}" for slug in EVERY)):
        assert server.ask(path).status == 200
        assert server.kernels() == 0, f"{path} started a kernel for a visitor"


def test_our_pages_forbid_whatever_is_not_ours(server: Server) -> None:
    headers = server.ask("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    "path", ["/nowhere", "/exercise/no-such-exercise", "/assets/no-such-file.js", "/exercise/"]
)
def test_an_address_that_leads_nowhere_says_so_in_plain_words(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert "This page is not here" in answer.text
    assert "Your answers are safe on this device." in answer.text


def test_a_notebook_that_fails_gives_plain_words_not_half_a_page(small_course: Path, tmp_path: Path) -> None:
    notebook = next(small_course.glob("exercises/*/*.ipynb"))
    good = notebook.read_text()
    notebook.write_text(
        good.replace("from sixelements import open_exercise", "raise RuntimeError('secret place')")
    )
    with running(small_course, tmp_path / "log") as server:
        answer = server.ask("/exercise/decision-continuum")
        assert answer.status == 500
        assert "could not be made just now" in answer.text
        assert "Your answers are safe on this device." in answer.text
        assert "secret place" not in answer.text
        server.rest()
        notebook.write_text(good)
        assert server.ask("/exercise/decision-continuum").status == 200, "mended, it is rendered again"


def test_a_changed_exercise_is_shown_without_a_restart(small_course: Path, tmp_path: Path) -> None:
    toml = next(small_course.glob("exercises/*/exercise.toml"))
    with running(small_course, tmp_path / "log") as server:
        before = server.ask("/exercise/decision-continuum")
        toml.write_text(re.sub(r'(?m)^title = ".*"$', 'title = "A new title"', toml.read_text(), count=1))
        after = server.ask("/exercise/decision-continuum")
        assert '"title":"A new title"' in after.text
        assert after.headers["ETag"] != before.headers["ETag"]
        assert "A new title" in server.ask("/").text
