"""The hard rules of ``chapters/STYLE.md`` as functions: each takes a page and yields what breaks the rule.

HR8 (our own words) needs the source documents and is checked outside this repository; what it says of
quotations, and HR6, HR9, HR16 and HR18 to HR22, have tests of their own beside this file.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.book.prose import CITE, Line, Page, checks, tables, without_tables
from tests.book.terms import terms_are_bold_and_linked

ABBREVIATION = re.compile(r"\b(?:[A-Z]|Dr|Mr|Ms|St|No|U\.S|pp?)\.$")


def one_sentence_a_line(page: Page) -> Iterator[str]:
    """HR1."""
    before: Line | None = None
    for line in page.lines:
        if line.inside in ("", "check", "admonition", "note", "tip", "glossary", "dropdown"):
            for end in re.finditer(r"[.!?][\"”’)*]* +(?=[\"“(*]*[A-Z])", line.plain):
                said = line.plain[: end.start() + 1]
                label = re.match(
                    r"(\*+)[^*]+[.?!]\1 ", line.text
                )  # a word in bold or italics that names the line
                if not ABBREVIATION.search(said) and not (label and len(said) <= len(label[0])):
                    yield f"line {line.number}: a second sentence begins: {line.plain[end.end() :][:30]}"
            joined = before is not None and before.number == line.number - 1 and not line.new
            if (
                joined
                and before
                and not re.search(r"[.!?:;…][\"”’)*\]]*$", CITE.sub("", before.text).strip())
            ):
                yield f"line {before.number}: the sentence goes on in the next line"
        before = line


def headings_never_skip(page: Page) -> Iterator[str]:
    """HR2."""
    levels = [level for _, level, _ in page.headings]
    if not levels or levels[0] != 1:
        yield "the first heading is not of level one"
    for (_, above, _), (number, level, words) in zip(page.headings, page.headings[1:], strict=False):
        if level == 1:
            yield f"line {number}: “{words}” is a second heading of level one"
        if level > above + 1:
            yield f"line {number}: “{words}” skips a level"


def pictures_have_words(page: Page) -> Iterator[str]:
    """HR3."""
    for number, line in enumerate(page.text.splitlines(), 1):
        for alt in re.findall(r"!\[([^\]]*)\]\(", line):
            if not alt.strip() or re.match(r"(picture|image|photo|drawing) of", alt, re.IGNORECASE):
                yield f"line {number}: the alt text does not say what matters"
        if re.match(r"\s*(`{3,}|:{3,})\{(image|figure)\}", line):
            yield f"line {number}: a figure is brought in by {{equal-figure}}, which has its text equal"


def no_latin_abbreviations(page: Page) -> Iterator[str]:
    """HR4."""
    latin = re.compile(r"(?<![\w.])(?:e\.g|i\.e|etc|cf|viz|et al|vs|ibid)(?:\.|\b(?=[ ,)]))", re.IGNORECASE)
    for line in page.lines:
        if found := latin.search(line.text):
            yield f"line {line.number}: {found[0]}"


def everyone_has_a_part(pages: list[Page]) -> Iterator[str]:
    """HR6, for the pages of one chapter."""
    classified = r"classified|bus driver|custodian|paraeducator|cook|school secretary|clerk|cafeteria"
    for who, pattern in (("classified staff", classified), ("the school board", "school board")):
        if not any(page.has(pattern) for page in pages):
            yield f"{who} has no part in this chapter"


def figures_have_sources_and_limits(page: Page) -> Iterator[str]:
    """HR7."""
    figure = re.compile(r"\d+(?:\.\d+)? (?:percent\b|%)|\d+(?:\.\d+)? times (?:greater|higher|more|as)")
    card = re.compile(r"\*?(?:Claim|Beware|Limits)")
    for line, after in zip(page.lines, [*page.lines[1:], None], strict=True):
        quoted = '"' in line.plain or "“" in line.plain
        if not figure.search(line.plain) or card.match(line.text) or quoted or page.name == "credits.md":
            continue
        if "{cite" not in line.text and "forecasts nothing" not in line.plain:
            yield f"line {line.number}: a figure from research without its source"
        elif after is None or not re.search(
            r"\b(not|no|nothing|only|cannot|never)\b", after.plain + line.plain
        ):
            yield f"line {line.number}: the next sentence does not say what the figure leaves open"


def claims_are_hedged(page: Page) -> Iterator[str]:
    """HR17."""
    sure = re.compile(
        r"\b(?:proves?|proven|guarantee[sd]?|undeniabl[ey]|without (?:a )?doubt|always works|never fails"
        r"|(?:research|studies|science) (?:shows?|says?|tells?))\b",
        re.IGNORECASE,
    )
    doubt = re.compile(
        r"\b(?:not?|nothing|nobody|never|cannot|little|few|whether)\b|n't\b|\{cite", re.IGNORECASE
    )
    for line in page.lines:
        quoted = '"' in line.plain or "“" in line.plain or "?" in line.plain  # a question claims nothing
        if (found := sure.search(line.plain)) and not quoted and not doubt.search(line.text):
            yield f"line {line.number}: {found[0]}"


def nobody_is_marked(page: Page) -> Iterator[str]:
    """HR10."""
    marked = re.compile(
        r"\b(?:scor(?:e|es|ed|ing)|grade[sd]?|grading|correct|winners?|losers?|best style)\b", re.I
    )
    kept = re.compile(r"\b(?:grade (?:level|span|\w+ team)|\w+ grade(?:rs?)?\b|reading grade)", re.IGNORECASE)
    for line in page.lines:
        if found := marked.search(kept.sub("", line.plain)):
            yield f"line {line.number}: {found[0]}"


GIVEN_NAMES = (
    "Maria|Jose|Juan|Carlos|Ana|Luis|James|John|Robert|Mary|Patricia|Jennifer|Linda|Elizabeth|Susan|Karen|Lisa"
    "|Nancy|Sarah|David|Richard|Thomas|Charles|Daniel|Matthew|Anthony|Mark|Steven|Paul|Andrew|Kevin|Brian|George"
    "|Michelle|Amanda|Emily|Jessica|Ashley|Angela|Maya|Sam|Alex|Jordan|Taylor|Chris"
)


def people_are_invented(page: Page) -> Iterator[str]:
    """HR11."""
    if page.name.startswith("ideas-") and not page.has(r"\binvented\b"):
        yield "the story does not say that it is invented"
    for line in page.lines:
        told = line.heading.startswith(("Where th", "Source")) or "{cite" in line.text
        if not told and (
            found := re.search(rf"\b(?:{GIVEN_NAMES}),? (?:the|a|an|who|said|says|was|is)\b", line.plain)
        ):
            yield f"line {line.number}: “{found[0]}” is a person's name"


def the_school_board_is_written_in_full(page: Page) -> Iterator[str]:
    """HR12."""
    for line in page.lines:
        rest = re.sub(
            r"\b(?:school[- ]boards?|board polic(?:y|ies)|on board|relations board|school boards association)\b",
            "",
            line.plain,
            flags=re.IGNORECASE,
        )
        if re.search(r"\bboards?\b", rest, re.IGNORECASE):
            yield f"line {line.number}: board"


def minutes_add_up(page: Page) -> Iterator[str]:
    """HR13."""
    for number, rows in tables(page):
        last = rows[-1]
        if not re.match(r"\**(?:total|together|sum)\b", last[0], re.IGNORECASE):
            continue
        for column in range(1, len(last)):
            given = re.search(r"\d+", last[column])
            steps = [re.fullmatch(r"\**(\d+)\**", row[column]) for row in rows[:-1] if column < len(row)]
            if given and sum(int(step[1]) for step in steps if step) != int(given[0]):
                yield f"line {number}: the steps do not add up to {given[0]}"
            if given and not re.search(
                rf"\b(?:{given[0]}|{in_words(int(given[0]))})\b", without_tables(page), re.I
            ):
                yield f"line {number}: the page does not say the {given[0]} minutes in words"


SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""


def in_words(number: int) -> str:
    """Return a number below a hundred as a word; a larger one as its figures."""
    small = SMALL.split()
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < len(small):
        return small[number]
    ten, one = divmod(number, 10)
    return f"{tens[ten]}-{small[one]}".removesuffix("-zero") if number < 100 else str(number)


def every_option_has_feedback(page: Page) -> Iterator[str]:
    """HR14; that an option has any feedback at all is refused by the directive itself."""
    place = ""
    for number, options in checks(page):
        fits = [letter for letter, said in options if said.startswith("This fits.")]
        if len(fits) != 1:
            yield f"line {number}: {len(fits)} options begin their feedback with “This fits.”, one should"
        elif fits[0] == place:
            yield f"line {number}: the option that fits stands at the same place as in the question before"
        place = fits[0] if fits else ""
        for letter, said in options:
            if len(said.removeprefix("This fits.").split()) < 4:
                yield f"line {number}: option {letter} says too little about what follows"


def contract_topics_have_their_reminder(pages: list[Page]) -> Iterator[str]:
    """HR15, for the pages of one folder: said once, on any of them."""
    topic = r"class[ -]size|\bsalar(?:y|ies)\b|\bwages?\b|teacher evaluation|\bovertime\b|working conditions"
    touching = [page.path for page in pages if page.has(topic)]
    if touching and not any(page.has(r"\bbargain") and page.has(r"legal advice") for page in pages):
        yield f"{touching[0]} touches a topic of a contract, and no page says: no bargaining, no legal advice"


LANDING = (
    "Who this is for",
    "Questions",
    "What you will be able to do",
    "Minutes",
    "Why",
    "How",
    "Insights",
    "Guiding questions",
)
IDEAS = (
    "The idea",
    "Where it helps",
    "Where it misleads",
    "Try it",
    "Guiding",
    "Where",
)


def parts_of_a_sub_element(folder: Path) -> Iterator[str]:
    """HR16, for the folder of a sub-element."""
    names = {file.name for file in folder.glob("*.md")}
    for name in sorted({"index.md", "facilitator.md", "check.md", "key-points.md"} - names):
        yield f"{name} is missing"
    if not any(name.startswith("ideas-") for name in names):
        yield "there is no page of ideas"


def headings_in_order(page: Page) -> Iterator[str]:
    """HR16, for a landing page or a page of ideas."""
    expected = IDEAS if page.name.startswith("ideas-") else LANDING if page.name == "index.md" else ()
    rest = iter([words for _, level, words in page.headings if level == 2])
    for wanted in expected:
        if not any(words.startswith(wanted) for words in rest):
            yield f"no heading “{wanted} …” at its place"
            return
    if page.name.startswith("ideas-") and next(
        (words for _, level, words in page.headings if level == 2), "The idea"
    ).startswith("The idea"):
        yield "it does not open with a story"
    if page.name == "index.md" and "{cpsel}" not in page.text:
        yield "no panel on the California standards"


RULES = {
    "HR1": one_sentence_a_line,
    "HR2": headings_never_skip,
    "HR3": pictures_have_words,
    "HR4": no_latin_abbreviations,
    "HR5": terms_are_bold_and_linked,
    "HR7": figures_have_sources_and_limits,
    "HR10": nobody_is_marked,
    "HR11": people_are_invented,
    "HR12": the_school_board_is_written_in_full,
    "HR13": minutes_add_up,
    "HR14": every_option_has_feedback,
    "HR17": claims_are_hedged,
}
"""The rules that one page can break, by the number they have in ``chapters/STYLE.md``."""
