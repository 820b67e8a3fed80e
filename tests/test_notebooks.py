"""nbval guards that a notebook still says what it says; here it is shown to be awake."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sixelements import catalog, course


@pytest.mark.parametrize(
    ("old", "new", "passes"),
    [("", "", True), ("decision-continuum: continuum, ", "decision-continuum: continuum, 1", False)],
    ids=["as it is", "with another output"],
)
def test_a_notebook_whose_output_was_changed_is_seen(
    tmp_path: Path, old: str, new: str, passes: bool
) -> None:
    exercise = catalog.get("decision-continuum")
    notebook = tmp_path / "specimen.ipynb"
    text = exercise.file.with_name(f"{exercise.slug}.ipynb").read_text(encoding="utf-8")
    assert old in text
    notebook.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    shutil.copy(course.PACKAGE.parents[1] / "conftest.py", tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider", str(notebook)]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode == 0) == passes, ran.stdout
