"""Python and the browser read the same answers alike: shapes, scores, and every exercise's cases."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sixelements import assets, catalog, scoring, shape, worksheet
from sixelements.kinds import get
from tests import specimens


@pytest.fixture(scope="module")
def twin(browser: Browser) -> Iterator[Page]:
    """A page that holds the shared scripts as they are shipped."""
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.add_script_tag(content=assets.core())
    page.evaluate(
        """() => {
          const modules = window.sixElements.modules;
          window.twin = { ...modules["ui/scoring.js"], ...modules["ui/shape.js"] };
        }"""
    )
    yield page
    page.close()


@pytest.mark.parametrize("specimen", specimens.shapes(), ids=lambda one: one["name"])
def test_shapes(twin: Page, specimen: dict[str, Any]) -> None:
    form, value = specimen["shape"], specimen["value"]
    said = twin.evaluate("([form, value]) => window.twin.misfit(form, value)", [form, value])
    assert said == next(shape.problems(form, value), None)
    kept = twin.evaluate("([form, value]) => window.twin.prune(form, value)", [form, value])
    assert kept == {"kept": specimen["kept"], "lost": specimen["lost"]}


@pytest.mark.parametrize("specimen", specimens.scores(), ids=lambda one: one["name"])
def test_scores(twin: Page, specimen: dict[str, Any]) -> None:
    exercise = {key: specimen[key] for key in ("scores", "tables", "scales")}
    found = twin.evaluate(
        "([exercise, answers]) => window.twin.compute(exercise, answers)", [exercise, specimen["answers"]]
    )
    assert {name: found[name] for name in specimen["result"]} == specimen["result"]
    assert found == scoring.compute(*(specimen[key] for key in ("scores", "tables", "scales", "answers")))


CASES = [(exercise, case) for exercise in catalog.all_exercises() for case in exercise.cases]


@pytest.mark.parametrize(("exercise", "case"), CASES, ids=lambda one: getattr(one, "slug", None) or one.name)
def test_cases(twin: Page, exercise: Any, case: Any) -> None:
    page_side = worksheet.payload(exercise)
    found = twin.evaluate(
        "([exercise, answers]) => window.twin.compute(exercise, answers)", [page_side, case.answers]
    )
    tables = get(exercise.kind).tables(exercise)
    python_side = scoring.compute(catalog.scores(exercise), tables, catalog.scales(exercise), case.answers)
    assert found == python_side
    assert {name: found[name] for name in case.result} == case.result
    assert (
        twin.evaluate(
            "([form, value]) => window.twin.misfit(form, value)", [page_side["shape"], case.answers]
        )
        is None
    )
