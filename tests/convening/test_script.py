"""The script of an exercise on the board: told when it is asked for, and nothing in it runs or leads away."""

from pathlib import Path

import pytest

from sixelements.convening import script
from sixelements.convening.board import Board
from tests.convening.boards import CONTINUUM, board, sent

__all__ = ["board", "sent"]  # fixtures


def test_a_script_is_told_when_it_is_asked_for_and_only_of_exercises_there_are(board: Board) -> None:
    assert board.script == {}
    board.ask({"do": "script", "slug": CONTINUUM})
    told = board.script
    assert (told["slug"], len(told["parts"])) == (CONTINUUM, len(script.parts(CONTINUUM)))
    assert [set(one) for one in told["parts"]] == [{"title", "html"}] * len(told["parts"])
    for slug in ("nothing", "../chapters", ""):
        board.ask({"do": "script", "slug": slug})
        assert "no exercise is called" in board.trouble
        assert board.script == told


def test_a_script_keeps_its_words_and_nothing_that_runs_or_leads_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "exercises" / "one" / "facilitator.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "# Title\n\n## Script\n\n<script>alert(1)</script>\n\nA **{term}`fixed frame`**, {term}`many <one>`, "
        "[a link](javascript:alert(1)), [another](https://example.org), ![a picture](x.png)\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n## Debrief\n\nAsk.\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("sixelements.course.exercises", lambda: tmp_path / "exercises")
    first, second = script.parts("one")
    assert (first.title, second.title) == ("Script", "Debrief")
    assert "&lt;script&gt;" in first.html
    assert "fixed frame, many, " in first.html
    assert "another" in first.html
    assert "<td>1</td>" in first.html
    for bad in ("<script", "<a", "<img", "{term}", "example.org"):
        assert bad not in first.html
    assert script.parts("no-page") == []
