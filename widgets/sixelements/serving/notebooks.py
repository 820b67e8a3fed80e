"""How a notebook becomes a page: Voilà's own renderer, which here tells when a notebook did not run to its end."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jupyter_core.utils import ensure_async
from traitlets.config import Config
from voila.notebook_renderer import NotebookRenderer

Kernel = tuple[str, Any]
"""A kernel's id and its manager."""


@dataclass(frozen=True)
class VoilaParts:
    """What of Voilà's application a notebook needs on its way to a page; :mod:`.app` hands it down."""

    config: Config
    voila_configuration: Any
    template_paths: list[str]
    config_manager: Any
    contents_manager: Any
    kernel_spec_manager: Any
    kernel_manager: Any
    base_url: str
    page_config: dict[str, Any]
    mathjax: dict[str, Any]
    """Voilà's words for where mathjax is: ``mathjax_config`` and ``mathjax_url``."""


class NotWholeError(Exception):
    """The notebook stopped before its end: its kernel died, or a cell took too long."""


class TemplateCache(BytecodeCache):
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


templates = TemplateCache()

start_slots = asyncio.Semaphore(2 * (os.cpu_count() or 1))
"""Kernels that start at the same time: more would slow each other until all of them took too long."""


class NotebookPage(NotebookRenderer):  # type: ignore[misc]  # Voilà ships no types
    """One notebook on its way to a page."""

    def __init__(self, parts: VoilaParts, path: str, **config: Any) -> None:
        super().__init__(
            voila_configuration=parts.voila_configuration,
            traitlet_config=Config(parts.config, **config),
            notebook_path=path,
            template_paths=parts.template_paths,
            config_manager=parts.config_manager,
            contents_manager=parts.contents_manager,
            kernel_spec_manager=parts.kernel_spec_manager,
            base_url=parts.base_url,
            page_config=parts.page_config,
            **parts.mathjax,
        )

    async def initialize(self, **asked: Any) -> None:
        """Read the notebook; the templates come from those that are compiled already."""
        await super().initialize(**asked)
        self.exporter.environment.bytecode_cache = templates

    async def pieces(self) -> AsyncGenerator[str, None]:
        """Yield the page piece by piece; raises where a notebook that is run does not run to its end."""
        try:
            async with contextlib.aclosing(self.generate_content_generator()) as page:
                async for piece, _ in page:
                    yield piece
        finally:
            if self.kernel_started:
                await self._cleanup_resources()


class Shown(NotebookPage):
    """One notebook whose page shows what stands in it; nothing is run."""

    async def _jinja_kernel_start(self, nb: Any, **_: Any) -> str:  # noqa: ARG002 - Voilà's own signature
        return ""

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:  # noqa: ARG002
        for cell in nb.cells:
            yield cell


class Notebook(NotebookPage):
    """One notebook that runs, with the kernel that *start* gives it when one of the *slots* is free."""

    def __init__(
        self,
        parts: VoilaParts,
        path: str,
        start: Callable[[str, str], Awaitable[Kernel]],
        slots: asyncio.Semaphore = start_slots,
        **config: Any,
    ) -> None:
        super().__init__(parts, path, **config)
        self.start = start
        self.slots = slots

    async def _jinja_kernel_start(self, nb: Any, **_: Any) -> str:
        """Start the kernel only when the top of the page is already on its way."""
        folder = os.path.dirname(self.notebook_path)  # noqa: PTH120 - Jupyter's own path, with "/" on every system
        async with self.slots:
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
