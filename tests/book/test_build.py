"""The book builds without a warning, its links lead somewhere, and it needs nothing from outside."""

import re
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from sixelements import catalog
from sixelements.book.build import build, one_line
from sixelements.course import CourseError
from tests.book.read import Read, pages


def dead_links(book: Path) -> list[str]:
    """Return each link of the book that leads nowhere: no such file in the book, or no such place in it."""
    read = pages(book)
    dead = []
    for file, page in read.items():
        for link in [*page.links, *page.loads]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = Path(normpath(file.parent / unquote(parts.path))) if parts.path else file
            known = read[target].ids if target in read else []
            if not (target in read or target.is_file()) or (
                parts.fragment and parts.fragment not in ("", *known)
            ):
                dead.append(f"{file.relative_to(book)}: {link}")
    return dead


def outside(book: Path) -> list[str]:
    """Return whatever a page or a style of the book would load from another machine."""
    found = [
        f"{file.relative_to(book)}: {load}"
        for file, page in pages(book).items()
        for load in page.loads
        if urlsplit(load).netloc
    ]
    for file in book.rglob("*.css"):
        style = file.read_text(encoding="utf-8")
        found += [
            f"{file.name}: {url}"
            for url in re.findall(r"(?:url\(|@import )[\"']?((?:https?:)?//[^\"')]+)", style)
        ]
    for file in [*book.rglob("*.html"), *(book / "_static" / "six").glob("*.js")]:
        hosts = re.findall(
            r"unpkg|jsdelivr|cdnjs|googleapis|mathjax", file.read_text(encoding="utf-8"), re.IGNORECASE
        )
        found += [f"{file.name}: {host}" for host in hosts]
    return found


def nameless_columns(html: str) -> list[str]:
    """Return the heading cells in which nothing stands; the corner of a table may be a plain empty cell."""
    heads = re.findall(r"<thead>.*?</thead>", html, re.DOTALL)
    return [cell for head in heads for cell in re.findall(r"<th\b[^>]*>\s*(?:<p>\s*</p>)?\s*</th>", head)]


def test_the_book_is_built_and_opens_at_its_first_page(book: Path) -> None:
    front = (book / "index.html").read_text(encoding="utf-8")
    target = re.search(r"url=([^\"]+)", front)
    assert target
    assert (book / target[1]).is_file()


def test_every_exercise_has_its_page_and_its_facilitators_page(book: Path) -> None:
    for exercise in catalog.all_exercises():
        page = book / catalog.book_path(exercise)
        text = page.read_text(encoding="utf-8")
        assert f'data-slug="{exercise.slug}"' in text
        assert "open_exercise" not in text, "readers are shown an exercise, not the code that opens it"
        assert (page.parent / "facilitator.html").is_file()


def test_the_facilitators_part_leads_to_every_guide(book: Path) -> None:
    links = Read((book / "chapters/facilitators/index.html").read_text(encoding="utf-8")).links
    for exercise in catalog.all_exercises():
        assert f"../../exercises/{exercise.slug}/facilitator.html" in links


def test_links_lead_somewhere(book: Path) -> None:
    assert not dead_links(book)


def test_nothing_is_loaded_from_outside(book: Path) -> None:
    assert not outside(book)


def test_only_pages_with_something_live_load_its_scripts(book: Path) -> None:
    for file, page in pages(book).items():
        text = file.read_text(encoding="utf-8")
        live = 'class="six-exercise"' in text or 'class="six-path"' in text
        assert any("six/core.js" in load for load in page.loads) == live, file


def test_pages_are_sound(book: Path) -> None:
    for file, page in pages(book).items():
        assert page.lang == "en", file
        assert page.headings.count(1) == 1, f"{file}: expected one heading of level one"
        for above, level in zip(page.headings, page.headings[1:], strict=False):
            assert level <= above + 1, f"{file}: a heading skips a level"
        assert len(page.ids) == len(set(page.ids)), f"{file}: an id is used twice"


def test_every_column_of_a_table_has_a_heading(book: Path) -> None:
    for file in pages(book):
        assert not nameless_columns(file.read_text(encoding="utf-8")), file


def test_pages_are_not_changed_by_the_day_they_are_built_on(book: Path) -> None:
    status = (book / "chapters/status.html").read_text(encoding="utf-8")
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b|Last updated", status)


# Specimens: each breaks one thing in a small book.


