"""Visitors of four servers: each opens the exercise as its browser would, up to the last byte that it needs.

Every visitor hands back a way to count the controls it has received.  Counting our page waits until the clock has
stopped; a visitor of another server has to read the messages anyway, to know when the last one is there.

Our visitors fetch the page and every script and style it names.  Visitors of the others fetch the page and the
models that come over the websocket; their scripts, which weigh far more than ours, are left out in their favor.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache, partial
from typing import Any

from bench import whole
from sixelements.serving import kernel_frames
from tests.support import frames
from tests.support.http_client import Answer, Wire

Evidence = Callable[[], int]
Opens = Callable[[Wire], Awaitable[Evidence]]

PATH = f"/exercise/{whole.EXERCISE.slug}"


class RefusedError(Exception):
    """The server answered with something other than the page."""


async def page(wire: Wire, path: str) -> Answer:
    """Return the page at *path*, or tell that there is none."""
    answer = await wire.get(path)
    if answer.status != 200:
        raise RefusedError(f"{path}: {answer.status}")
    return answer


@cache
def asked(body: bytes, _zipped: str, host: bytes = b"") -> tuple[str, ...]:
    """Return the files that the page asks for; the same page is read once, however many visitors get it."""
    answers = (Answer(200, {"content-encoding": _zipped}, one).text if one else "" for one in (body, host))
    return tuple(whole.files(*answers))


async def ours(wire: Wire) -> Evidence:
    """Open the exercise on our server: the page, its styles and scripts, the script of its kind."""
    first = await page(wire, PATH)
    zipped = first.headers.get("content-encoding", "")
    got: dict[str, Answer] = {}
    for name in asked(first.body, zipped):
        got[name] = await page(wire, name)
    host = next((one for name, one in got.items() if "/page-" in name and name.endswith(".js")), None)
    for name in asked(first.body, zipped, host.body if host else b""):
        if name not in got:
            got[name] = await page(wire, name)
    return lambda: whole.ours(first.text, {name: one.text for name, one in got.items()})


def message(kind: str, **content: Any) -> str:
    """Return one message to a kernel in the older framing, which is text."""
    parts = frames.message(kind, content) | {"metadata": {"version": "1.0.0"}}
    return json.dumps({**parts, "channel": "shell", "buffers": []})


async def comms(
    wire: Wire, path: str, target: str, ask: dict[str, Any], **headers: str
) -> AsyncIterator[Any]:
    """Open the kernel's websocket at *path*, send *ask* to *target*, and yield each message about a widget.

    It offers both framings, as a page does: ours and stock Voilà speak the newer one, Solara the older.
    """
    socket = await wire.talk(path, [kernel_frames.PROTOCOL], headers=headers)
    comm = uuid.uuid4().hex
    newer = socket.selected_subprotocol is not None
    for kind, content in (
        ("comm_open", {"comm_id": comm, "target_name": target, "data": {}}),
        ("comm_msg", {"comm_id": comm, "data": ask}),
    ):
        said = frames.frame(kind, content) if newer else message(kind, **content)
        await socket.write_message(said, binary=newer)
    while (came := await socket.read_message()) is not None:
        told = frames.parts(came) if newer else older(came)
        if told["header"]["msg_type"].startswith("comm_"):
            yield told["content"]
    raise RefusedError("the server closed the websocket")


def older(came: str | bytes) -> Any:
    """Return a message in the older framing: with binary parts, it begins with where they are."""
    if isinstance(came, str):
        return json.loads(came)
    return json.loads(came[came.index(b"{") :].partition(b"\0")[0])


async def voila(wire: Wire) -> Evidence:
    """Open the same notebook on stock Voilà, and ask its kernel for the widgets as Voilà's page does."""
    found = re.search(r'"kernelId": ?"([^"]+)"', (await page(wire, "/")).text)
    if not found:
        raise RefusedError("the page names no kernel")
    path = f"/api/kernels/{found[1]}/channels?session_id={uuid.uuid4()}"
    async for content in comms(wire, path, "jupyter.widget.control", {"method": "request_states"}):
        if content["data"].get("method") == "update_states":
            return partial(whole.voila, content["data"]["states"])
    return int


async def solara(wire: Wire) -> Evidence:
    """Open the app on Solara, which sends one message for each model."""
    cookie = (await page(wire, "/")).headers["set-cookie"].partition(";")[0]
    path = f"/jupyter/api/kernels/{uuid.uuid4()}/channels?session_id={uuid.uuid4()}"
    models = []
    ask = {"method": "run", "args": {"path": "/"}}
    async for content in comms(wire, path, "solara.control", ask, Cookie=cookie):
        if "state" in content["data"]:
            models.append(content["data"]["state"])
        if content["data"].get("method") == "finished":
            return partial(whole.solara, models)
    return int


async def panel(wire: Wire) -> Evidence:
    """Open the app on Panel, which sends the whole document when asked."""
    found = re.search(r'"token":"([^"]+)"', (await page(wire, "/panel_app")).text)
    if not found:
        raise RefusedError("the page names no session")
    socket = await wire.talk("/panel_app/ws", ["bokeh", found[1]])
    while (came := await socket.read_message()) is not None:
        told = json.loads(came)
        if told.get("msgtype") == "ACK":
            for part in ({"msgid": "1", "msgtype": "PULL-DOC-REQ"}, {}, {}):
                await socket.write_message(json.dumps(part))
        elif "doc" in told:
            return partial(whole.panel, told)
    raise RefusedError("the server closed the websocket")
