"""How Voilà makes an exercise page: run the notebook, render it, let the kernel go."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jupyter_core.utils import ensure_async
from tornado.log import app_log
from traitlets.config import Config
from voila.notebook_renderer import NotebookRenderer

from .. import catalog, course
from .store import PageStore

if TYPE_CHECKING:
    from .app import SixElements

# The cell offers a widget and a page section; a page without a kernel takes the section.
SECTION_FIRST = Config(
    {"NbConvertBase": {"display_data_priority": ["text/html", "text/markdown", "text/plain"]}}
)


class RenderError(Exception):
    """The notebook ran, and the exercise is not in the page."""


def sources(slug: str) -> Iterator[Path]:
    """Yield the files of the exercise that its page is made from."""
    folder = course.exercises() / slug
    yield folder / f"{slug}.ipynb"
    yield folder / "exercise.toml"


async def render(app: SixElements, slug: str) -> str:
    """Return the page of the exercise *slug*; no kernel is left when it is done."""
    notebook = f"{app.folder(course.exercises())}/{slug}/{slug}.ipynb"
    renderer = NotebookRenderer(
        voila_configuration=app.voila_configuration,
        traitlet_config=Config(app.config, **SECTION_FIRST),
        notebook_path=notebook,
        template_paths=app.template_paths,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        kernel_spec_manager=app.kernel_spec_manager,
        base_url=app.base_url,
        page_config={},
    )
    await renderer.initialize()
    renderer.exporter.template_file = "exercise.html.j2"
    kernels = app.kernel_manager
    kernel_id = await ensure_async(
        kernels.start_kernel(
            kernel_name=renderer.notebook.metadata.kernelspec.name,
            path=os.path.dirname(notebook),  # noqa: PTH120 - Jupyter's own path, with "/" on every system
            env=dict(os.environ),
        )
    )
    try:
        html = cast("str", await renderer.generate_content_str(kernel_id, kernels.get_kernel(kernel_id)))
    finally:
        await ensure_async(kernels.shutdown_kernel(kernel_id, now=True))
    if f'data-slug="{slug}"' not in html:
        raise RenderError(f"{notebook} ran, but the exercise is not in its page")
    return html


async def render_all(store: PageStore) -> None:
    """Render every page, one after the other, while the server already answers."""
    for exercise in catalog.all_exercises():
        # One page that fails must not keep the next from being made; a visitor's request tries it again.
        [made] = await asyncio.gather(store.get(exercise.slug), return_exceptions=True)
        if isinstance(made, Exception):
            app_log.error("The page of %s could not be made: %s", exercise.slug, made)
