"""Any ordinary notebook works: what Voilà, ipywidgets and bqplot document is served and driven in a browser."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.person import too_wide
from tests.specimens import examples, notebooks
from tests.support.courses import copy_of_one
from tests.support.server import Server, running, until

# A kernel is most of what a notebook costs, so that several examples stand in one.
NOTEBOOKS = {
    "basics": [*examples.BASICS, *examples.FIGURE],
    "every": examples.EVERY_WIDGET,
    "containers": [*examples.CONTAINERS, *examples.UPLOAD],
    "shown": [*examples.RICH, *examples.QUERY, *examples.MANY],
    "lost": examples.LOST,
}
PATIENCE = 120_000
"""Milliseconds; a page that stands still tries again by itself within this time."""

UNFINISHED = "() => [...document.querySelectorAll('.jp-OutputArea-output')].map((one) => one.textContent)"
EMPTY = """() => [...document.querySelectorAll("b.made")].filter((name) => {
  const row = name.closest(".widget-vbox");
  return row.children.length !== 2 || !row.children[1].matches('[class*="widget"]');
}).map((name) => name.textContent)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = copy_of_one(tmp_path_factory.mktemp("compatibility"))
    for name, cells in NOTEBOOKS.items():
        notebooks.write(course, name, *cells)
    return course


@pytest.fixture(scope="module")
def notebook_server(folder: Path) -> Iterator[Server]:
    with running(folder, folder / "log", SIXELEMENTS_DATA=str(folder)) as server:
        yield server


@pytest.fixture
def visit(page: Page, notebook_server: Server) -> Iterator[Page]:
    """A page that can be sent to a notebook by name; its kernel goes when it is closed."""
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield page
    page.goto("about:blank")  # a page that never came whole is left too, and no later test finds its kernel
    page.close()
    until(lambda: notebook_server.kernels() == 0, "a page that was closed should leave no kernel")


def arrive(page: Page, server: Server, name: str, query: str = "") -> None:
    """Open a notebook and wait until all of it has come."""
    page.goto(f"{server.address}voila/render/exercises/specimens/{name}.ipynb{query}")
    page.wait_for_selector("#loading", state="detached")
    page.wait_for_selector('script[type="application/vnd.voila.cell-output+json"]', state="detached")
    page.wait_for_function(f"() => !({UNFINISHED})().some((text) => text.startsWith('Loading widget'))")
    assert not [text for text in page.evaluate(UNFINISHED) if text.startswith("Error")]


def drag(page: Page, slider: str, share: float) -> None:
    """Drag the handle of a slider to a share of its length, as a hand does."""
    handle = page.locator(f"{slider} .noUi-handle").first
    track = page.locator(f"{slider} .noUi-base, {slider} .noUi-target").first.bounding_box()
    start = handle.bounding_box()
    assert track
    assert start
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * share, track["y"] + track["height"] / 2, steps=8)
    page.mouse.up()


def test_dragging_a_slider_changes_what_python_shows_and_a_figure_of_bqplot_draws_and_follows(
    visit: Page, notebook_server: Server
) -> None:
    arrive(visit, notebook_server, "basics")
    area = visit.locator("input[type=number]")
    expect(area).to_have_value("4")
    drag(visit, ".widget-slider", 0.5)
    expect(area).not_to_have_value("4")
    side = float(visit.locator(".widget-readout").first.inner_text())
    expect(area).to_have_value(re.compile(rf"^{side**2:.4g}"))
    assert side == pytest.approx(5, abs=1)
    assert visit.locator("h1").inner_text() == "Basics: a slider and what Python makes of it"
    assert too_wide(visit) <= 0
    line = visit.locator(".bqplot path.line").first
    expect(line).to_have_attribute("d", re.compile(r"^M[\d.]+,"))
    expect(visit.locator(".bqplot rect.bar, .bqplot .bar rect")).to_have_count(5)
    before = line.get_attribute("d")
    visit.locator(".noUi-handle").last.focus()
    visit.keyboard.press("ArrowRight")
    expect(line).not_to_have_attribute("d", before or "")


