"""A link to a row that is gone says so wherever it is read: on the board, in record and team's file, on paper."""

from sixelements import catalog, sheets
from sixelements.convening import exports, rooms, teamfile
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore
from tests.convening.writing import SIDES, edit

PLAN, WATCH = catalog.get("project-plan"), catalog.get("monitoring-plan")
GONE = f"Ask all (no longer in “{PLAN.title}”)"


def test_all_that_reads_a_link_says_that_its_row_is_gone(store: RoomStore) -> None:
    agenda = [(PLAN.slug, 20), (WATCH.slug, 20)]
    code = rooms.open_room(store, purpose="Why", sides=SIDES, agenda=agenda, k=3)
    plan, watch = [one["id"] for one in rooms.about_room(store, code)["activities"]]
    token = rooms.join(store, code, SIDES[0], "device-0000000001")
    ask = edit("aaaaaaaaaa/task", "Ask all")
    rooms.start(store, code, plan)
    log.write(store, log.Desk(code, plan, token), log.Heard(), [ask, edit("cccccccccc/task", "Tell all")])
    rooms.start(store, code, watch)
    link = edit("bbbbbbbbbb/task", "aaaaaaaaaa Ask all")
    log.write(store, log.Desk(code, watch, token), log.Heard(), [link])

    def read() -> list[str]:
        board = rooms.board(store, code)
        told = teamfile.told(store, code, 0)["documents"]
        rows = tuple(sheets.Row(row["id"], row["cells"]) for row in told[1]["rows"])
        written = sheets.Written(WATCH.slug, WATCH.title, (), (), rows)
        others = tuple(sheets.Row(row["id"], row["cells"]) for row in told[0]["rows"])
        first = sheets.Written(PLAN.slug, PLAN.title, (), (), others)
        documents = {PLAN.slug: first, WATCH.slug: written}
        assert told[1]["rows"][0]["cells"]["task"] == "aaaaaaaaaa Ask all", (
            "the file keeps what the cell holds"
        )
        return [
            str(board["activities"][1]["document"]["rows"]),
            exports.write("csv", board)[1].decode(),
            str(told[1]["lines"]),
            sheets.sheet(1, WATCH, documents).html,
        ]

    assert all("Ask all" in one and GONE not in one for one in read())
    log.write(store, log.Desk(code, plan, token), log.Heard(), [edit("aaaaaaaaaa/-", [ask.key])])
    assert all(GONE in one for one in read())
