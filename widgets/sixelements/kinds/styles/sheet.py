"""The sheet of paper: scenarios with two rings a reply, then counting, the grid, and what each reply does."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sixelements.kinds.base import mark

if TYPE_CHECKING:
    from .kind import Scenario, Style, Styles

LETTERS = "ABCDE"
CONTEXTS = {"inside": "Inside my side", "across": "Across the table"}

HOW_TO_COUNT = (
    "Look here only after you have marked the scenarios. In each row, circle the letter of the reply "
    "you marked most like me, and cross out the letter you marked least like me. Then count down each column."
)
AID = (
    "This is a reflection aid, not a test. Nobody has validated it, and it says nothing about what kind "
    "of person you are. Please never use it to evaluate, hire or sort people."
)
GRID_TEXT = (
    "Going up, more of my own needs is met; going right, more care is taken of the relationship. "
    "Compete is at the top left, collaborate at the top right, compromise in the middle, "
    "avoid at the bottom left and accommodate at the bottom right. "
    "Write how often each style was most like you into its circle."
)


def sheet(content: Styles) -> str:
    """Return the body of the sheet; what shows the styles comes last."""
    scenarios = enumerate(content.scenarios, 1)
    return (
        f"<p>{AID}</p>"
        + "".join(_scenario(number, scenario) for number, scenario in scenarios)
        + '<div class="six-styles-behind">'
        + _counting(content)
        + _grid(content)
        + f'<div class="six-styles-columns">{"".join(_style(style) for style in content.styles)}</div>'
        + '<p class="six-sheet-sub">What each reply does</p>'
        + f'<div class="six-styles-columns">{_feedback(content)}</div>'
        + "</div>"
    )


def _scenario(number: int, scenario: Scenario) -> str:
    """One scenario: five replies, each with a ring for most and a ring for least."""
    where = f"replies.{scenario.id}"
    rows = "".join(
        f'<tr><th scope="row">{letter}</th><td>{escape(reply.text)}</td>'
        f"<td>{mark(f'{where}.most', reply.style)}</td><td>{mark(f'{where}.least', reply.style)}</td></tr>"
        for letter, reply in zip(LETTERS, scenario.replies, strict=True)
    )
    return (
        '<div class="six-sheet-item six-styles-item">'
        f'<p class="six-sheet-sub">{number}. {escape(scenario.title)} '
        f'<span class="six-styles-where">{CONTEXTS[scenario.context]}</span></p>'
        f"<p>{escape(scenario.situation)}</p>"
        '<table class="six-table six-styles-replies-table">'
        f"<caption>Five replies to: {escape(scenario.title)}</caption>"
        '<thead><tr><th scope="col">Reply</th><th scope="col">What I would do</th>'
        '<th scope="col">Most like me</th><th scope="col">Least like me</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _counting(content: Styles) -> str:
    """The key, which is also the tally: a row of letters a scenario, and boxes to write the counts into."""
    head = "".join(f'<th scope="col">{escape(style.name)}</th>' for style in content.styles)
    parts = "".join(_counting_part(content, context, name) for context, name in CONTEXTS.items())
    return (
        '<p class="six-sheet-sub">Count your replies</p>'
        f"<p>{HOW_TO_COUNT}</p>"
        '<table class="six-table six-styles-count">'
        "<caption>Which letter is which style, and how often you chose it</caption>"
        f'<thead><tr><th scope="col">Scenario</th>{head}</tr></thead>'
        f"{parts}</table>"
    )


def _counting_part(content: Styles, context: str, name: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{number}. {escape(scenario.title)}</th>'
        + "".join(f"<td>{_letter(scenario, style)}</td>" for style in content.styles)
        + "</tr>"
        for number, scenario in enumerate(content.scenarios, 1)
        if scenario.context == context
    )
    for which, words in (("most", "circles"), ("least", "crosses")):
        boxes = "".join(f"<td>{_box(f'{which}_{context}.{style.id}')}</td>" for style in content.styles)
        rows += f'<tr class="six-styles-sum"><th scope="row">{name}: {words}</th>{boxes}</tr>'
    return f"<tbody>{rows}</tbody>"


def _letter(scenario: Scenario, style: Style) -> str:
    """The letter of the style's reply; circled or crossed out when the answers say so."""
    letter = LETTERS[[reply.style for reply in scenario.replies].index(style.id)]
    where = f"replies.{scenario.id}"
    return (
        f'<span class="six-styles-circle" data-at="{where}.most" data-when="{style.id}">'
        f'<span class="six-styles-cross" data-at="{where}.least" data-when="{style.id}">{letter}</span>'
        "</span>"
    )


def _box(count: str) -> str:
    """A box for a count; ``paper`` in ``view.js`` puts the counts under the answers."""
    return f'<span class="six-styles-box" data-at="paper.{count}"></span>'


def _grid(content: Styles) -> str:
    """The needs and relationship grid, with a circle a style to write a number into."""
    circles = "".join(_circle(style) for style in content.styles)
    return (
        '<div class="six-sheet-item"><p class="six-sheet-sub">Needs and relationship</p>'
        f"<p>{GRID_TEXT}</p>"
        '<svg class="six-styles-paper-grid" viewBox="0 0 340 300" role="img" '
        'aria-label="A grid of five circles, one a style, described in the text before it">'
        '<path class="six-styles-axis" d="M30 14V270H330M26 20l4-8 4 8M324 266l8 4-8 4"/>'
        '<text x="40" y="18">more of my needs is met</text>'
        '<text x="330" y="290" text-anchor="end">more care for the relationship</text>'
        f"{circles}</svg></div>"
    )


def _circle(style: Style) -> str:
    x, y = 85 + 95 * style.relationship, 220 - 85 * style.needs
    return (
        f'<circle class="six-styles-empty" cx="{x}" cy="{y}" r="19"/>'
        f'<text x="{x}" y="{y + 6}" text-anchor="middle" data-at="paper.most.{style.id}"></text>'
        f'<text x="{x}" y="{y + 36}" text-anchor="middle">{escape(style.name)}</text>'
    )


def _style(style: Style) -> str:
    """A style in words."""
    return (
        '<div class="six-sheet-item">'
        f'<p class="six-sheet-sub">{escape(style.name)}</p><p>{escape(style.story)}</p>'
        f"<p><strong>It serves:</strong> {escape(style.serves)}</p>"
        f"<p><strong>It costs:</strong> {escape(style.costs)}</p>"
        f"<p><strong>If you use it least:</strong> {escape(style.could_do)}</p></div>"
    )


def _feedback(content: Styles) -> str:
    """What each reply does, scenario by scenario."""
    found = ""
    for number, scenario in enumerate(content.scenarios, 1):
        lines = "".join(
            f"<li><strong>{letter}</strong> {escape(reply.feedback)}</li>"
            for letter, reply in zip(LETTERS, scenario.replies, strict=True)
        )
        found += (
            '<div class="six-sheet-item six-styles-does">'
            f"<p><strong>{number}. {escape(scenario.title)}</strong></p><ul>{lines}</ul></div>"
        )
    return found
