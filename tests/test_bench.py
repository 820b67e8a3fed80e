"""The measurement can say no: a page that lacks one control is not whole, and an answer that is lost is seen."""

import asyncio
import copy
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bench import chart, crowd, page, tables, visitors, whole
from bench.asked import asked
from bench.rounds import AT_ONCE, Row
from sixelements import assets, worksheet
from sixelements.convening import codes
from tests.book.test_figures import missing as words_missing
from tests.book.test_figures import own_paint
from tests.support import room_under_test
from tests.support.http_client import Wire

PAYLOAD = json.loads(worksheet.as_json(worksheet.payload(whole.EXERCISE)))
SECTION = worksheet.page_section(whole.EXERCISE)
SCRIPTS = {name: body.decode() for name, body in assets.files().items() if name.endswith(".js")}


def without_a_reply() -> dict[str, Any]:
    payload: dict[str, Any] = copy.deepcopy(PAYLOAD)
    payload["content"]["scenarios"][3]["replies"].pop()
    return payload


def without(part: str) -> dict[str, str]:
    return {name: text for name, text in SCRIPTS.items() if part not in name}


def test_our_page_is_whole() -> None:
    assert whole.ours(SECTION, SCRIPTS) == whole.CONTROLS == 100


@pytest.mark.parametrize(
    ("section", "scripts"),
    [
        (SECTION.replace(worksheet.as_json(PAYLOAD), worksheet.as_json(without_a_reply())), SCRIPTS),
        (SECTION.replace('most" data-when="avoid"', 'most"', 1), SCRIPTS),
        (whole.DATA.sub("", SECTION), SCRIPTS),
        ("<p>The page, without its exercise.</p>", SCRIPTS),
        (SECTION, without("core")),
        (SECTION, without("styles")),
    ],
    ids=["one reply", "one mark on paper", "the data", "everything", "the core", "the script of the kind"],
)
def test_our_page_that_lacks_something_is_not_whole(section: str, scripts: dict[str, str]) -> None:
    assert whole.ours(section, scripts) < whole.CONTROLS


def test_a_visitor_fetches_the_script_that_the_core_names() -> None:
    named = '<link href="/assets/style-1.css"><script src="/assets/core-1.js"></script>'
    assert whole.files(named) == ["/assets/style-1.css", "/assets/core-1.js"]
    assert whole.files(named, 'SCRIPTS={"styles":"styles-1.js"}')[2:] == ["/assets/styles-1.js"]


def states(exercise: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"a": {"state": {"width": None}}, "b": {"state": {"exercise": exercise, **more}}}


def test_models_over_a_websocket_are_counted() -> None:
    assert whole.voila(states(PAYLOAD, _esm="export default {}")) == whole.CONTROLS
    assert whole.voila(states(without_a_reply(), _esm="export default {}")) == whole.CONTROLS - 2
    assert whole.voila(states(PAYLOAD)) == 0, "a widget without its script draws nothing"
    group = {"_model_name": "RadioButtonsModel", "_options_labels": list("ABCDE")}
    assert whole.solara([group] * 20 + [{"_model_name": "HTMLModel"}]) == whole.CONTROLS
    assert whole.solara([group] * 19 + [{**group, "_options_labels": list("ABCD")}]) == whole.CONTROLS - 1
    radio = {"name": "RadioGroup", "attributes": {"labels": list("ABCDE")}}
    document = {"doc": {"roots": [{"name": "Column", "attributes": {"children": [radio] * 20}}]}}
    assert whole.panel(document) == whole.CONTROLS
    document["doc"]["roots"][0]["attributes"]["children"] = [radio] * 19  # type: ignore[index]
    assert whole.panel(document) == whole.CONTROLS - 5
    assert whole.panel({"doc": {"roots": []}}) == 0, "what Panel sends when the program has failed"


# A crowd.


def opens(controls: int) -> visitors.Opens:
    async def come(_: Wire) -> visitors.Evidence:
        return lambda: controls

    return come


async def refused(_: Wire) -> visitors.Evidence:
    raise visitors.RefusedError("/: 503")


