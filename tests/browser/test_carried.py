"""The thread from table to table: objectives come into the plan, alone and among those of one's own team."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore
from tests.browser.conftest import SIZES, Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import SIDES, store
from tests.browser.test_board import enter as board
from tests.browser.test_table import first_field, row
from tests.convening.writing import edit
from tests.test_carrying import CARRIERS

__all__ = ["store"]

# What stands first in a row is the person's own, and what comes in stands behind it.
# The source is a table whose rows come in whatever they hold.
PLAN, SOURCE, MINE, THEIRS = next(
    (one, source, mine, theirs)
    for one in CARRIERS
    for bring in one.content.bring
    if not bring.where and one.content.columns[0].id not in bring.columns
    if (source := catalog.get(bring.source)).kind == one.kind == "table"
    for mine, theirs in bring.columns.items()
    if next(column.type for column in source.content.columns if column.id == theirs) == "text"
)
LABEL = next(one.label for one in PLAN.content.columns if one.id == MINE)
PATIENCE = 60_000


@pytest.fixture
def facilitator(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=SIZES["wide"], reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def team_writes(room: tuple[RoomStore, str], activity: int, team: int, value: str) -> None:
    store, code = room
    token = rooms.join(store, code, SIDES[0], f"device-of-team-{team:010}", team)
    desk = log.Desk(code, activity, token)
    log.write(store, desk, log.Heard(), [edit(f"{chr(96 + team) * 10}/{THEIRS}", value)])


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_objectives_come_into_the_plan_alone_and_in_one_s_own_team(
    page: Page, size: str, server: Server, store: RoomStore, facilitator: Page
) -> None:
    # Alone: an objective that this device keeps comes in by a press, and says where it came from.
    page.goto(f"{server.url}{catalog.app_path(SOURCE)}")
    page.get_by_label(next(one.label for one in SOURCE.content.columns if one.id == THEIRS), exact=True).fill(
        "Alone"
    )
    page.goto(f"{server.url}{catalog.app_path(PLAN)}")
    page.get_by_role("button", name=f"Bring in 1 row from “{SOURCE.title}”").click()
    expect(row(page, 1).get_by_label(LABEL, exact=True)).to_have_value("Alone")
    expect(row(page, 1)).to_contain_text(f"From “{SOURCE.title}”.")
    # In a room of two teams.
    code = rooms.open_room(
        store,
        purpose="To plan",
        sides=SIDES,
        agenda=[(SOURCE.slug, 20), (PLAN.slug, 20)],
        k=3,
        teams=["North", "South"],
    )
    first, second = [one["id"] for one in rooms.about_room(store, code)["activities"]]
    rooms.start(store, code, first)
    team_writes((store, code), first, 1, "An objective of North")
    team_writes((store, code), first, 2, "An objective of South")
    rooms.start(store, code, second)
    page.goto(f"{server.url}/r/{code}")
    page.get_by_text("Labor (certificated staff)").click()
    page.get_by_label("Where do you sit?").select_option("North")
    page.get_by_role("button", name="Enter the room").click()
    page.get_by_role("link", name=PLAN.title).click()
    expect(page.get_by_text("Your team writes this table together")).to_be_visible()
    bring = page.get_by_role("button", name=f"Bring in 1 row from “{SOURCE.title}”")
    bring.click()
    field = row(page, 1).get_by_label(LABEL, exact=True)
    expect(field).to_have_value("An objective of North")
    expect(bring).to_have_count(0)
    assert "South" not in page.inner_text("main").replace("North", "")
    first_field(page, 1).fill("A task")
    # What its objective says by now is shown, and taken over by a press.
    team_writes((store, code), first, 1, "A sharper objective")
    page.reload()
    expect(row(page, 1)).to_contain_text("A sharper objective")
    assert axe(page) == []
    assert too_wide(page) <= 0
    row(page, 1).get_by_role("button", name="Take it over").click()
    expect(field).to_have_value("A sharper objective")
    # The facilitator sees how far each team is, and opens one.
    board(facilitator, server)
    facilitator.get_by_role("button", name=f"{code[:3]}-{code[3:]}").click()
    facilitator.get_by_role("button", name="Open the table: North").click()
    expect(facilitator.get_by_role("cell", name="A sharper objective")).to_be_visible()
    assert axe(facilitator) == []
