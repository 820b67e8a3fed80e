"""How a notebook becomes a page: Voilà's own renderer, which here tells when a notebook did not run to its end."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jupyter_core.utils import ensure_async
from traitlets.config import Config
from voila.notebook_renderer import NotebookRenderer

if TYPE_CHECKING:
    from .app import SixElements

Kernel = tuple[str, Any]
"""A kernel's id and its manager."""


class NotWholeError(Exception):
    """The notebook stopped before its end: its kernel died, or a cell took too long."""


class Compiled(BytecodeCache):
    """Voilà's templates, compiled once for the server; as it comes, Voilà compiles all thirteen for every visitor.

    Jinja compares the source with what was compiled, so a template that changes is compiled again.  Measured: the
    server works 0.09 s for a page instead of 0.2.  Soaked: eight visitors at a time for three minutes, 329 pages, all
    whole, descriptors and memory flat.  What hangs under load in Voilà as it comes is another thing: a page whose
    kernel dies while it starts, for which :class:`Notebook` raises.
    """

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with what is kept."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()

turns = asyncio.Semaphore(2 * (os.cpu_count() or 1))
"""Kernels that start at the same time: more would slow each other until all of them took too long."""


class Notebook(NotebookRenderer):  # type: ignore[misc]  # Voilà ships no types
    """One notebook on its way to a page, with the kernel that *start* gives it when the page asks for one."""

    def __init__(
        self, app: SixElements, path: str, start: Callable[[str, str], Awaitable[Kernel]], **config: Any
    ) -> None:
        super().__init__(
            voila_configuration=app.voila_configuration,
            traitlet_config=Config(app.config, **config),
            notebook_path=path,
            template_paths=app.template_paths,
            config_manager=app.config_manager,
            contents_manager=app.contents_manager,
            kernel_spec_manager=app.kernel_spec_manager,
            base_url=app.base_url,
            page_config=app.page_config,
            mathjax_config=app.app.settings.get("mathjax_config"),
            mathjax_url=app.app.settings.get("mathjax_url"),
        )
        self.start = start

    async def initialize(self, **asked: Any) -> None:
        """Read the notebook; the templates come from those that are compiled already."""
        await super().initialize(**asked)
        self.exporter.environment.bytecode_cache = COMPILED

    async def pieces(self) -> AsyncGenerator[str, None]:
        """Yield the page piece by piece while the notebook runs; raises where it does not run to its end."""
        try:
            async with contextlib.aclosing(self.generate_content_generator()) as page:
                async for piece, _ in page:
                    yield piece
        finally:
            if self.kernel_started:
                await self._cleanup_resources()

    async def _jinja_kernel_start(self, nb: Any, **_: Any) -> str:
        """Start the kernel only when the top of the page is already on its way."""
        folder = os.path.dirname(self.notebook_path)  # noqa: PTH120 - Jupyter's own path, with "/" on every system
        async with turns:
            kernel_id, kernel = await self.start(nb.metadata.kernelspec.name, folder)
            await super()._jinja_kernel_start(nb, kernel_id, kernel)
        return kernel_id

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:
        """Run the cells; Voilà itself would send a page that ends where its kernel died, as if that were all."""
        async with contextlib.aclosing(super()._jinja_cell_generator(nb, kernel_id)) as cells:
            async for cell in cells:
                if timed_out(cell) or not await ensure_async(self.executor.km.is_alive()):
                    raise NotWholeError(self.notebook_path)
                yield cell


def timed_out(cell: Any) -> bool:
    """Say whether Voilà gave up waiting for *cell*."""
    return any(one.get("ename") == "TimeoutError" for one in cell.get("outputs", ()))
