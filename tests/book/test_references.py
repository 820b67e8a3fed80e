"""Each entry of the bibliography says how far it was checked, and agrees with the document it was taken from."""

import re
from collections.abc import Iterator

import pytest
from pybtex.database import Entry, parse_file, parse_string

from tests.book import prose
from tests.book.prose import ROOT, Page

ENTRIES: dict[str, Entry] = dict(parse_file(ROOT / "chapters/references.bib").entries)

SORTS = {"source", "research", "tool", "history"}
CHECKED = re.compile(r"\bread\b|\bRead\b|\bCited through\b|\bReprinted\b|\bNot (?:read|watched)\b")

PRINTED = {
    "lmi2022": ("California Labor Management Initiative", "CDE Foundation", "2022", "June"),
    "nea2019": ("National Education Association", "Washington", "2019", "October"),
    "cec2018": ("Consortium for Educational Change", "Lombard", "2018", "October"),
    "toa2015": ("Consortium for Educational Change", "Theory of Action", "2015", "June"),
    "pd2013": ("Department of Education", "Professional Development", "2013", "July"),
    "mccarthy2017": (
        "McCarthy",
        "Rubinstein",
        "Collaborative School Leadership Initiative",
        "2017",
        "October",
    ),
    "rubinstein2014": ("Rubinstein", "American Educator", "2014", "22--28", "Winter 2013"),
    "rubinstein2014cap": ("Rubinstein", "McCarthy", "Center for American Progress", "2014", "March"),
    "rubinstein2016": ("Rubinstein", "McCarthy", "ILR Review", "2016", "69", "5", "1114--1132"),
    "edmondson1999": ("Edmondson", "Administrative Science Quarterly", "1999", "44", "2", "350--383"),
    "tschannen1998": ("Tschannen-Moran", "Hoy", "1998"),
    "brewster2003": ("Brewster", "Railsback", "Northwest Regional Educational Laboratory", "2003"),
    "dolan": ("Dolan", "A Primer on Systemic Change", "Systems and Organization", "Kansas City", "1994"),
    "hargreaves": ("Hargreaves", "O'Connor", "Leading Collaborative Professionalism", "274", "2018", "April"),
    "hargreaves2018": (
        "Hargreaves",
        "O'Connor",
        "When Teaching Together Means Learning for All",
        "Corwin",
        "2018",
    ),
    "fullan2011": ("Fullan", "2011"),
    "fullan2015": ("Fullan", "Quinn", "Adam", "Taking Action Guide", "Corwin", "Thousand Oaks", "2015"),
    "fullan2021": ("Fullan", "The Right Drivers for Whole System Success", "2021", "February"),
    "bates2018": (
        "Bates",
        "Silva Parker",
        "Ogden",
        "Interaction Institute for Social Change",
        "2018",
        "July",
    ),
    "ganz2013": ("Ganz", "What Is Public Narrative", "Harvard", "2013"),
    "anderson2018": ("Anderson", "A Vision of Comprehensive Unionism", "2018"),
    "nlmp2018": ("National Labor-Management Partnership", "2018 Call to Action"),
    "aft2012": ("American Federation of Teachers", "ABC's of Partnership", "Washington", "2012"),
    "vodicka2020": ("Vodicka", "After Action Reviews", "2020", "August"),
    "sinekwhy": ("Sinek", "How Great Leaders Inspire Action", "TEDx Puget Sound"),
    "sinekcause": ("Sinek", "Just Cause: The Five Practices"),
    "bibb2004": ("Bibb", "Kourdi", "For Organizational and Personal Success", "2004"),
    "lpi2021": ("Learning Policy Institute", "Turnaround for Children", "SoLD Alliance", "2021"),
    "csplaybook": ("Community Schools Playbook",),
    "koppich2021": ("Koppich", "Labor and Management Confront the Crisis", "2021", "May"),
    "dufour": ("DuFour, Richard", "DuFour, Rebecca", "Eaker, Robert"),
    "garmston2016": ("Garmston", "Wellman", "Rowman", "Lanham, MD", "2016"),
    "govindarajan": ("Govindarajan", "Three Box"),
    "carnegie2019": ("Carnegie Foundation", "Adopt, Adapt, Abandon", "2019"),
    "sanjuan2019": ("San Juan Teachers Association", "2019--2021", "Article 24"),
    "mcea2018": ("Montgomery County", "Article 6: Collaboration", "2018--2020"),
    "tdsbtrust": (
        "Within and Outside a School System",
        "Toronto District School Board",
        "Fostering a Culture of Trust",
    ),
    "louis2010": ("Louis", "Leithwood", "Wahlstrom", "Anderson", "Final Report of Research Findings", "2010"),
    "leana2011": ("Leana", "Stanford Social Innovation Review", "The Missing Link in School Reform", "2011"),
    "dubin2009": ("Dubin", "From Picket Line to Partnership", "American Educator", "2009", "14--19, 40"),
    "feloni2015": ("Feloni", "Business Insider", "2015", "November"),
}
"""What the five documents print of a work: on their own covers, below a tool, or in their lists; copied by hand."""

