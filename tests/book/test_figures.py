"""Each drawing of ours has a title, a description and a text equal, and takes its colors from the tokens."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sixelements import assets
from sixelements.book.figures import FOLDER, SVG, DrawingError, drawing
from tests.book import prose

FIGURES = prose.ROOT / FOLDER
DRAWINGS = sorted(FIGURES.glob("*.svg"))
TEXT, LINE = 4.5, 3.0
"""The contrast that WCAG 2.1 AA asks of text, and of lines and shapes."""


def by_name(path: Path) -> str:
    return path.stem


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower().replace("’", "'")))


SMALL = words(
    "a an and are as at be by do for from go how in is it its of on or the through to what who with"
)
"""Words that a text equal may put in another way."""


def missing(svg: str, text: str) -> set[str]:
    """Return the words that stand in a drawing and not in its text equal."""
    root = ElementTree.fromstring(svg)  # noqa: S314  (drawings of this repository)
    shown = " ".join("".join(found.itertext()) for found in root.iter(f"{{{SVG}}}text"))
    return words(shown) - words(text) - SMALL


def own_paint(svg: str) -> list[str]:
    """Return whatever gives a drawing colors or fonts of its own, or asks for something outside."""
    body = re.sub(r'xmlns(?::\w+)?="[^"]*"', "", svg)
    return re.findall(
        r'(?:fill|stroke|style|font-family|href)="[^"]*"|url\([^)]*\)|#[0-9a-fA-F]{3,8}\b|<style', body
    )


@pytest.mark.parametrize("file", DRAWINGS, ids=by_name)
def test_a_drawing_says_what_it_shows(file: Path) -> None:
    title, svg = drawing(file, "here")
    assert title
    assert 'role="img"' in svg
    for name in ("title", "desc"):
        assert f'id="here-{name}"' in svg


@pytest.mark.parametrize("file", DRAWINGS, ids=by_name)
def test_the_text_equal_has_every_word_of_the_drawing(file: Path) -> None:
    text = file.with_suffix(".md").read_text(encoding="utf-8")
    assert not missing(file.read_text(encoding="utf-8"), text)


@pytest.mark.parametrize("file", DRAWINGS, ids=by_name)
def test_a_drawing_takes_its_colors_and_type_from_the_tokens(file: Path) -> None:
    svg = re.sub(r"<\?.*?\?>", "", file.read_text(encoding="utf-8"))
    assert not own_paint(svg)
    known = set(re.findall(r"\.([a-z][\w-]*)", (FIGURES / "figures.css").read_text(encoding="utf-8")))
    used = {name for found in re.findall(r'class="([^"]*)"', svg) for name in found.split()}
    assert used <= known, "a class that figures.css does not have"


@pytest.mark.parametrize("file", DRAWINGS, ids=by_name)
def test_a_drawing_fits_a_narrow_phone(file: Path) -> None:
    root = ElementTree.parse(file).getroot()  # noqa: S314  (drawings of this repository)
    box = root.get("viewBox", "").split()
    assert box[:3] == ["0", "0", "360"], "drawings are 360 wide, so that their type is read on a phone"


def test_every_drawing_stands_on_a_page_and_none_is_missing() -> None:
    placed = {name for page in prose.pages() for name in re.findall(r"\{equal-figure\} *(\S+)", page.text)}
    assert placed == {file.stem for file in DRAWINGS}


SPECIMEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 9"><title>T</title><desc>D</desc>{}</svg>'
)


@pytest.mark.parametrize("gone", ["<title>T</title>", "<desc>D</desc>", "T</title>", "D</desc>", "</svg>"])
def test_a_drawing_that_lacks_its_words_is_refused(tmp_path: Path, gone: str) -> None:
    left = gone[1:] if gone[0] in "TD" else ""
    (tmp_path / "a.svg").write_text(SPECIMEN.format("").replace(gone, left), encoding="utf-8")
    with pytest.raises(DrawingError, match=r"a\.svg"):
        drawing(tmp_path / "a.svg", "x")


def test_a_word_that_only_the_drawing_has_is_seen() -> None:
    assert missing(SPECIMEN.format("<text>Trust <tspan>first</tspan></text>"), "Trust.") == {"first"}


@pytest.mark.parametrize(
    "paint", ['fill="#333"', 'style="color:red"', 'href="https://example.org"', 'stroke="red"']
)
def test_paint_of_its_own_is_seen(paint: str) -> None:
    assert own_paint(SPECIMEN.format(f"<rect {paint}/>"))


# Contrast, worked out from the tokens themselves.


def tokens(dark: bool) -> dict[str, str]:
    """Return the colors of the light or the dark page."""
    css = (assets.UI / "tokens.css").read_text(encoding="utf-8")
    start = css.index('html[data-theme="dark"]' if dark else ":root")
    return dict(re.findall(r"(--six-[\w-]+): (#[0-9a-f]{3,6})\b", css[start : css.index("}", start)]))


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


ELEMENTS = [f"--six-e{number}" for number in range(1, 7)]
SIDES = ["--six-labor", "--six-management", "--six-board", "--six-community", "--six-other"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colors_of_drawings_can_be_told_from_their_ground(dark: bool) -> None:
    color = tokens(dark)
    for ground in ("--six-paper", "--six-card"):
        assert contrast(color["--six-ink"], color[ground]) >= TEXT
        for name in ["--six-line", *ELEMENTS, *SIDES]:
            assert contrast(color[name], color[ground]) >= LINE, f"{name} on {ground}"
    for name in ELEMENTS:
        assert contrast(color["--six-on-accent"], color[name]) >= TEXT, f"text on {name}"


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_fallback_colors_are_those_of_the_light_tokens() -> None:
    used = re.findall(
        r"var\((--six-[\w-]+), (#[0-9a-f]+)\)", (FIGURES / "figures.css").read_text(encoding="utf-8")
    )
    light = tokens(dark=False)
    assert used
    assert all(luminance(color) == luminance(light[name]) for name, color in used)