async def answering(sent: bytes, path: str) -> crowd.Crowd:
    """Let one visitor ask for *path* of a server that sends these bytes and hangs up."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(sent)
        writer.close()

    async def come(wire: Wire) -> visitors.Evidence:
        await visitors.page(wire, path)
        return lambda: whole.CONTROLS

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        return await crowd.gather(come, server.sockets[0].getsockname()[1], 1, 1)


@pytest.mark.parametrize(
    ("come", "count"), [(opens(whole.CONTROLS), 7), (opens(whole.CONTROLS - 1), 0), (refused, 0)]
)
def test_only_whole_pages_are_counted(
    come: Callable[[Wire], Awaitable[visitors.Evidence]], count: int
) -> None:
    got = crowd.come(come, 0, 7, doors=2)
    assert got.whole() == count
    assert len(got.visits) == 7


@pytest.mark.parametrize(
    ("sent", "count"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwhat", 1),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwhat\r\n0\r\n\r\n", 1),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\nhalf", 0),
        (b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", 0),
        (b"", 0),
    ],
    ids=["whole", "in pieces", "half", "refused", "nothing"],
)
def test_what_a_server_cuts_short_is_not_whole(sent: bytes, count: int) -> None:
    assert asyncio.run(answering(sent, "/")).whole() == count


# What is said about it.


def row(server: str, whole_pages: int = 30, last: float = 1.0) -> Row:
    return Row(server, AT_ONCE, 30, 1, whole_pages, 0.5, 0.7, last, last, 4.0, 0.01, 50.0, 0.1)


def test_the_table_tells_what_is_not_whole_and_how_many_times_longer() -> None:
    rows = [row("Six Elements", whole_pages=29), row("Panel", last=8.0)]
    told = dict(tables.about_visits(rows))
    assert "| pages not whole, of 30, rounds: 1 | 1 | 0 |" in told["asked"]
    assert "| last of 30, beside Panel | 1/8 | 1/6 or less |" in told["asked"]
    assert "1.00 s (once), 1 not whole" in told["at-once"]


def test_a_table_with_no_place_on_the_page_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("<!-- measured: a -->\nold\n<!-- end -->\nrest\n", encoding="utf-8")
    page.put(file, "a", "new")
    assert file.read_text(encoding="utf-8") == "<!-- measured: a -->\nnew\n<!-- end -->\nrest\n"
    with pytest.raises(AssertionError, match="no place for b"):
        page.put(file, "b", "new")


def test_pictures_have_their_words_and_no_paint_of_their_own() -> None:
    groups: dict[str, list[chart.Bar]] = {
        "30 visitors": [("Panel", (8.0, 7.5, 9.0), False), ("Voilà", None, False)]
    }
    picture = chart.bars("How long", "Bars.", groups)
    assert not own_paint(re.sub(r"<\?.*?\?>", "", picture))
    assert not words_missing(picture, chart.words_of(groups))
    assert words_missing(picture, "30 visitors: Panel 8.00 s.") == {"voil", "not", "tried"}


# A convening.


TOKEN = "of-a-device"  # noqa: S105  (no secret)
KEPT = [(codes.digest(TOKEN), 2, {"b": 2})]
SENT = {1: {"a": 1}, 2: {"b": 2}, 3: {"c": 3}}


@pytest.mark.parametrize(
    ("kept", "acknowledged", "lost"),
    [
        (KEPT, 2, 0),
        (KEPT, 1, 0),  # the server has more than the device has heard of
        (KEPT, 3, 1),
        ([(codes.digest(TOKEN), 2, {"a": 1})], 2, 1),
        ([], 2, 1),
    ],
    ids=["kept", "not heard yet", "an older one", "other answers", "gone"],
)
def test_a_lost_answer_is_seen(kept: list[room_under_test.Kept], acknowledged: int, lost: int) -> None:
    assert room_under_test.missing(kept, [(TOKEN, acknowledged, SENT)]) == lost


PARTS = {"day": 1, "races": 2}


def test_a_measurement_does_the_parts_that_are_named_else_all() -> None:
    assert asked("Words.", PARTS, []) == (["day", "races"], False)
    assert asked("Words.", PARTS, ["races", "--quick"], quick=True) == (["races"], True)


def test_an_unknown_part_ends_in_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        asked("Words.", PARTS, ["night"])
    assert 'no part is called "night"; there are: day, races' in capsys.readouterr().err
