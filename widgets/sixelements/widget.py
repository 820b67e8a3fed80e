"""The exercise as an ipywidget: ``answers`` and ``result`` are traits like any other."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from . import assets, catalog, kinds, scoring, shape, styles, worksheet
from .content import Exercise


class ExerciseWidget(anywidget.AnyWidget):
    """One exercise in a notebook.

    ``answers`` holds plain JSON and syncs both ways; setting answers that do not fit the exercise raises
    ``TraitError`` with one plain line and leaves what was there.
    ``result`` is computed here, in Python, from the declared scoring; use ``observe`` on either.
    """

    exercise = traitlets.Dict(read_only=True).tag(sync=True)
    worksheet = traitlets.Unicode(read_only=True).tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, exercise: Exercise, **traits: Any) -> None:
        self._source = exercise
        kind = kinds.get(exercise.kind)
        self._shape = kind.shape(exercise)
        self._tables = kind.tables(exercise)
        self._esm = assets.module(exercise.kind)
        self._css = styles.style()
        super().__init__(**traits)
        self.set_trait("exercise", worksheet.payload(exercise))
        self.set_trait("worksheet", worksheet.html(exercise))
        self._compute()

    @traitlets.validate("answers")
    def _fitting(self, proposal: Any) -> dict[str, Any]:
        value: dict[str, Any] = proposal["value"]
        for problem in shape.problems(self._shape, value):
            raise traitlets.TraitError(f"{self._source.slug}: {problem}")
        return value

    @traitlets.observe("answers")
    def _compute(self, _change: object = None) -> None:
        source = self._source
        found = scoring.compute(catalog.scores(source), self._tables, catalog.scales(source), self.answers)
        self.set_trait("result", found)

    def __repr__(self) -> str:
        return worksheet.line(self._source)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Add the page section: what a page without a kernel shows, prints and brings to life."""
        bundle, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        bundle["text/plain"] = repr(self)
        bundle["text/html"] = worksheet.page_section(self._source)
        return bundle, metadata


def open_exercise(slug: str) -> ExerciseWidget:
    """Open the exercise called *slug* as a widget; an unknown slug ends in a line that names those there are."""
    return ExerciseWidget(catalog.get(slug))