DIFFERENT = {
    "dolan": "Westport Group",
    "fullan2015": "2016",
    "garmston2016": "Developing and Facilitating Collaborative Groups",
    "rubinstein2014cap": "Teacher Unions",
    "lpi2021": "September",
    "brewster2003": "without the word Trusting",
    "tschannen1998": "without its title",
}
"""Where the documents differ from each other or from the work: what the note has to say of it."""

TAKEN = re.compile(r"guidebook|^The spine|^Marked as|^A brief|^Read$")


def said(entry: Entry) -> str:
    """Return everything that an entry says, on one line."""
    people = " ".join(f"{person}" for each in entry.persons.values() for person in each)
    return re.sub(r"[{}\\]", "", f"{people} {' '.join(entry.fields.values())}")


def faults(key: str, entry: Entry, cited: set[str]) -> Iterator[str]:
    """Yield what an entry lacks, and where it does not agree with what was printed."""
    note = entry.fields.get("note", "")
    if not CHECKED.search(note):
        yield f"{key}: the note does not say how far it was checked"
    if entry.fields.get("keywords") not in SORTS:
        yield f"{key}: no list of the page holds it"
    if key not in cited:
        yield f"{key}: no page cites it"
    if TAKEN.search(note) and key not in PRINTED and entry.fields.get("keywords") != "history":
        yield f"{key}: taken from a document, and not compared with it here"
    for printed in (*PRINTED.get(key, ()), *filter(None, [DIFFERENT.get(key)])):
        if printed not in said(entry):
            yield f"{key}: the documents have “{printed}”"


def citations(pages: list[Page]) -> set[str]:
    """Return every key that some page cites."""
    found = (keys for page in pages for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", page.text))
    return {key.strip() for keys in found for key in keys.split(",")}


CITED = citations(prose.pages())


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_agrees_with_the_documents(key: str) -> None:
    assert not list(faults(key, ENTRIES[key], CITED))


def test_what_was_compared_is_in_the_bibliography() -> None:
    assert set(PRINTED) | set(DIFFERENT) <= set(ENTRIES)


# Specimens: each breaks one thing.

SOUND = (ROOT / "chapters/references.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("rubinstein2016", "1114--1132", "1141--1132"),
        ("rubinstein2016", "{69}", "{70}"),
        ("fullan2015", "gives the year as 2016", "agrees"),
        ("koppich2021", "Not read", ""),
        ("rahim1979", "{history}", "{past}"),
    ],
)
def test_an_entry_that_is_off_is_seen(key: str, old: str, new: str) -> None:
    at = SOUND.index(f"{{{key},")
    broken = parse_string(SOUND[:at] + SOUND[at:].replace(old, new, 1), "bibtex").entries
    assert not list(faults(key, ENTRIES[key], {key}))
    assert len(list(faults(key, broken[key], {key}))) == 1


def test_an_entry_that_nobody_cites_is_seen() -> None:
    cited = citations([Page("a.md", "# A\n\nAs one found {cite:p}`lmi2022,nea2019`.\n")])
    assert cited == {"lmi2022", "nea2019"}
    assert len(list(faults("ganz2013", ENTRIES["ganz2013"], cited))) == 1
