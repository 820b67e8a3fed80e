"""The oldest browsers that the pages work in: Safari 16, Chrome 105, Firefox 121; nothing newer in our scripts.

They are the first with container queries, which lay exercises out, and with ``:has()``, which shows what is chosen.

Each line below names what came later, or comes only under a condition, and what to write instead.
"""

import re
from pathlib import Path

import pytest

from sixelements.course import PACKAGE

NEWER = {
    r"\(\?<[=!]": "Safari 16.4: capture what stands before, or split in two steps",
    r"\bAbortSignal\.(?:timeout|any)\b": "not on every Safari 16: timeout() of ui/timeout.js",
    r"\.(?:toSorted|toReversed|toSpliced)\(|\.with\(": "Firefox 115: copy, then change the copy",
    r"\b(?:Object|Map)\.groupBy\b": "Safari 17.4: a loop",
    r"\bArray\.fromAsync\b": "Safari 16.4: a loop",
    r"\bPromise\.(?:withResolvers|try)\b": "Safari 17.4: new Promise()",
    r"\bURL\.(?:canParse|parse)\b": "Safari 17: new URL() in a try",
    r"\.checkVisibility\(": "Safari 17.4: getClientRects()",
    r"\bIntl\.Segmenter\b": "Firefox 125: Array.from()",
    r"\brequestIdleCallback\b": "no Safari: setTimeout()",
    r"\.(?:isWellFormed|toWellFormed)\(": "Safari 16.4: an encodeURIComponent() in a try",
    r"\bstatic \{": "Safari 16.4: say it after the class",
    r"\b(?:union|intersection|difference|isSubsetOf)\(new Set\b": "Safari 17: a filter",
    r"\bIterator\.(?:from|prototype)\b": "Safari 18.4: an array",
    r"\.(?:showPopover|hidePopover|togglePopover)\(": "Safari 17: a dialog",
    r"\bstartViewTransition\b": "Safari 18: no transition",
    r"\bcrypto\.randomUUID\b": "only on https: crypto.getRandomValues()",
    r"/[a-z]*v[a-z]*\.(?:test|exec)\(": "Safari 17: the flag u",
    r"^\s*(?:await )?using \w": "nowhere yet: try and finally",
}


def too_new(source: str) -> list[str]:
    """Return what in *source* the oldest browsers do not know, with what to write instead."""
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", source, flags=re.DOTALL)
    found = [(re.search(pattern, code, re.MULTILINE), why) for pattern, why in NEWER.items()]
    return [f"{match[0]}: {why}" for match, why in found if match]


def scripts() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.js") if "_course" not in path.parts)


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_oldest_browsers_know_all_of_it(path: Path) -> None:
    assert too_new(path.read_text(encoding="utf-8")) == []


SPECIMENS = (
    "text.split(/(?<=[.])\\s/)",
    "fetch(url, { signal: AbortSignal.timeout(5) })",
    "signal: AbortSignal.timeout?.(5)",
    "list.toSorted()",
    "list.with(0, 1)",
    "Object.groupBy(list, key)",
    "Promise.withResolvers()",
    "URL.canParse(text)",
    "class A {\n  static {\n  }\n}",
    "crypto.randomUUID()",
    "/[a--b]/v.test(text)",
    "  using file = open();",
    "await Array.fromAsync(list)",
    "text.isWellFormed()",
    "node.checkVisibility()",
    "new Intl.Segmenter()",
    "requestIdleCallback(draw)",
    "chosen.union(new Set(more))",
    "Iterator.from(list)",
    "node.showPopover()",
    "document.startViewTransition(draw)",
)


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_what_is_too_new_is_seen(specimen: str) -> None:
    assert too_new(specimen)


def test_every_line_has_a_specimen() -> None:
    assert all(any(re.search(line, one, re.MULTILINE) for one in SPECIMENS) for line in NEWER)


def test_what_only_a_comment_says_is_no_fault() -> None:
    assert too_new("/* AbortSignal.timeout() */\nconst a = 1; // list.toSorted()\n") == []
