"""Six Elements: exercises for labor and management who learn to run public schools together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .convening.frames import open_room
    from .widget import ExerciseWidget, open_exercise

__all__ = ["ExerciseWidget", "__version__", "open_exercise", "open_room"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # The widget brings ipywidgets with it; the server and the command line must not wait for that.
    if name in ("ExerciseWidget", "open_exercise"):
        from . import widget

        return getattr(widget, name)
    if name == "open_room":
        from .convening.frames import open_room

        return open_room
    raise AttributeError(name)
