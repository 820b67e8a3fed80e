"""The record of one exercise alone: the board asks for it, and nothing of the others is in it."""

from pathlib import Path

import pytest

from sixelements.convening import rooms
from sixelements.convening.display import Display
from sixelements.convening.exports.one import only
from sixelements.convening.facilitators import OWNER
from sixelements.convening.store import open_store
from tests.convening.writing import SIDES


@pytest.mark.parametrize("number", [0, 1])
def test_a_file_of_one_exercise_holds_that_one_and_no_other(tmp_path: Path, number: int) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    agenda = [("conflict-styles", 5), ("project-plan", 20)]
    code = rooms.open_room(store, purpose="To plan", sides=SIDES, agenda=agenda, k=3)
    told = rooms.board(store, code)
    here, other = told["activities"][number], told["activities"][1 - number]
    rooms.commit_to(store, code, who="Both", what="Meet", by_when="", activity_id=here["id"])
    rooms.commit_to(store, code, who="Both", what="Ask", by_when="", activity_id=other["id"])
    found = only(rooms.board(store, code), here["id"])
    assert [one["id"] for one in found["activities"]] == [here["id"]]
    assert [one["what"] for one in found["commitments"]] == ["Meet"]
    display = Display(store, OWNER, code=code)
    file = display.ask({"do": "export", "format": "csv", "activity": here["id"]}).file
    assert file
    assert file.file == f"six-elements-{code}-{here['slug']}.csv"
    assert other["title"] not in file.content.decode()
    assert display.ask({"do": "export", "format": "csv", "activity": other["id"] + 900}).trouble
    store.close()
