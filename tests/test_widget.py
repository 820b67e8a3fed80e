import json
from html import escape

import ipywidgets
import pytest
import traitlets

from sixelements import catalog, open_exercise, worksheet
from sixelements.content import ContentError, Exercise
from tests.examples import EVERY, ONE_A_KIND


@pytest.fixture(params=ONE_A_KIND)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    """The shortest exercise of each kind: what a widget does hangs on the kind."""
    return catalog.get(request.param)


def test_it_sits_in_a_box_like_any_other_widget(exercise: Exercise) -> None:
    box = ipywidgets.VBox([open_exercise(exercise.slug), ipywidgets.Label("below")])
    assert [type(child).__name__ for child in box.children] == ["ExerciseWidget", "Label"]


def test_the_result_is_computed_in_python_and_can_be_observed(exercise: Exercise) -> None:
    widget = open_exercise(exercise.slug)
    heard: list[str] = []
    widget.observe(lambda change: heard.append(change["name"]), ["answers", "result"])
    for case in exercise.cases:
        widget.answers = case.answers
        assert {name: widget.result[name] for name in case.result} == case.result
    assert "answers" in heard
    assert "result" in heard


def test_answers_that_do_not_fit_are_refused_and_nothing_is_lost(exercise: Exercise) -> None:
    widget = open_exercise(exercise.slug)
    before = widget.answers = exercise.cases[-1].answers
    with pytest.raises(traitlets.TraitError, match="'nobody' is not known here"):
        widget.answers = {"nobody": 1}
    assert widget.answers == before


def test_the_result_cannot_be_set_from_outside(exercise: Exercise) -> None:
    with pytest.raises(traitlets.TraitError):
        open_exercise(exercise.slug).result = {}


def test_its_text_names_it_and_says_how_much_there_is(exercise: Exercise) -> None:
    assert repr(open_exercise(exercise.slug)).startswith(f"<exercise {exercise.slug}: {exercise.kind}, ")


def test_one_cell_has_three_faces(exercise: Exercise) -> None:
    found = open_exercise(exercise.slug)._repr_mimebundle_()
    assert found
    bundle, _ = found
    assert set(bundle) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}
    assert exercise.slug in bundle["text/plain"]
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
    page = bundle["text/html"]
    assert f'data-slug="{exercise.slug}"' in page
    assert escape(exercise.title) in page, "the paper stands in the cell where no script runs"


@pytest.mark.parametrize("slug", EVERY)
def test_the_page_section_carries_the_whole_exercise(slug: str) -> None:
    exercise = catalog.get(slug)
    section = worksheet.page_section(exercise)
    data = section.split('class="six-data">')[1].split("</script>")[0]
    assert json.loads(data) == json.loads(json.dumps(worksheet.payload(exercise)))


def test_no_text_of_an_exercise_can_close_its_script() -> None:
    assert "<" not in worksheet.as_json({"text": "</script><script>alert(1)</script>"})


def test_an_unknown_exercise_is_named_with_those_there_are() -> None:
    with pytest.raises(ContentError, match="decision-continuum"):
        open_exercise("nothing-like-it")
