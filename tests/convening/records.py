"""A made-up record of a room, and how its files are read back."""

import csv
import io
from typing import Any

import openpyxl  # type: ignore[import-untyped]

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "{=1+1}",
    "x;=1+1",
    "x; @SUM(A1)",
    "x,+1",
    "x|-1",
    "first line\n=1+1",
    '";=1+1',
    "\u200b=1+1",
    "x;\ufeff=1+1",
    "https://example.org",
    "file:///etc/passwd",
    "<script>alert(1)</script>",
    "]]><w:t>",
    "nul \x00 bell \x07 escape \x1b",
    "alone \ud800 half",
    "turned \u202e round",
    "00123",
    "1E5",
    "x" * 40_000,
]


def pattern(text: str) -> dict[str, Any]:
    """A pattern in which every text that can come from people is *text*."""
    return {
        "slug": "one", "version": 1, "title": text, "round": 1, "n": 12, "mode": "anonymous", "k": 5,
        "groups": [{"id": "labor", "label": "Labor", "n": 7}, {"id": "management", "label": "Management", "n": 5}],
        "note": text,
        "blocks": [
            {"type": "sentence", "text": text},
            {"type": "strips", "id": "s", "title": text, "desc": text, "points": ["left", text],
             "rows": [{"id": "own-1", "label": text, "flag": "both-claim", "says": text, "parts": [
                 {"group": "labor", "label": "Labor", "when": "now", "n": 7, "counts": [3, 4], "median": 2},
                 {"group": "management", "label": "Management", "when": "", "counts": [5, 0], "median": None}]}]},
            {"type": "table", "caption": text, "head": ["Item", text], "rows": [[text, text], ["plain", 3]]},
            {"type": "talk", "title": "To talk about first", "items": [
                {"id": "own-1", "label": text, "why": text, "opener": text}]},
            {"type": "words", "title": text, "items": [{"text": text, "about": text}]},
        ],
    }  # fmt: skip


def room(text: str = "plain", **other: Any) -> dict[str, Any]:
    one = {
        "id": 1,
        "slug": "one",
        "version": 1,
        "title": text,
        "minutes": 20,
        "round": 1,
        "state": "revealed",
    }
    return {
        "code": "KTM4RX", "spoken": "KTM-4RX", "purpose": text, "sides": [], "k": 5, "mode": "anonymous",
        "state": "open", "opened": "2026-03-12", "joined": 13, "current": None,
        "activities": [
            one | {"shared": 12, "pattern": pattern(text)},
            one | {"id": 2, "title": "Still secret", "state": "collecting", "shared": 4, "pattern": None},
        ],
        "commitments": [
            {"id": 1, "who": text, "what": text, "by_when": text, "activity": 1, "state": "gone", "why": text}
        ],
    } | other  # fmt: skip


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(content: bytes) -> list[Any]:
    return [
        cell for sheet in book(content) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
