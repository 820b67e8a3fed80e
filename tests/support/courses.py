"""A small course: for a test to change, or for a server of which nothing but a room is asked."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copy, copytree

from sixelements import course

SLUG = "decision-continuum"


def copy_of_one(place: Path, slug: str = SLUG) -> Path:
    """Copy one exercise into a course of its own at *place*."""
    return copy_of(place, [slug])


def copy_of(place: Path, slugs: Iterable[str]) -> Path:
    """Copy some exercises into a course of their own at *place*."""
    folder = place / "course"
    for slug in slugs:
        copytree(course.exercises() / slug, folder / "exercises" / slug)
    copy(course.root() / "_toc.yml", folder)
    return folder
