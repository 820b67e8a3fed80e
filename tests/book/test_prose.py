"""The hard rules of chapters/STYLE.md hold on every page, and each has a specimen that breaks it."""

import re
from pathlib import Path

import pytest

from tests.book import prose, rules
from tests.book.prose import Page

HIGHEST_GRADE = 11.0
HARDER_TO_READ: dict[str, str] = {}
"""Pages that cannot keep to HR9, each with its reason; one that can is not to be named here."""

PAGES = prose.pages()
ASIDE = ("glossary.md", "references.md")
"""Pages that name topics of a contract and speak of none."""


@pytest.mark.parametrize("rule", rules.RULES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_keeps_the_hard_rules(page: Page, rule: str) -> None:
    assert not list(rules.RULES[rule](page)), f"{page.path} breaks {rule} of chapters/STYLE.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_reads_easily(page: Page) -> None:
    hard = prose.reading_grade(prose.open_words(page)) > HIGHEST_GRADE
    assert hard == (page.path in HARDER_TO_READ), "HR9 of chapters/STYLE.md"


@pytest.mark.parametrize(
    "file", sorted(prose.ROOT.glob("exercises/*/exercise.toml")), ids=lambda file: file.parent.name
)
def test_an_exercise_reads_easily(file: Path) -> None:
    assert prose.reading_grade(prose.words_of_exercise(file)) <= HIGHEST_GRADE, "HR9 of chapters/STYLE.md"


@pytest.mark.parametrize("folder", prose.sub_elements(), ids=lambda folder: folder.name)
def test_a_sub_element_has_all_its_parts(folder: Path) -> None:
    assert not list(rules.parts_of_a_sub_element(folder)), "HR16 of chapters/STYLE.md"
    pages = [Page(file.name, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.md"))]
    assert not list(rules.everyone_has_a_part(pages)), "HR6 of chapters/STYLE.md"
    for page in pages:
        assert not list(rules.headings_in_order(page)), f"{page.path} breaks HR16 of chapters/STYLE.md"


@pytest.mark.parametrize("folder", sorted({Path(page.path).parent.as_posix() for page in PAGES}))
def test_a_folder_says_once_what_the_course_is_not(folder: str) -> None:
    pages = [page for page in PAGES if Path(page.path).parent.as_posix() == folder and page.name not in ASIDE]
    if not folder.startswith("exercises/"):  # the part they belong to says it for them
        assert not list(rules.contract_topics_have_their_reminder(pages)), "HR15 of chapters/STYLE.md"


def test_a_folder_that_does_not_say_it_is_seen() -> None:
    topic, said = (
        Page("a.md", "# A\n\nTalk about class size.\n"),
        Page("b.md", "# B\n\nNo bargaining, no legal advice.\n"),
    )
    assert list(rules.contract_topics_have_their_reminder([topic]))
    assert not list(rules.contract_topics_have_their_reminder([topic, said]))


CHECK = "```{{check}} What does it show?\n- This.\n  > {this}\n- That.\n  > {that}\n```\n"
FITS, FITS_NOT = "This fits. Both hear of it in time.", "They learn of it with everyone else."

SPECIMENS = {
    "two sentences in a line": ("HR1", "# A\n\nWe met. We agreed.\n"),
    "a sentence over two lines": ("HR1", "# A\n\nWe met and\nwe agreed.\n"),
    "two sentences in a list": ("HR1", "# A\n\n- We met. We agreed.\n"),
    "a level skipped": ("HR2", "# Power\n\n### In meetings\n"),
    "a second title": ("HR2", "# Power\n\n# Again\n"),
    "no title": ("HR2", "## Power\n"),
    "no alt text": ("HR3", "# A\n\n![](ladder.svg)\n"),
    "an empty alt text": ("HR3", "# A\n\n![Picture of a ladder](ladder.svg)\n"),
    "a figure without its text equal": ("HR3", "# A\n\n```{figure} ladder.svg\n```\n"),
    "Latin, with points": ("HR4", "# A\n\nBring things, e.g. pens.\n"),
    "Latin, and others": ("HR4", "# A\n\nSenge et al. say so.\n"),
    "Latin, at the end": ("HR4", "# A\n\nPens, paper, etc.\n"),
    "a term that is not bold": ("HR5", "# A\n\nA {term}`boundary` is a place.\n"),
    "a term linked twice": ("HR5", "# A\n\n**{term}`trust`** and **{term}`Trust <trust>`**.\n"),
    "a term of art that is not linked": ("HR5", "# A\n\nUse the decision continuum.\n"),
    "a figure without a source": ("HR7", "# A\n\nTurnover falls by 30 percent.\nIt may not be so.\n"),
    "a figure without its limits": ("HR7", "# A\n\nIt is 3.5 times greater {cite}`x`.\nSo go on.\n"),
    "a claim that is sure": ("HR17", "# A\n\nThis approach always works.\n"),
    "research that says so": ("HR17", "# A\n\nResearch shows that trust pays.\n"),
    "a person is marked": ("HR10", "# A\n\nThe correct style here is to collaborate.\n"),
    "points are given": ("HR10", "# A\n\nYour score shows it.\n"),
    "a name": ("HR11", "# A\n\nAn invented team.\nMaria, the union president, was furious.\n"),
    "a story not called so": ("HR11", "# A\n\nIn May the bells rang.\n"),
    "a board of any kind": ("HR12", "# A\n\nThe board voted in May.\n"),
    "minutes that do not add up": (
        "HR13",
        "# A\n\nIn 20 minutes.\n\n| a | m |\n|---|---|\n| b | 5 |\n| Total | 20 |\n",
    ),
    "minutes only in the table": (
        "HR13",
        "# A\n\n```{list-table} T\n* - b\n  - 25\n* - Total\n  - 25\n```\n",
    ),
    "two options that fit": ("HR14", CHECK.format(this=FITS, that=FITS)),
    "no option that fits": ("HR14", CHECK.format(this=FITS_NOT, that=FITS_NOT)),
    "the same place twice": ("HR14", CHECK.format(this=FITS, that=FITS_NOT) * 2),
    "feedback that says nothing": ("HR14", CHECK.format(this=FITS, that="No.")),
}


@pytest.mark.parametrize(("rule", "text"), SPECIMENS.values(), ids=SPECIMENS)
def test_a_specimen_is_refused(rule: str, text: str) -> None:
    page = Page("chapters/3-refine/3b/ideas-specimen.md", text)
    assert list(rules.RULES[rule](page)), f"{rule} sees nothing in this specimen"


def test_every_rule_of_one_page_has_a_specimen() -> None:
    assert {rule for rule, _ in SPECIMENS.values()} == set(rules.RULES)


def test_every_hard_rule_is_known_here_and_tells_what_fails() -> None:
    style = (prose.ROOT / "chapters/STYLE.md").read_text(encoding="utf-8").partition("## Soft rules")[0]
    told = dict(re.findall(r"^### (HR\d+)\.(.*?)(?=^###|\Z)", style, re.MULTILINE | re.DOTALL))
    assert not [rule for rule, text in told.items() if "\nFails: " not in text]
    elsewhere = {
        "HR6": "a whole folder's, and test_stories.py",
        "HR8": "needs the source documents; its quotations are in test_quotes.py",
        "HR9": "test_a_page_reads_easily, and test_grades.py",
        "HR15": "a whole folder's, and test_words.py",
        "HR16": "a whole folder's",
        "HR18": "test_promises.py",
        "HR19": "test_words.py",
        "HR20": "test_questions.py and test_objectives.py",
        "HR21": "test_sameness.py",
        "HR22": "test_rows.py",
    }
    assert set(told) == {*rules.RULES, *elsewhere}


SOUND = """\
# The bell schedule

This team is invented, and so is its school board.
See **{term}`decision continuum`** and the decision continuum again.

- *When.* In May, at 3.B of the course.
- W. Patrick Dolan taught it in the U.S. for years.

> Dear all,
>
> we begin at 5 percent {cite}`x`.
> It does not say more.

```{list-table} Plan
* - Open
  - 10
* - Close
  - 20
* - Total
  - 30
```

That is thirty minutes.
"""


@pytest.mark.parametrize("rule", rules.RULES)
def test_a_sound_page_passes(rule: str) -> None:
    assert not list(rules.RULES[rule](Page("chapters/3-refine/3b/facilitator.md", SOUND)))


def test_long_sentences_are_hard_to_read() -> None:
    hard = (
        "Institutional configurations necessitate considerable deliberation concerning responsibilities. " * 3
    )
    assert prose.reading_grade(prose.open_words(Page("a.md", f"# A\n\n{hard}\n"))) > HIGHEST_GRADE
    assert (
        prose.reading_grade(prose.open_words(Page("a.md", "# A\n\nWe sat down and we heard each other.\n")))
        < HIGHEST_GRADE
    )


def test_a_missing_part_of_a_sub_element_is_seen(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# A\n", encoding="utf-8")
    assert len(list(rules.parts_of_a_sub_element(tmp_path))) == 4  # the other three, and ideas
    assert list(rules.headings_in_order(Page("index.md", "# A\n\n## Minutes\n\n## Who this is for\n")))
    assert list(rules.headings_in_order(Page("ideas-a.md", "# A\n\n## A story\n\n## The idea\n")))
    whole = "\n\n".join(f"## {words}" for words in rules.IDEAS)
    assert not list(rules.headings_in_order(Page("ideas-a.md", f"# A\n\n## Four memos\n\n{whole}\n")))
    assert len(list(rules.headings_in_order(Page("ideas-a.md", f"# A\n\n{whole}\n")))) == 1
    assert list(rules.everyone_has_a_part([Page("a.md", "# A\n\nA teacher and a superintendent talk.\n")]))
