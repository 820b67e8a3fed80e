"""All kinds are laid out alike, and what authors write is text on paper, whatever signs it holds."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from jinja2 import UndefinedError

from sixelements import authoring, catalog, kinds, worksheet
from sixelements.content import Exercise, load
from sixelements.kinds import paper
from tests.examples import ONE_A_KIND

FILES = {
    "__init__.py", "content.py", "kind.py", "worksheet.html.j2",
    "kind.js", "view.js", "preview.js", "words.toml", "skeleton.toml",
}  # fmt: skip
TEMPLATES = sorted(kinds.HERE.rglob("*.j2"))
MARKUP = "<i title=\"a\" class='b'>&"


@pytest.mark.parametrize("name", kinds.names())
def test_every_kind_has_the_same_files(name: str) -> None:
    assert {file.name for file in kinds.folder(name).iterdir()} >= FILES


def marked(value: Any) -> Any:
    """Return *value* with markup at the end of every text that is a sentence or a title, and no id or name."""
    if isinstance(value, dict):
        return {key: marked(one) for key, one in value.items()}
    if isinstance(value, list):
        return [marked(one) for one in value]
    return value + MARKUP if isinstance(value, str) and re.search(r"[A-Z ]", value) else value


def with_markup(name: str, file: Path) -> Exercise:
    """Return the skeleton of a kind, with markup in every text of it."""
    skeleton = authoring.COMMON.format(kind=name, slug="ours", title="Ours") + dedent(
        kinds.get(name).skeleton()
    )
    raw = tomllib.loads(skeleton)
    known = {key: raw[key] for key in ("sub_element", "who", "sources", "scores", "cases") if key in raw}
    for limit in (one for decision in raw[name].get("decisions", []) for one in decision["limits"]):
        limit["kind"] = "law"  # one of four words, and not the author's
    return load(file, kinds.get(name).Content, name, marked(raw) | known)


@pytest.mark.parametrize("name", kinds.names())
def test_what_authors_write_cannot_become_markup(name: str, tmp_path: Path) -> None:
    exercise = with_markup(name, tmp_path / "exercise.toml")
    html = worksheet.html(exercise)
    assert "<i title" not in html
    assert html.count("&lt;i title=&#34;a&#34; class=&#39;b&#39;&gt;&amp;") > 10
    section = worksheet.page_section(exercise)
    assert "<i title" not in section
    assert section.count("</script>") == 1


HTML_ALREADY = {"section.html.j2": ["worksheet", "data"], "sheets.html.j2": ["style", "html"]}
"""What comes out of another template, or is our own stylesheet, and stands in a page as it is."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(kinds.HERE).as_posix())
def test_only_what_is_html_already_is_left_as_it_is(template: Path) -> None:
    left = re.findall(r"(\w+) \| safe", template.read_text(encoding="utf-8"))
    assert left == HTML_ALREADY.get(template.name, [])
    assert "autoescape" not in template.read_text(encoding="utf-8")


def test_a_slot_that_nobody_fills_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="exercise"):
        paper.fill("section.html.j2")


def test_a_line_break_in_a_template_is_no_text() -> None:
    text = paper.environment().from_string(
        "<ul>\n  {% for n in [1, 2] %}\n  <li>{{ n }} of\n    2</li>\n  {% endfor %}\n</ul>\n"
    )
    assert text.render() == "<ul><li>1 of2</li><li>2 of2</li></ul>"
    kept = paper.environment().from_string("<p>{{ words }}</p>").render(words="One\n  two")
    assert kept == "<p>One\n  two</p>"


def levels(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])\b", html)]


def repeated(html: str) -> set[str]:
    """Return the captions of tables that say what a heading of the same sheet says already."""
    return set(re.findall(r"<caption[^>]*>(.*?)</caption>", html)) & set(
        re.findall(r"<h\d[^>]*>(.*?)</h\d>", html)
    )


@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_a_worksheet_can_be_found_through_by_its_headings(slug: str) -> None:
    """They stand below the one heading of the page, and none is left out on the way down."""
    html = worksheet.html(catalog.get(slug))
    found = levels(html)
    assert len(found) >= 4
    assert found[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(found))
    assert not re.search(r"<p[^>]*six-sheet-sub", html)
    assert repeated(html) == set()


def test_a_caption_that_repeats_a_heading_is_seen() -> None:
    assert repeated("<h2>Pausing</h2><table><caption>Pausing</caption></table>") == {"Pausing"}
