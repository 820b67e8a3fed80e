"""The stories are even-handed and differ; ``chapters/stories/*.toml`` tells who, what, whose miss and what is lost.

An entry is ``[[story]]``, one for each seat that a story is told from, with ``page``
("chapters/3-refine/3b/ideas-ladder"), ``heading`` (a heading of the story on that page, word for word), ``chair``
(labor, management, school board, community, both), ``job``, ``topic``, ``miss`` (whose mistake moves the plot),
``lost`` (what somebody loses for good; "nothing" where all ends well), ``outcome`` and ``form``.
A story is the first part of second level on a page of ideas.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.book import prose
from tests.book.prose import ROOT, Page

FOLDER = ROOT / "chapters/stories"
KEYS = {"page", "heading", "chair", "job", "topic", "miss", "lost", "outcome", "form"}
CHAIRS = {"labor", "management", "school board", "community", "both"}
MISSES = {"labor", "management", "school board", "shared", "nobody"}
SHARE = 0.4
"""At most this share of the stories may turn on the miss of the same side."""
FORMS = {
    "a dialogue": r"dialog",
    "memos, messages or letters": r"memo|message|letter|case file",
    "a page of data": r"data|numbers",
    "a failure": r"failure",
    "more than two seats": r"three|four|five",
}
"""Forms that some story has besides two chairs, each with how an entry may call it."""
PLAIN = 0.5
"""At most this share of the stories may have the plain form of two chairs."""


def entries() -> list[dict[str, Any]]:
    """Return every entry of the data."""
    found = []
    for file in sorted(FOLDER.glob("*.toml")):
        found += tomllib.loads(file.read_text(encoding="utf-8")).get("story", [])
    return found


def headings(page: Page) -> list[str]:
    """Return the headings of the story that a page of ideas opens with."""
    found: list[str] = []
    for _, level, words in page.headings:
        if level == 2 and found:
            break
        if level > 1:
            found.append(words)
    return found


def ideas() -> list[Page]:
    """Return the pages of ideas, each by its name without the ending."""
    return [
        Page(page.path.removesuffix(".md"), page.text)
        for page in prose.pages()
        if page.name.startswith("ideas-")
    ]


def untold(page: Page, data: list[dict[str, Any]]) -> list[str]:
    """Return what the data lack of the story on a page: the story itself, a heading of a chair, a side."""
    mine = [one for one in data if one["page"].removesuffix(".md") == page.path]
    if not mine:
        return ["no entry"]
    told = {(one["heading"], one["chair"]) for one in mine}
    lacking = [
        words
        for words in headings(page)
        if (found := re.match(r"From the (.+) (?:chair|seat)", words))
        and not any(words == heading or chair in (found[1].lower(), "both") for heading, chair in told)
    ]
    chairs = {chair for _, chair in told}
    if "both" not in chairs and not {"labor", "management"} <= chairs:
        lacking.append("one of labor and management is not heard")
    return lacking


def astray(entry: dict[str, Any], pages: dict[str, Page]) -> Iterator[str]:
    """Yield what is wrong with one entry."""
    where = f"{entry.get('page')}, {entry.get('heading')}"
    if set(entry) != KEYS or not all(str(value).strip() for value in entry.values()):
        yield f"{where}: expected {', '.join(sorted(KEYS))}, each with words"
        return
    page = pages.get(entry["page"].removesuffix(".md"))
    if page is None or entry["heading"] not in [words for _, _, words in page.headings]:
        yield f"{where}: no such heading on such a page of the course"
    if entry["chair"] not in CHAIRS:
        yield f"{where}: the chair is one of {', '.join(sorted(CHAIRS))}"
    if entry["miss"] not in MISSES:
        yield f"{where}: the miss is one of {', '.join(sorted(MISSES))}"


def loses(entry: dict[str, Any]) -> bool:
    """Say whether somebody loses something in a story."""
    return not re.match(r"(?:nothing|nobody|none|no one)\b", entry["lost"].lower())


def uneven(data: list[dict[str, Any]]) -> Iterator[str]:
    """Yield where all stories together are not even-handed, or are too much alike."""
    stories = {(one["page"], one["topic"]): one for one in data}
    shares = Counter(one["miss"] for one in stories.values())
    for side, count in shares.items():
        if count > SHARE * len(stories):
            yield f"the miss is {side} in {count} of {len(stories)} stories"
    for side in ("labor", "management", "shared"):
        if not shares[side]:
            yield f"the miss is never {side}"
    jobs = [(one["chair"], one["job"].lower()) for one in data]
    if not any(chair in ("labor", "both") and "teachers" in job for chair, job in jobs):
        yield "no officer of a teachers' union has a story"
    if not any("school board" in f"{chair} {job}" for chair, job in jobs):
        yield "no member of a school board has a story"
    plots = Counter((one["topic"].lower(), one["job"].lower()) for one in data)
    yield from (f"a plot twice: {topic}, {job}" for (topic, job), count in plots.items() if count > 1)
    topics = Counter(topic for _, topic in {(one["page"], one["topic"].lower()) for one in data})
    yield from (f"a topic on {count} pages: {topic}" for topic, count in topics.items() if count > 1)
    forms = [one["form"].lower() for one in stories.values()]
    yield from (
        f"no story is {name}"
        for name, pattern in FORMS.items()
        if not any(re.search(pattern, form) for form in forms)
    )
    if forms.count("two chairs") > PLAIN * len(forms):
        yield f"{forms.count('two chairs')} of {len(forms)} stories have two chairs and no other form"
    parts = {one["page"].rpartition("/")[0] for one in data}
    lost = {one["page"].rpartition("/")[0] for one in data if loses(one)}
    yield from (f"nobody loses anything in {part}" for part in sorted(parts - lost))


def test_every_story_is_in_the_ledger() -> None:
    missing = {page.path: untold(page, entries()) for page in ideas()}
    assert len(missing) > 30
    assert not any(missing.values()), missing


def test_every_entry_has_its_story() -> None:
    pages = {page.path.removesuffix(".md"): page for page in prose.pages()}
    assert not [line for entry in entries() for line in astray(entry, pages)]


def test_the_stories_are_even_handed_and_differ() -> None:
    assert not list(uneven(entries()))


# Specimens: each breaks one thing.

PAGE = Page(
    "chapters/1-launch/1a/ideas-a",
    "# A\n\n## A story\n\n### From the labor chair\n\n### From the management chair\n\n## The idea\n",
)


def entry(**change: str) -> dict[str, Any]:
    sound = {
        "page": PAGE.path, "heading": "From the labor chair", "chair": "labor", "job": "steward",
        "topic": "layoff notices", "miss": "labor", "lost": "two posts", "outcome": "a plan", "form": "two chairs",
    }  # fmt: skip
    return sound | change


def test_a_story_that_is_not_told_in_the_ledger_is_seen() -> None:
    both = [entry(), entry(heading="From the management chair", chair="management")]
    assert not untold(PAGE, both)
    assert untold(PAGE, []) == ["no entry"]
    assert untold(PAGE, both[:1]) == ["From the management chair", "one of labor and management is not heard"]


def test_each_fault_of_an_entry_is_seen() -> None:
    pages = {PAGE.path: PAGE}
    assert not list(astray(entry(), pages))
    for change in (
        {"heading": "Elsewhere"}, {"page": "chapters/x"}, {"chair": "furniture"}, {"miss": "fate"}, {"job": ""},
    ):  # fmt: skip
        assert len(list(astray(entry(**change), pages))) == 1


FORMS_OF = ["a dialogue", "two memos", "a page of data", "a failure", "three seats"]


def even() -> list[dict[str, Any]]:
    misses = ["labor", "management", "shared", "nobody", "school board"]
    jobs = ["president of the teachers' union", "cook", "driver", "clerk", "school board member"]
    return [
        entry(
            page=f"chapters/1-launch/1a/ideas-{n}",
            topic=f"topic {n}",
            job=jobs[n],
            miss=misses[n],
            form=FORMS_OF[n],
        )
        for n in range(5)
    ]


def test_a_lean_of_all_stories_is_seen() -> None:
    assert not list(uneven(even()))
    one, two, three, four, five = even()
    for broken in (
        [one, two, three, four | {"miss": "shared"}, five | {"miss": "shared"}],
        [one | {"job": "nurse"}, two, three, four, five],
        [one, two, three, four, five | {"job": "parent"}],
        [one, two, three | {"form": "a dialogue"}, four, five],
        [{**each, "lost": "nothing"} for each in even()],
    ):
        assert len(list(uneven(broken))) == 1
    assert len(list(uneven([one, two | {"topic": one["topic"], "job": one["job"]}, three, four, five]))) == 2


def test_too_much_of_the_plain_form_is_seen() -> None:
    plain = [
        entry(page=f"chapters/1-launch/1a/ideas-p{n}", topic=f"plain {n}", job="clerk", form="two chairs")
        for n in range(6)
    ]
    misses = ["labor", "management", "shared", "nobody", "school board", "nobody"]
    told = [*even(), *({**one, "miss": miss} for one, miss in zip(plain, misses, strict=True))]
    assert list(uneven(told)) == ["6 of 11 stories have two chairs and no other form"]