def test_interact_computes_at_every_step_in_a_notebook_that_names_no_kernel(
    visit: Page, notebook_server: Server, folder: Path
) -> None:
    bare = {**notebooks.notebook("print('without a name')", *examples.INTERACT), "metadata": {}}
    place = folder / "exercises" / "specimens" / "bare.ipynb"
    place.write_text(json.dumps(bare), encoding="utf-8")
    arrive(visit, notebook_server, "bare")
    expect(visit.get_by_text("without a name")).to_be_visible()
    expect(visit.get_by_text("'3 hours'")).to_be_visible()
    visit.locator("input[type=checkbox]").check()
    expect(visit.get_by_text("'3 hours, late'")).to_be_visible()
    expect(visit.get_by_text("4 times 6 is 24")).to_be_visible()
    visit.locator(".noUi-handle").nth(1).focus()
    visit.keyboard.press("ArrowRight")
    expect(visit.get_by_text("5 times 6 is 30")).to_be_visible()


def test_every_widget_that_ipywidgets_has_arrives(visit: Page, notebook_server: Server) -> None:
    arrive(visit, notebook_server, "every")
    names = visit.locator("b.made")
    expect(names.first).to_be_visible()
    assert names.count() > 40
    with suppress(Error):
        visit.wait_for_function(f"() => !({EMPTY})().length")
    assert visit.evaluate(EMPTY) == []


def test_containers_events_and_links_work_and_a_file_reaches_python(
    visit: Page, notebook_server: Server, tmp_path: Path
) -> None:
    (tmp_path / "large.bin").write_bytes(b"x" * 3_000_000)
    arrive(visit, notebook_server, "containers")
    expect(visit.get_by_role("button", name="Above both")).to_be_visible()
    visit.get_by_role("tab", name="Two").click()
    expect(visit.get_by_text("second page")).to_be_visible()
    visit.get_by_role("button", name="Press me").click()
    expect(visit.get_by_text("pressed", exact=True)).to_be_visible()
    first, second = visit.locator("input[type=number]").all()
    first.fill("7")
    first.press("Enter")
    expect(second).to_have_value("7")
    with visit.expect_file_chooser() as chooser:
        visit.get_by_role("button", name="A file").click()
    chooser.value.set_files(tmp_path / "large.bin")
    expect(visit.get_by_text("3000000 bytes came")).to_be_visible()


def test_what_python_shows_what_the_address_asks_and_hundreds_of_widgets_come(
    visit: Page, notebook_server: Server
) -> None:
    arrive(visit, notebook_server, "shown", "?site=North")
    expect(visit.get_by_role("heading", name="Words with emphasis")).to_be_visible()
    expect(visit.get_by_text("plain words")).to_be_visible()
    expect(visit.locator(".jp-OutputArea-output td", has_text="2").first).to_be_visible()
    expect(visit.locator("svg rect, img[src^='data:image/svg']").first).to_be_visible()
    expect(visit.locator("#from-html")).to_be_visible()
    expect(visit.locator("th", has_text="hours")).to_be_visible()
    expect(visit.locator("mjx-container").first).to_be_visible()
    expect(visit.get_by_text("Hello North at shown.ipynb")).to_be_visible()
    expect(visit.locator("button.jupyter-button")).to_have_count(200)
    visit.get_by_role("button", name="199").scroll_into_view_if_needed()
    expect(visit.get_by_role("button", name="199")).to_be_in_viewport()


def test_a_widget_that_does_not_arrive_would_be_noticed(browser: Browser, notebook_server: Server) -> None:
    page = browser.new_page()  # the usual visitor would fail the test for what this page reports
    with pytest.raises(AssertionError, match="Error displaying widget"):
        arrive(page, notebook_server, "lost")
    page.goto("about:blank")
    page.close()
    until(lambda: notebook_server.kernels() == 0, "a page that was closed should leave no kernel")
