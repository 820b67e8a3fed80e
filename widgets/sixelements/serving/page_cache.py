"""Exercise pages without kernels: Voilà runs and renders a notebook once, every visitor gets that page."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from .reply import Reply, ready


class PageCache:
    """Keeps one rendered page for each exercise, and knows when it is out of date.

    *render* makes the page of a slug; *sources* names the files the page is made from.
    """

    def __init__(
        self, render: Callable[[str], Awaitable[str]], sources: Callable[[str], Iterable[Path]]
    ) -> None:
        self._render = render
        self._sources = sources
        self._pages: dict[str, tuple[str, asyncio.Task[Reply]]] = {}
        self._stamps: dict[str, object] = {}

    async def get(self, slug: str) -> Reply:
        """Return the page of *slug*, rendering it if it is new, has changed, or failed before."""
        self._stamps[slug] = self._stamp(slug)
        mark = self._fingerprint(slug)
        known, page = self._pages.get(slug, ("", None))
        if page is None or known != mark or _failed(page):
            # The task itself is kept: whoever comes while it runs waits for the same rendering.
            page = asyncio.create_task(self._make(slug))
            self._pages[slug] = (mark, page)
        # Shielded, because a visitor who leaves must not stop the rendering others wait for.
        return await asyncio.shield(page)

    def ready(self, slug: str) -> Reply | None:
        """Return the page of *slug* where it is made, and no file of it was touched since somebody asked for it."""
        _, page = self._pages.get(slug, ("", None))
        if page is None or not page.done() or _failed(page) or self._stamps[slug] != self._stamp(slug):
            return None
        return page.result()

    def _stamp(self, slug: str) -> object:
        """Return what the system notes when a file of *slug* is written; it is asked sooner than the file is read."""
        try:
            found = [file.stat() for file in self._sources(slug)]
        except OSError:
            return None
        return [(one.st_mtime_ns, one.st_ctime_ns, one.st_size) for one in found]

    async def _make(self, slug: str) -> Reply:
        return ready(await self._render(slug))

    def _fingerprint(self, slug: str) -> str:
        digest = hashlib.sha256()
        for file in self._sources(slug):
            digest.update(file.read_bytes())
        return digest.hexdigest()


def _failed(page: asyncio.Task[Reply]) -> bool:
    return page.done() and (page.cancelled() or page.exception() is not None)
