import asyncio
from pathlib import Path

import pytest

from sixelements.serving.page_cache import PageCache
from sixelements.serving.reply import Reply


class Slow:
    """Renders when told to, and counts."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.slugs: list[str] = []
        self.go = asyncio.Event()

    async def __call__(self, slug: str) -> str:
        self.slugs.append(slug)
        await self.go.wait()
        if self.fails:
            raise RuntimeError(slug)
        return f"{slug} {len(self.slugs)}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source"
    file.write_text("first")
    return file


def test_visitors_at_once_share_one_rendering(source: Path) -> None:
    async def visit() -> None:
        render = Slow()
        store = PageCache(render, lambda _slug: [source])
        visits = [asyncio.create_task(store.get("one")) for _ in range(20)]
        await asyncio.sleep(0)
        render.go.set()
        pages = await asyncio.gather(*visits)
        assert render.slugs == ["one"], "twenty first visitors render once"
        assert all(page is pages[0] for page in pages)

    asyncio.run(visit())


def test_each_exercise_has_its_own_page(source: Path) -> None:
    async def visit() -> list[Reply]:
        render = Slow()
        render.go.set()
        store = PageCache(render, lambda _slug: [source])
        return [await store.get("one"), await store.get("two")]

    assert [page.body for page in asyncio.run(visit())] == [b"one 1", b"two 2"]


def test_a_page_is_ready_until_its_source_is_touched(source: Path) -> None:
    async def visit() -> None:
        render = Slow()
        store = PageCache(render, lambda _slug: [source])
        assert store.ready("one") is None
        first = asyncio.create_task(store.get("one"))
        await asyncio.sleep(0)
        assert store.ready("one") is None
        render.go.set()
        made = await first
        assert store.ready("one") is made
        source.write_text("longer than the first")
        assert store.ready("one") is None
        assert (await store.get("one")).body == b"one 2"
        source.unlink()
        assert store.ready("one") is None

    asyncio.run(visit())


def test_a_page_that_could_not_be_made_is_not_ready(source: Path) -> None:
    async def visit() -> None:
        render = Slow(fails=True)
        render.go.set()
        store = PageCache(render, lambda _slug: [source])
        with pytest.raises(RuntimeError):
            await store.get("one")
        assert store.ready("one") is None

    asyncio.run(visit())


def test_a_changed_source_renders_again(source: Path) -> None:
    async def visit() -> None:
        render = Slow()
        render.go.set()
        store = PageCache(render, lambda _slug: [source])
        first = await store.get("one")
        assert await store.get("one") is first
        source.write_text("second")
        second = await store.get("one")
        assert second.etag != first.etag, "a browser must not keep the old page"

    asyncio.run(visit())


def test_a_failed_rendering_is_told_to_all_who_wait_and_tried_again_later(source: Path) -> None:
    async def visit() -> None:
        render = Slow(fails=True)
        render.go.set()
        store = PageCache(render, lambda _slug: [source])
        failures = await asyncio.gather(store.get("one"), store.get("one"), return_exceptions=True)
        assert [type(failure) for failure in failures] == [RuntimeError, RuntimeError]
        assert render.slugs == ["one"]
        render.fails = False
        assert (await store.get("one")).body == b"one 2"

    asyncio.run(visit())


def test_a_visitor_who_leaves_does_not_stop_the_rendering_for_others(source: Path) -> None:
    async def visit() -> None:
        render = Slow()
        store = PageCache(render, lambda _slug: [source])
        leaves, stays = asyncio.create_task(store.get("one")), asyncio.create_task(store.get("one"))
        await asyncio.sleep(0)
        leaves.cancel()
        await asyncio.sleep(0)
        render.go.set()
        assert (await stays).body == b"one 1"

    asyncio.run(visit())
