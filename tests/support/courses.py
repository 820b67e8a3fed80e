"""A course of one exercise, for a test to change."""

from pathlib import Path
from shutil import copy, copytree

from sixelements import course

SLUG = "decision-continuum"


def copy_of_one(place: Path) -> Path:
    """Copy one exercise into a course of its own at *place*."""
    folder = place / "course"
    copytree(course.exercises() / SLUG, folder / "exercises" / SLUG)
    copy(course.root() / "_toc.yml", folder)
    return folder