def test_a_small_book_is_built(small_book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built = build(small_book / "_build")
    page = (built / "chapters/index.html").read_text(encoding="utf-8")
    assert "The tools of this part are worksheets to print" in page
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == f"The book is ready. Open {built / 'index.html'} in a browser."


BROKEN = {
    "a link to no page": ("See [it](nowhere.md).", "nowhere"),
    "a term that no glossary has": ("A {term}`thing`.", "thing"),
    "a source that nobody knows": ("So it is {cite}`nobody`.", "nobody"),
    "a directive that is not there": ("```{nothing} x\n```", "nothing"),
    "a figure that is not there": ("```{equal-figure} nothing\n```", 'no figure is called "nothing"'),
    "a drawing without a title": ("```{equal-figure} untitled\n```", "expected a <title>"),
    "an exercise that is not there": ("```{exercise-card} nothing\n```", 'no exercise is called "nothing"'),
    "a place that is not in the course": ("```{exercises} 9.Z\n```", '"9.Z" is no element'),
    "a question without options": ("```{check} Why?\n```", "a check needs one list"),
    "an option without feedback": ("```{check} Why?\n- So.\n  > Yes.\n- No.\n```", "needs feedback"),
    "a place that has no standards": ("```{cpsel} 9.Z\n```", '[places] has no "9.Z"'),
    "an address that no list has": ("So {address}`it <nothing>`.", 'addresses.bib has no "nothing"'),
    "a source that has no tools": ("```{instruments} XYZ\n```", '[sources] has no "XYZ"'),
}


@pytest.mark.parametrize(("words", "said"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_said_in_a_line_and_no_book_passes(
    small_book: Path, capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    (small_book / "chapters/figures/untitled.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (small_book / "chapters/figures/untitled.md").write_text("Nothing.\n")
    (small_book / "chapters/index.md").write_text(f"# A small book\n\n{words}\n", encoding="utf-8")
    with pytest.raises(CourseError, match="The book was not built"):
        build(small_book / "_build")
    lines = capsys.readouterr().err.splitlines()
    assert any(said in line and "index.md" in line for line in lines), lines
    assert not any("Traceback" in line for line in lines)


def test_a_book_without_its_settings_is_refused(small_book: Path) -> None:
    (small_book / "_config.yml").unlink()
    with pytest.raises(CourseError, match=r"_config\.yml: expected this file"):
        build(small_book / "_build")


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="b.html">b</a> <a href="#c">c</a> <a href="#d" id="d">d</a>')
    assert dead_links(tmp_path) == ["a.html: b.html", "a.html: #c"]


def test_a_column_without_a_heading_is_seen() -> None:
    head = "<table><thead><tr><th>a</th><th{}</th></tr></thead><tr><td></td></tr></table>"
    assert nameless_columns(head.format(' class="head"><p></p>'))
    assert not nameless_columns(head.format("><p>b</p>"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<script src="https://example.org/a.js"></script>'),
        ("a.html", '<link rel="stylesheet" href="//example.org/a.css">'),
        ("a.html", '<img src="http://example.org/a.png">'),
        ("a.html", '<script>const THEBE_JS_URL = "https://unpkg.com/thebe";</script>'),
        ("a.css", '@import "https://example.org/a.css";'),
        ("a.css", "p { background: url(//example.org/a.png); }"),
    ],
)
def test_a_request_to_outside_is_seen(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert outside(tmp_path)


def test_the_california_panels_can_be_switched_off(small_book: Path) -> None:
    (small_book / "chapters/index.md").write_text("# A\n\n```{cpsel} 3.B\n```\n\n```{cpsel} all\n```\n")
    config = small_book / "_config.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("six_cpsel: true", "six_cpsel: false"))
    text = (build(small_book / "_build") / "chapters/index.html").read_text(encoding="utf-8")
    assert "six-cpsel" not in text
    assert "switched off" in text


def unheaded(html: str) -> list[str]:
    """Return the tables of a page whose rows have filled first cells and no heading."""
    found = []
    for table in re.findall(r'<table class="table.*?</table>', html, re.DOTALL):
        rows = re.findall(r"<tr.*?</tr>", table.partition("<tbody>")[2], re.DOTALL)
        cells = [re.findall(r"<(t[hd])\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
        filled = all(len(row) > 1 and re.sub(r"<[^>]*>|\s", "", row[0][1]) for row in cells)
        if filled and any(row[0][0] == "td" for row in cells):
            found.append(re.sub(r"<[^>]*>|\s+", " ", table)[:80])
    return found


def test_the_rows_of_a_table_have_headings(book: Path) -> None:
    faults = {
        file.name: found for file in pages(book) if (found := unheaded(file.read_text(encoding="utf-8")))
    }
    assert faults == {}
    row = "<tbody><tr><td>Trust</td><td>3</td></tr></tbody></table>"
    assert unheaded(f'<table class="table">{row}') != [], "the specimen"


def test_an_error_is_told_with_its_reason() -> None:
    assert one_line(ValueError("A page failed.\nReason: no title\n")) == "A page failed. Reason: no title"
    assert one_line(ValueError("")) == "ValueError"
