"""The book on the server's own shelf."""

from pathlib import Path

from tests.support.server import running


def test_where_no_book_was_built_a_page_says_so(small_course: Path, tmp_path: Path) -> None:
    with running(small_course, tmp_path / "log") as server:
        answer = server.ask("/book/index.html")
        assert answer.status == 404
        assert "The book has not been built here" in answer.text
        assert "Read the course" not in server.ask("/").text


def test_the_book_is_handed_out_and_nothing_above_it(small_course: Path, tmp_path: Path) -> None:
    pages = small_course / "_build" / "html"
    pages.mkdir(parents=True)
    (pages / "index.html").write_text("<title>The book</title>", encoding="utf-8")
    with running(small_course, tmp_path / "log") as server:
        answer = server.ask("/book/")
        assert (answer.status, "The book" in answer.text) == (200, True)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Read the course" in server.ask("/").text
        for path in ("/book/../../_toc.yml", "/book/..%2f..%2f_toc.yml", "/book/%2e%2e/%2e%2e/_toc.yml"):
            assert server.ask(path).status in (403, 404)
