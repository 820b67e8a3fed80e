"""The room's screen: every pattern fits on it, large enough for the last row, and nothing in it leads the room."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from sqlalchemy import delete

from sixelements import assets, catalog, linker
from sixelements.content import Exercise
from sixelements.convening import codes, facilitators, patterns, rooms, script
from sixelements.convening.display import square
from sixelements.convening.patterns import Contribution
from sixelements.convening.sides import SIDES
from sixelements.convening.store import RoomStore
from sixelements.convening.tables import Room
from sixelements.serving import facilitator, frame
from tests.answering import answers
from tests.browser.conftest import Server
from tests.browser.person import axe
from tests.browser.rooms import open_room, others_share, store
from tests.convening.test_every_kind import partly
from tests.examples import LONGEST_OF_A_KIND

__all__ = ["store"]

SLUG = "conflict-styles"
SCREENS: list[ViewportSize] = [
    {"width": 1280, "height": 720},
    {"width": 1366, "height": 768},
    {"width": 1920, "height": 1080},
]
WAIT = 60_000
LEAST = 24
"""Pixels of the smallest letters that the last row reads."""

# What of a slide is cut, smaller than it may be, or can be pressed.
FAULTS = """(least) => {
  const found = [];
  const main = document.querySelector("main");
  const page = document.documentElement;
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) found.push("the page scrolls");
  for (const one of [main, ...main.querySelectorAll("section, .six-projector-body")]) {
    const over = one.scrollHeight - one.clientHeight;
    if (over > 1) found.push(`${one.className} is cut by ${over}`);
    if (one.scrollWidth - one.clientWidth > 1) found.push(`${one.className} is too wide`);
  }
  for (const one of main.querySelectorAll("*")) {
    const own = [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
    if (!own || one.closest(".six-hidden, title, desc, [hidden]")) continue;
    const box = one.getBoundingClientRect();
    const inside = one.closest("svg");
    const size = parseFloat(getComputedStyle(one).fontSize) * (inside ? inside.getScreenCTM().a : 1);
    if (size < least - 0.1) found.push(`${size.toFixed(1)} px: ${one.textContent.slice(0, 40)}`);
    if (inside) {
      const frame = inside.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`cut: ${one.textContent}`);
    }
  }
  const zones = [...main.querySelectorAll(".six-square-zone")].map((one) => [one, one.getBoundingClientRect()]);
  for (const [one, a] of zones) {
    const over = zones.some(([other, b]) =>
      other !== one && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
    if (over) found.push(`lies over another: ${one.textContent}`);
  }
  const controls = "a, button, input, select, textarea, summary, [tabindex], [role=button], [contenteditable]";
  for (const one of main.querySelectorAll(controls)) found.push(`can be pressed: ${one.outerHTML.slice(0, 60)}`);
  return found;
}"""


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    visitor = browser.new_context(viewport=SCREENS[0], reduced_motion="reduce")
    opened = visitor.new_page()
    opened.set_default_timeout(60_000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    style = "".join(frame.own()[name].decode() for name in ("page.css", "projector.css"))
    opened.set_content(
        f'<!doctype html><html lang="en"><head><title>Projector</title><style>{style}</style></head><body>'
        '<main class="six six-projector" data-element="2"></main></body></html>'
    )
    script = linker.joined(assets.linked(frame.projector_words(), frame.PROJECTOR))
    opened.evaluate(
        f"""() => {{ const $ = {{}};\n{script}
          const {{ makeFace }} = $["{frame.PROJECTOR}"];
          const {{ shownSlides }} = $["ui/slides/cut.js"];
          window.face = makeFace(document.querySelector("main"));
          window.cut = (shows, pattern, earlier) => ({{ ...shows, slides: shownSlides(pattern, earlier) }}); }}"""
    )
    yield opened
    visitor.close()
    assert errors == [], "a key without words, or a slot that nobody filled"


def shows(exercise: Exercise, **changes: Any) -> dict[str, Any]:
    """Return what the server tells of a room that works *exercise*."""
    activity = {
        "id": 1, "slug": exercise.slug, "title": exercise.title, "summary": exercise.summary, "round": 1,
        "state": "revealed", "minutes": 20, "ends": None, "left": None, "finished": 14, "shared": 17, "pattern": True,
        "document": None, "in_parts": False,
    }  # fmt: skip
    address = "http://192.168.178.120:8866"
    told = {
        "code": "KTM4RX", "spoken": "KTM-4RX", "purpose": "To hear each other before the calendar is set",
        "mode": "open", "state": "open", "joined": 18, "slide": 0, "place": [2, 3], "before": None,
        "comparison": None, "teams": [],
        "address": address, "qr": square(f"{address}/r/KTM4RX#secret-of-the-room-in-a-square"),
    }  # fmt: skip
    return {**told, "activity": {**activity, **changes.pop("activity", {})}, **changes}


def everybody(exercise: Exercise) -> list[Contribution]:
    """Return two people of each side there is, in an open table: the most lines that a pattern can have."""
    return [
        Contribution(f"{side} {n}", side, answers(exercise, 100 * n + at))
        for at, side in enumerate(SIDES)
        for n in range(2)
    ]


def pattern_of(exercise: Exercise, people: list[Contribution]) -> dict[str, Any]:
    shown = patterns.reveal(exercise, people, sides=SIDES, mode="open").pattern
    found: dict[str, Any] = json.loads(json.dumps(shown))
    return found


def faults(page: Page, told: dict[str, Any], pattern: Any, earlier: Any = None) -> list[str]:
    """Return what is wrong with any slide of *pattern*, on the screen as it is."""
    found: list[str] = page.evaluate(
        """([told, pattern, earlier, least]) => {
          const found = [];
          const shows = window.cut(told, pattern, earlier ?? {});
          for (let slide = 0; slide < Math.max(1, shows.slides.length); slide += 1) {
            window.face.draw({ ...shows, slide });
            window.face.tick(shows.activity, 0);
            for (const one of (FAULTS)(least)) found.push(`slide ${slide + 1}, ${shows.slides[slide]?.type}: ${one}`);
          }
          return found;
        }""".replace("FAULTS", FAULTS),
        [told, pattern, earlier, LEAST],
    )
    return found


@pytest.mark.parametrize("exercise", catalog.for_rooms(), ids=lambda one: one.slug)
def test_every_slide_of_every_exercise_fits_and_can_be_read_from_the_last_row(
    screen: Page, exercise: Exercise
) -> None:
    screen.set_viewport_size(SCREENS[0])
    assert faults(screen, shows(exercise), pattern_of(exercise, everybody(exercise))) == []


@pytest.mark.parametrize("slug", LONGEST_OF_A_KIND)
def test_every_kind_fits_on_every_screen_and_beside_an_earlier_round(screen: Page, slug: str) -> None:
    exercise = catalog.get(slug)
    pattern = pattern_of(exercise, partly(exercise, 0.3, ""))
    for size in SCREENS[1:]:
        screen.set_viewport_size(size)
        assert faults(screen, shows(exercise), pattern) == []
    compared = shows(exercise, before={"id": 2, "round": 1})
    assert faults(screen, compared, pattern, {"then": pattern}) == []


def written(rows: int, cell: str) -> dict[str, Any]:
    """Return what a room has written: so many rows of seven columns, each begun with *cell*."""
    head = [f"Column {n}" for n in range(7)]
    table = [[f"{n}. {cell}", *[f"{cell} {at}" for at in range(6)]] for n in range(rows)]
    return {
        "head": head,
        "rows": table,
        "open": [{"row": "1", "says": ["x"]}] * rows,
        "totals": [],
        "final": False,
    }


def teams(number: int, name: str) -> list[dict[str, Any]]:
    return [{"label": f"{n} {name}", "joined": 10, "finished": 8} for n in range(number)]


OPEN = {"state": "collecting", "pattern": False, "ends": 754_000}
STATES: list[dict[str, Any]] = [
    *(
        {"activity": {**OPEN, "document": written(*one)}}
        for one in [(0, ""), (3, "short"), (60, "a few words")]
    ),
    {"activity": {**OPEN, "document": written(60, "a task that somebody wrote in many words " * 4)}},
    {"activity": {**OPEN, "in_parts": True}},
    *({"teams": teams(n, "Team of a district with a long name")} for n in (1, 24, 60)),
    {"activity": {"state": "waiting", "pattern": False}, "joined": 0, "spoken": "WMW-MWM"},
    {"activity": {"state": "collecting", "pattern": False, "ends": 754_000}},
    {"activity": {"state": "collecting", "pattern": False, "left": 7_540_000}, "joined": 300},
    {"activity": {"state": "collecting", "pattern": False, "ends": -1}, "address": "http://127.0.0.1:8866"},
    {"activity": {"state": "closed", "pattern": False}, "state": "closed"},
    {"activity": {"state": "closed", "pattern": False}, "qr": "", "address": "", "mode": "anonymous"},
]


@pytest.mark.parametrize("size", SCREENS, ids=lambda one: str(one["width"]))
def test_what_stands_there_before_and_after_a_pattern_fits_and_is_told_to_everybody(
    screen: Page, size: ViewportSize
) -> None:
    longest = max(catalog.all_exercises(), key=lambda one: len(one.summary))
    screen.set_viewport_size(size)
    for state in STATES:
        assert faults(screen, shows(longest, **state), None) == [], state
        assert axe(screen) == []


def test_what_is_cut_too_small_or_can_be_pressed_is_found(screen: Page) -> None:
    exercise = catalog.get("decision-continuum")
    screen.set_viewport_size(SCREENS[0])
    pattern = pattern_of(exercise, partly(exercise, 0.3, ""))
    told = shows(exercise, address="http://a-name-of-a-server-that-nobody-would-type.example" * 12)
    assert any("is cut by" in one for one in faults(screen, told, pattern))
    screen.evaluate("""() => { document.querySelector("main h1").style.fontSize = "20px"; }""")
    assert any("20.0 px" in one for one in screen.evaluate(f"({FAULTS})(24)"))
    screen.evaluate(
        """() => document.querySelector("main section").append(document.createElement("button"))"""
    )
    assert any("can be pressed" in one for one in screen.evaluate(f"({FAULTS})(24)"))
    screen.evaluate(
        """() => document.querySelector("main section").insertAdjacentHTML("beforeend",
          '<svg viewBox="0 0 99 30"><text class="six-square-zone" y="20">Here</text>' +
          '<text class="six-square-zone" x="5" y="20">There</text></svg>')"""
    )
    assert any("lies over another: Here" in one for one in screen.evaluate(f"({FAULTS})(24)"))
    screen.evaluate("""() => document.querySelector("main").replaceChildren()""")


# Keeps the text of whatever the page fetches.
HEARD = """{
  const { fetch } = window;
  window.heard = [];
  window.fetch = async (...asked) => {
    const answer = await fetch(...asked);
    window.heard.push(answer.clone().text());
    return answer;
  };
}"""


def test_it_follows_the_room_and_is_told_nothing_that_leads_it(
    page: Page, server: Server, store: RoomStore
) -> None:
    key = codes.facilitator_key(server.data)
    ticket = facilitators.ticket(key)
    page.context.add_cookies([{"name": facilitator.COOKIE, "value": ticket, "url": server.url}])
    page.add_init_script(HEARD)
    code, activity = open_room(store, SLUG)
    page.goto(f"{server.url}/projector/{code}")
    expect(page.get_by_role("heading", level=1)).to_have_text(catalog.get(SLUG).title, timeout=WAIT)
    rooms.turn_clock(store, code, activity, "start")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^(20:00|1\d:\d\d)$"), timeout=WAIT)
    others_share(server, code, activity, SLUG, ["labor-certificated"] * 3 + ["management-site"] * 3)
    expect(page.get_by_text("Nobody is finished yet")).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("img", name="6 of 6 people have shared.")).to_be_visible(timeout=WAIT)
    rooms.reveal(store, code, activity)
    first = page.get_by_text(re.compile(r"^1 of \d+$"))
    expect(first).to_be_visible(timeout=WAIT)
    page.context.set_offline(True)
    expect(page.locator(".six-projector-away")).to_contain_text("Looking for the server.", timeout=WAIT)
    expect(first).to_be_visible(timeout=WAIT)
    rooms.show(store, code, activity, 2)
    page.context.set_offline(False)
    expect(page.get_by_text(re.compile(r"^3 of \d+$"))).to_be_visible(timeout=WAIT)
    expect(page.locator(".six-projector-away")).to_be_empty(timeout=WAIT)
    assert axe(page) == []
    assert page.evaluate(f"({FAULTS})({LEAST})") == []

    said = [line for step in script.steps(SLUG) for line in step.says]
    secret = rooms.board(store, code)["secret"]
    assets = page.evaluate("() => performance.getEntriesByType('resource').map((one) => one.name)")
    files = [page.request.get(one).text() for one in assets if "/assets/" in one]
    heard = page.evaluate("() => Promise.all(window.heard)")
    texts = [page.request.get(page.url).text(), page.content(), *files, *heard]
    assert len(said) > 3
    assert len(files) >= 3
    assert len(heard) >= 5
    assert [one for one in (*said, key, ticket, secret) for text in texts if one in text] == []

    with store.work() as work:
        work.execute(delete(Room).where(Room.code == code))
    expect(page.get_by_role("heading", level=1)).to_contain_text("This room has ended.", timeout=WAIT)
    page.context.clear_cookies()
    expect(page.get_by_role("heading", level=1)).to_contain_text("may not show the room", timeout=WAIT)
