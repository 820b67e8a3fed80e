"""Frames of a kernel's websocket: the whole ones are read, all others refused, with bounded work."""

import random
import tracemalloc

import pytest

from sixelements.serving import kernel_frames
from tests.support.frames import broken, frame, old_frame

SOME = 4000


def test_a_whole_message_is_read() -> None:
    for buffers in ((), (b"",), (b"\x00" * 100, b"\xff")):
        found = kernel_frames.read(frame("comm_msg", {"x": 1}, "control", buffers))
        assert (found.channel, found.header["msg_type"]) == ("control", "comm_msg")


def test_the_most_buffers_are_a_bound() -> None:
    fits = kernel_frames.MOST_OFFSETS - kernel_frames.FEWEST_OFFSETS
    kernel_frames.read(frame("comm_msg", {}, buffers=(b"",) * fits))
    with pytest.raises(kernel_frames.FrameError):
        kernel_frames.read(frame("comm_msg", {}, buffers=(b"",) * (fits + 1)))


@pytest.mark.parametrize(
    "bomb",
    [
        b"",
        b"\xff" * 7,
        b"\x00" * 8,
        b"\xff" * 64,
        (2**62).to_bytes(8, "little") + b"x" * 100,
        b"\x7f\xff\xff\xff" + b"x" * 100,
        old_frame("comm_msg", {}),
        "{}",
        frame("comm_msg", {}, "elsewhere"),
        frame("comm_msg", {}).replace(b'"msg_type"', b'"msg_typo"'),
        frame("comm_msg", {}).replace(b'"comm_msg"', b"[[[[[[[[[["),
        frame("x" * kernel_frames.MOST_HEADER, {}),
    ],
)
def test_whatever_is_not_whole_is_refused(bomb: bytes | str) -> None:
    with pytest.raises(kernel_frames.FrameError):
        kernel_frames.read(bomb)


def test_a_header_nested_without_end_is_refused() -> None:
    deep = frame("comm_msg", {})
    begin = deep.index(b"{")
    nested = b"[" * 8000
    made = bytearray(deep[:begin] + nested + deep[begin:])
    for offset in range(3, 7):  # the ends of the header and of what follows
        place = 8 * offset
        moved = int.from_bytes(made[place : place + 8], "little") + len(nested)
        made[place : place + 8] = moved.to_bytes(8, "little")
    with pytest.raises(kernel_frames.FrameError, match="JSON"):
        kernel_frames.read(bytes(made))


def test_thousands_of_broken_frames_cost_no_memory_and_raise_nothing_else() -> None:
    rng = random.Random(1)  # noqa: S311  (the same frames every time)
    frames = [broken(rng) for _ in range(SOME)]
    tracemalloc.start()
    for one in frames:
        with pytest.raises(kernel_frames.FrameError):
            kernel_frames.read(one)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000
