"""How Voilà makes the exercise pages: run the notebook where it has to be run, render it, let the kernel go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async

from .. import catalog, course, kinds, notebook, worksheet
from ..content import Exercise
from . import kernels, log
from .notebooks import Kernel, Notebook, Shown, VoilaParts
from .page_cache import PageCache

# The cell offers a widget and a page section; a page without a kernel takes the section.
SECTION_FIRST: dict[str, Any] = {
    "NbConvertBase": {"display_data_priority": ["text/html", "text/markdown", "text/plain"]}
}


class RenderError(Exception):
    """The notebook ran, and the exercise is not in the page."""


def sources(slug: str) -> Iterator[Path]:
    """Yield the files of the exercise that its page is made from."""
    folder = course.exercises() / slug
    yield folder / f"{slug}.ipynb"
    yield folder / "exercise.toml"


def for_everybody(exercise: Exercise, page: str) -> str:
    """Return *page* with the exercise as everybody may read it in place of all of it."""
    kind = kinds.get(exercise.kind)
    if not kind.confidential:
        return page
    everybody = kind.handed(exercise, "everybody")
    before, found, after = page.partition(worksheet.page_section(exercise))
    if everybody is None or not found:
        raise RenderError(f"what only some may read could not be taken out of the page of {exercise.slug}")
    return f"{before}{worksheet.page_section(everybody)}{after}"


class PageRenderer:
    """Makes exercise pages one after the other; those that have to be run share one kernel.

    A notebook as ``build`` writes it holds what its cell would show, so its page is made with no kernel.  One that
    somebody has changed, or whose exercise has changed since, is run; the kernel goes as soon as nobody waits.
    The notebooks are all ours and no visitor's doing is in them, so they can share a kernel: starting one is most
    of the work.  Pages are kept in memory and not on disk: all of them are made in the background within seconds of
    a start, a visitor who is sooner waits for her own only, and no file can be out of date.
    """

    def __init__(self, parts: VoilaParts, folder: str) -> None:
        """Take the *parts* of Voilà, and the *folder* of the exercises as Jupyter writes it."""
        self.parts = parts
        self.folder = folder
        self.lock = asyncio.Lock()
        self.kernel: Kernel | None = None
        self.users = 0

    async def render(self, slug: str) -> str:
        """Return the page of the exercise *slug*, with nothing in it that only some may read before the end."""
        whole = await self.render_whole(slug)
        return for_everybody(catalog.get(slug), whole)

    async def render_whole(self, slug: str) -> str:
        """Return the page of the exercise *slug* with all that it holds, for whoever works it alone."""
        path = f"{self.folder}/{slug}/{slug}.ipynb"
        async with self.open(), self.lock:
            page = (
                Shown(self.parts, path, **SECTION_FIRST)
                if notebook.is_as_built(catalog.get(slug))
                else Notebook(self.parts, path, self.start, **SECTION_FIRST)
            )
            await page.initialize()
            page.exporter.template_file = "exercise.html.j2"
            try:
                html = "".join([piece async for piece in page.pieces()])
            except Exception:
                await self.close()
                raise
        if f'data-slug="{slug}"' not in html:
            raise RenderError(f"the exercise is not in the page of {path}")
        return html

    async def render_all(self, pages: PageCache) -> None:
        """Render every page, one after the other, while the server already answers."""
        async with self.open():
            for exercise in catalog.all_exercises():
                # One page that fails must not keep the next from being made; a visitor's request tries it again.
                [made] = await asyncio.gather(pages.get(exercise.slug), return_exceptions=True)
                if isinstance(made, Exception):
                    log.failure(f"The page of {exercise.slug} could not be made", made)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Keep the kernel until the last who needs it has left."""
        self.users += 1
        try:
            yield
        finally:
            self.users -= 1
            if not self.users:
                await self.close()

    async def start(self, name: str, folder: str) -> Kernel:
        """Return the kernel, started when there is none that lives."""
        manager = self.parts.kernel_manager
        if self.kernel and not await ensure_async(self.kernel[1].is_alive()):
            await self.close()
        if not self.kernel:
            env = kernels.inherited()
            started = await ensure_async(manager.start_kernel(kernel_name=name, path=folder, env=env))
            self.kernel = started, manager.get_kernel(started)
        return self.kernel

    async def close(self) -> None:
        """Let the kernel go."""
        kernel, self.kernel = self.kernel, None
        if kernel and kernel[0] in self.parts.kernel_manager:
            await ensure_async(self.parts.kernel_manager.shutdown_kernel(kernel[0], now=True))
