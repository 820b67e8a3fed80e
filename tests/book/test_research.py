"""Every research figure of the course has a card, and every card tells its limits."""

import re
from collections.abc import Iterator

import pytest

from tests.book.prose import ROOT, Page

CARDS = ROOT / "chapters/research/cards.md"
FIGURES = {
    "study": ("400 schools", "21 districts", "six states"),
    "ela": ("12.5 percent",),
    "math": ("4.5 percent",),
    "turnover": ("3.5 times greater", "no statistical difference"),
    "findings": ("voluntary leaving", "school representatives"),
    "empowerment": ("mentoring",),
    "thirty-schools": ("30 schools",),
    "growth": ("27 schools", "Southern California"),
    "safety": ("strongest of five traits",),
    "trust": ("benevolence, reliability, competence, honesty and openness",),
    "micro-credentials": ("87 percent", "53 percent"),
    "reach": ("170 districts", "over 175", "27 teams", "11 districts", "83 people"),
    "cost": ("50 dollars",),
    "cases": ("34 percent", "84 percent", "6,300", "94 percent", "55 percent", "20,000", "500 people"),
    "networks": ("250", "from 12 member districts to nearly 90"),
    "convening": ("July 2013", "seven co-sponsors"),
    "district-trust": (
        "collective moral purpose",
        "productive conflict",
        "demanding culture",
        "flat organization",
    ),
    "call-to-action": (
        "start somewhere",
        "web of communication and collaboration",
        "parents and the community",
    ),
    "pal": ("eight days in 1993", "1999", "PAL2"),
    "simulation": ("145 studies", "g = 0.85", "0.69 to 1.02"),
}
"""The label of each card, and the figures its claim must hold; from the sources, not from the page."""

LINES = ["Claim", "Who and when", "Compared with what", "Limits", "What it does not say"]
OPTIONAL = {"Beware"}


def cards(page: Page) -> dict[str, str]:
    """Return the text of each card by its label."""
    parts = re.split(
        r"^\(card-([\w-]+)\)=$", re.split(r"\n## What could not", page.text)[0], flags=re.MULTILINE
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def faults(name: str, card: str) -> Iterator[str]:
    """Yield what a card lacks: one of its five lines, a source, a figure of its claim."""
    lines = re.findall(r"^- \*([^*]+)\.\* (.+)$", card, re.MULTILINE)
    order = list(dict.fromkeys(label for label, _ in lines if label not in OPTIONAL))
    if order != LINES:
        yield f"{name}: its lines are {order}"
    claims = " ".join(text for label, text in lines if label == "Claim")
    if "{cite" not in claims:
        yield f"{name}: the claim has no source"
    yield from (
        f"{name}: the claim does not say “{one}”" for one in FIGURES.get(name, ()) if one not in claims
    )


@pytest.fixture(scope="module")
def page() -> Page:
    return Page("cards.md", CARDS.read_text(encoding="utf-8"))


def test_every_figure_has_its_card(page: Page) -> None:
    assert list(cards(page)) == list(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_a_card_is_whole(page: Page, name: str) -> None:
    assert not list(faults(name, cards(page)[name]))


@pytest.mark.parametrize("figure", ["3.5 times", "12.5", "4.5", "2014", "2017", "*turnover*", "*retention*"])
def test_the_two_conflicts_are_shown(figure: str) -> None:
    assert figure in (ROOT / "chapters/research/index.md").read_text(encoding="utf-8")


# Specimens: each breaks one thing.

SOUND = """
- *Claim.* In 27 schools of Southern California it was so {cite:p}`x`.
- *Who and when.* Them, then.
- *Compared with what.* Nothing.
- *Limits.* One district.
- *What it does not say.* Why.
"""


def test_a_sound_card_passes() -> None:
    assert not list(faults("growth", SOUND))


@pytest.mark.parametrize(
    "gone", ["- *Limits.* One district.\n", "- *What it does not say.* Why.\n", " {cite:p}`x`", "27 "]
)
def test_a_card_that_lacks_something_is_seen(gone: str) -> None:
    assert len(list(faults("growth", SOUND.replace(gone, "")))) == 1
