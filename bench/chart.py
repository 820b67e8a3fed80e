"""The picture of a comparison, as the book's drawings are: its colors are the page's, its words stand beside it."""

from __future__ import annotations

from html import escape
from pathlib import Path

from bench.page import ROOT

LEFT, WIDE, RIGHT = 112, 172, 350
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="figures.css"?>\n'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {height}" class="six-draw">\n'
    "  <title>{title}</title>\n  <desc>{desc}</desc>\n{body}\n</svg>\n"
)

Bar = tuple[str, tuple[float, float, float] | None, bool]
"""A server's name; its median, shortest and longest time, or None where it was not tried; whether it is ours."""


def svg(title: str, desc: str, height: int, lines: list[str]) -> str:
    """Return a drawing of the book."""
    body = "\n".join(f"  {line}" for line in lines)
    return HEAD.format(height=height, title=escape(title), desc=escape(desc), body=body)


def bars(title: str, desc: str, groups: dict[str, list[Bar]]) -> str:
    """Return a drawing of bars in groups, all on one scale; a thin line shows the shortest and the longest round."""
    longest = max(times[2] for group in groups.values() for _, times, _ in group if times)
    lines, y = [], 0
    for heading, group in groups.items():
        y += 26
        lines.append(f'<text class="h" x="10" y="{y}">{escape(heading)}</text>')
        for name, times, own in group:
            y += 26
            lines.append(f'<text x="10" y="{y}">{escape(name)}</text>')
            if times is None:
                lines.append(f'<text class="n" x="{LEFT}" y="{y}">not tried</text>')
                continue
            median, low, high = (max(2.0, WIDE * one / longest) for one in times)
            color = "solid e2" if own else "solid soft"
            lines.append(f'<rect class="{color}" x="{LEFT}" y="{y - 12}" width="{median:.1f}" height="14"/>')
            if high - low > 2:
                lines.append(f'<path class="line" d="M{LEFT + low:.1f} {y - 5}H{LEFT + high:.1f}"/>')
            lines.append(f'<text class="end" x="{RIGHT}" y="{y}">{seconds(times[0])}</text>')
        y += 14
    return svg(title, desc, y, lines)


def seconds(value: float) -> str:
    """Return a time as people read it."""
    return f"{value:.2f} s" if value < 10 else f"{value:.0f} s"


def words_of(groups: dict[str, list[Bar]]) -> str:
    """Return what :func:`bars` shows, in words."""
    lines = []
    for heading, group in groups.items():
        lines += [f"{heading}:", ""]
        for name, times, _ in group:
            told = "not tried"
            if times:
                told = f"{seconds(times[0])} (between {seconds(times[1])} and {seconds(times[2])})"
            lines.append(f"- {name}: {told}.")
        lines.append("")
    return "\n".join(lines)


def strips(title: str, desc: str, tracks: dict[str, list[float]], minutes: float) -> str:
    """Return a drawing of one strip for each of *tracks*: how it went over the *minutes*, from zero up."""
    lines, y = [], 0
    for name, values in tracks.items():
        y += 24
        bottom = y + 90
        highest = max(*values, 1.0)
        step = 340 / max(1, len(values) - 1)
        points = " ".join(
            f"{10 + step * at:.1f},{bottom - 56 * value / highest:.1f}" for at, value in enumerate(values)
        )
        lines.append(f'<text class="h" x="10" y="{y}">{escape(name)}</text>')
        lines.append(
            f'<text class="n" x="10" y="{y + 20}">at most {highest:.0f}, at the end {values[-1]:.0f}</text>'
        )
        lines.append(f'<path class="line soft" d="M10 {bottom}H350"/>')
        lines.append(f'<polyline class="line e2" points="{points}"/>')
        y = bottom + 10
    lines.append(f'<text class="n" x="10" y="{y + 12}">start</text>')
    lines.append(f'<text class="n end" x="{RIGHT}" y="{y + 12}">after {minutes:.0f} min</text>')
    return svg(title, desc, y + 24, lines)


def save(name: str, drawing: str, text: str) -> None:
    """Write a drawing and its text equal where the book's drawings are."""
    folder = ROOT / "chapters" / "figures"
    Path(folder, f"{name}.svg").write_text(drawing, encoding="utf-8")
    Path(folder, f"{name}.md").write_text(text.strip() + "\n", encoding="utf-8")
