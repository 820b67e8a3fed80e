"""Who waits for whom when many ask for pages with a Python of their own."""

import asyncio
from contextlib import AbstractAsyncContextManager

from sixelements.serving.kernel_pages import AT_ONCE, MOST_IN_LINE, Lines


class Crowd:
    """Pages on their way, each until it is let go."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.begun: list[str] = []
        self.go_on = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    def ask(self, name: str, turn: AbstractAsyncContextManager[None]) -> None:
        async def page() -> None:
            async with turn:
                self.begun.append(name)
                await self.go_on.wait()

        self.tasks.append(asyncio.create_task(page()))

    async def settle(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    async def end(self) -> None:
        self.go_on.set()
        await asyncio.gather(*self.tasks)


def test_one_address_waits_for_itself_only() -> None:
    async def run() -> None:
        crowd = Crowd()
        for _ in range(MOST_IN_LINE):
            crowd.ask("one", crowd.lines.turn("one"))
        crowd.ask("other", crowd.lines.turn("other"))
        await crowd.settle()
        assert sorted(crowd.begun) == ["one"] * AT_ONCE + ["other"]
        assert crowd.lines.is_long("one")
        assert not crowd.lines.is_long("other")
        await crowd.end()
        assert len(crowd.begun) == MOST_IN_LINE + 1
        assert not crowd.lines.lines, "nothing is kept of addresses that have left"

    asyncio.run(run())


def test_whoever_leaves_the_line_keeps_nobody_waiting() -> None:
    async def run() -> None:
        crowd = Crowd()
        for _ in range(MOST_IN_LINE):
            crowd.ask("one", crowd.lines.turn("one"))
        await crowd.settle()
        for task in crowd.tasks:
            task.cancel()
        await asyncio.gather(*crowd.tasks, return_exceptions=True)
        crowd.tasks.clear()
        assert not crowd.lines.is_long("one")
        crowd.ask("again", crowd.lines.turn("one"))
        await crowd.settle()
        assert crowd.begun[-1] == "again"
        await crowd.end()

    asyncio.run(run())
