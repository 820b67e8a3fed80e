from pathlib import Path

import pytest

from sixelements import authoring, catalog, kinds
from sixelements.content import ContentError, Minutes, plain, read


@pytest.fixture(params=kinds.names())
def skeleton(request: pytest.FixtureRequest, small_course: Path) -> Path:
    """The ``exercise.toml`` of a fresh skeleton of each kind; it passes the check until a test spoils it."""
    folder = authoring.new(request.param, "a-specimen")
    assert authoring.check() == []
    return folder / "exercise.toml"


def spoil(file: Path, old: str, new: str) -> list[str]:
    """Replace *old* by *new* in *file* and return what the check says."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"the specimen no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return authoring.check()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("slug =", "colour = 1\nslug =", 'the key "colour" is not known here'),
        ("summary =", "# summary =", 'the key "summary" is missing'),
        ('summary = "', 'summary = 3 # "', "expected text, found a whole number"),
        ("alone = 10", "alone = -1", "minutes.alone"),
        ("alone = 10", "alone = 10, tea = 5", 'the key "tea" is not known here'),
        ('slug = "a-specimen"', 'slug = "another"', 'expected "a-specimen", the name of its folder'),
        ('slug = "a-specimen"', 'slug = "A Specimen"', "expected lower-case words joined by hyphens"),
        ('sub_element = "3.B"', 'sub_element = "2.B"', "expected one of 3.A, 3.B for element 3"),
        ("version = 1", "version = 0", "version"),
        ("objectives = [", "objectives = [] # [", "expected at least 1 of these"),
        ('title = "', 'title = "" # "', "expected some text, found none"),
        ('key = "LMI"', 'key = "WWW"', "sources number 1.key"),
        ("kind = ", 'kind = "dance" # ', "expected one of"),
        ("slug =", "slug =\x00", "not valid TOML"),
    ],
)
def test_the_check_names_file_table_and_key(skeleton: Path, old: str, new: str, said: str) -> None:
    found = spoil(skeleton, old, new)
    assert len(found) == 1, found
    assert str(skeleton) in found[0]
    assert said in found[0]
    assert "\n" not in found[0]


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (
            'name = "x"\nop = "tally"\nfrom = "TABLE"\nscale = "nowhere"',
            "expected the id of a declared [[scales]]",
        ),
        ('name = "x"\nop = "tally"\nfrom = "nothing"\nscale = ""', "key from: expected one of"),
        ('name = "x"\nop = "highest"\nof = "later"', "expected the name of a score above it"),
        ('name = "x"\nop = "guess"', "scores number"),
        ('name = "x"\nop = "mean"\nfrom = "TABLE"\nscale = "moods"', "are never averaged"),
        ('name = "x"\nop = "median"\nfrom = "TABLE"\nscale = "names"', "have no order"),
    ],
)
def test_a_score_that_cannot_be_computed_is_refused(skeleton: Path, score: str, said: str) -> None:
    exercise = catalog.load_exercise(skeleton)
    table = next(iter(kinds.get(exercise.kind).tables(exercise)))
    points = '[{ value = "a", label = "A" }, { value = "b", label = "B" }]'
    scales = "\n".join(
        f'[[scales]]\nid = "{name}"\nkind = "{kind}"\npoints = {points}'
        for name, kind in (("moods", "levels"), ("names", "names"))
    )
    text = skeleton.read_text(encoding="utf-8")
    skeleton.write_text(f"{text}\n{scales}\n[[scores]]\n{score.replace('TABLE', table)}\n", encoding="utf-8")
    assert any(said in line for line in authoring.check())


def test_a_case_that_fails_is_refused(skeleton: Path) -> None:
    exercise = catalog.load_exercise(skeleton)
    name = catalog.scores(exercise)[0]["name"]
    case = f'\n[[cases]]\nname = "wrong"\nanswers = {{}}\nresult = {{ {name} = "nonsense" }}\n'
    skeleton.write_text(skeleton.read_text(encoding="utf-8") + case, encoding="utf-8")
    assert any('[[cases]] "wrong"' in line and "expected nonsense" in line for line in authoring.check())


def test_a_case_whose_answers_do_not_fit_is_refused(skeleton: Path) -> None:
    case = '\n[[cases]]\nname = "wrong"\nanswers = { nobody = 1 }\nresult = {}\n'
    skeleton.write_text(skeleton.read_text(encoding="utf-8") + case, encoding="utf-8")
    assert any("'nobody' is not known here" in line for line in authoring.check())


def test_a_case_about_an_unknown_score_is_refused(skeleton: Path) -> None:
    case = '\n[[cases]]\nname = "wrong"\nanswers = {}\nresult = { nothing = 1 }\n'
    skeleton.write_text(skeleton.read_text(encoding="utf-8") + case, encoding="utf-8")
    assert any('no score is called "nothing"' in line for line in authoring.check())


def test_a_slug_used_twice_is_refused(skeleton: Path) -> None:
    twin = skeleton.parent.with_name("twin")
    twin.mkdir()
    for file in skeleton.parent.iterdir():
        (twin / file.name).write_bytes(file.read_bytes())
    assert any('the id "a-specimen" is used twice' in line for line in authoring.check())


def test_a_missing_facilitator_page_is_refused(skeleton: Path) -> None:
    (skeleton.parent / "facilitator.md").unlink()
    assert any("facilitator.md" in line for line in authoring.check())


def test_a_file_that_is_not_text_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "exercise.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError, match="expected text saved as UTF-8"):
        read(tmp_path / "exercise.toml")
    with pytest.raises(ContentError, match="it is not there"):
        read(tmp_path / "nothing.toml")


def test_messages_speak_of_lists_and_tables() -> None:
    assert plain("Expected `array`, got `str` - at `$.decisions[0].limits`", "continuum") == (
        "continuum.decisions number 1.limits: expected a list, found text"
    )


def test_a_part_that_takes_no_time_is_not_told() -> None:
    assert Minutes(alone=10, together=20).in_words == "10 minutes alone, 20 together"
    assert Minutes(alone=1, together=20).in_words == "1 minute alone, 20 together"
    assert Minutes(alone=0, together=1).in_words == "1 minute together"
    assert Minutes(alone=12, together=0).in_words == "12 minutes alone"
    assert Minutes(alone=0, together=30).in_words == "30 minutes together"
