"""What is remembered of structures loses nothing: whatever axe finds on a page that was sound, is found again."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import person, structures
from tests.browser.known import Known
from tests.browser.person import ALL_BUT_CONTRAST, barriers, violations

SOUND = """<!doctype html><html lang="en"><head><title>Sound</title><meta name="viewport" content="width=device-width">
<style>.plain { color: #222; text-decoration: none }</style></head><body>
<header><a class="skip" href="#main">To the page</a></header>
<nav aria-label="Pages"><ul><li><a href="x.html">One</a></li><li><a href="y.html">Two</a></li></ul></nav>
<main id="main"><h1>Sound</h1><p>Words with <a href="z.html">a link</a> in them.</p>
<img src="data:," alt="A picture"><svg role="img" aria-label="Lines" width="9" height="9"></svg>
<dl><dt>Term</dt><dd>What it means</dd></dl><ol><li>First</li><li>Second</li></ol>
<table><caption>Who</caption><tr><th scope="col">Name</th><th scope="col">Part</th></tr>
<tr><td>Site</td><td>Lead</td></tr><tr><td>District</td><td>Host</td></tr></table>
<form><fieldset><legend>Which</legend><label><input type="radio" name="w"> This</label>
<label><input type="radio" name="w"> That</label></fieldset>
<label for="f">Field</label><input id="f" autocomplete="off" aria-describedby="why"><p id="why">Why.</p>
<label>Choose <select><option>One</option></select></label><textarea aria-label="Notes"></textarea>
<button type="button" aria-expanded="false">Press</button></form>
<div role="tablist" aria-label="Tabs"><button role="tab" aria-selected="true">A</button></div>
<div class="box" tabindex="0" style="height: 20px; overflow: auto"><p style="height: 200px">Long</p></div>
<details open><summary>More</summary><p>Words.</p></details><div role="button" tabindex="0">Go</div>
<p class="hidden" aria-hidden="true">Shown only</p><p lang="es">Palabras</p></main></body></html>"""

FAULTS = {
    "area of a name that is gone": "$('[role=tablist]').role = 'listbox'",
    "attribute that is none": "$('h1').setAttribute('aria-pressd', 'true')",
    "attribute not for it": "$('h1').setAttribute('aria-checked', 'true')",
    "autocomplete": "$('#f').autocomplete = 'nonsense'",
    "box without focus": "$('.box').removeAttribute('tabindex')",
    "button": "$('form button').textContent = ''",
    "button by role": "$('div[role=button]').textContent = ' '",
    "definition": "$('dt').replaceWith($('dt').firstChild)",
    "definition outside": "$('main').append($('dd'))",
    "description of a value": "$('form button').setAttribute('aria-expanded', 'perhaps')",
    "field": "$('label[for=f]').htmlFor = 'g'",
    "field with an empty label": "$('label[for=f]').textContent = ''",
    "focus in what is hidden": "$('.hidden').innerHTML = '<a href=x.html>x</a>'",
    "image": "$('img').removeAttribute('alt')",
    "input of an image": "$('form').insertAdjacentHTML('beforeend', '<input type=image src=x>')",
    "language": "document.documentElement.removeAttribute('lang')",
    "language of a part": "$('[lang=es]').lang = 'spanisch'",
    "language that is none": "document.documentElement.lang = 'zz-zz'",
    "link": "$('main a').innerHTML = ''",
    "link like the words around it": "$('main a').className = 'plain'",
    "list": "$('ol').append(document.createElement('p'))",
    "list item": "$('main').append($('ol li'))",
    "nested": "$('div[role=button]').innerHTML = '<a href=x.html>Go</a>'",
    "notes": "$('textarea').setAttribute('aria-label', '')",
    "picture": "$('svg').removeAttribute('aria-label')",
    "refresh": "document.head.insertAdjacentHTML('beforeend', '<meta http-equiv=refresh content=30>')",
    "role": "$('h1').setAttribute('role', 'headline')",
    "select": "$('select').parentElement.firstChild.remove()",
    "spacing": "$('h1').style.cssText = 'letter-spacing: 1px !important'",
    "summary": "$('summary').textContent = ''",
    "tab": "$('[role=tablist]').removeAttribute('role')",
    "table cell": "$('td').setAttribute('headers', 'nobody')",
    "title": "document.title = ''",
    "zoom": "$('meta[name=viewport]').content = 'user-scalable=no'",
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    opened = browser.new_page()
    opened.set_default_timeout(60_000)
    return opened


def rules(lines: list[str]) -> set[str]:
    return {line.partition(":")[0] for line in lines}


def test_what_axe_finds_is_found_where_all_else_is_remembered(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person, "SOUND", Known())
    differ = {}
    for fault, change in FAULTS.items():
        page.set_content(SOUND)
        assert barriers(page) == []
        assert structures.mark(page, person.SOUND.now())[0] == [], "a page that was sound has nothing new"
        page.evaluate(f"() => {{ const $ = (one) => document.querySelector(one); {change}; }}")
        every, remembered = rules(violations(page, None, ALL_BUT_CONTRAST)), rules(barriers(page))
        assert every, f"axe itself finds nothing in the fault: {fault}"
        if every != remembered:
            differ[fault] = (every, remembered)
    assert differ == {}


def test_what_is_drawn_anew_before_it_is_read_is_read_with_all_the_page(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person, "SOUND", Known())
    page.set_content(SOUND)
    assert barriers(page) == []
    page.evaluate("() => document.querySelector('img').removeAttribute('alt')")
    _, where = structures.mark(page, person.SOUND.now())
    page.evaluate("() => { const one = document.querySelector('img'); one.replaceWith(new Image()); }")
    assert rules(violations(page, where, ALL_BUT_CONTRAST)) == {"image-alt"}


def test_what_was_not_seen_is_read_when_it_is_shown(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person, "SOUND", Known())
    page.set_content(
        SOUND.replace("<details open>", "<details>").replace("<p>Words.</p>", "<button></button>")
    )
    assert barriers(page) == []
    page.evaluate("() => { document.querySelector('details').open = true; }")
    assert rules(barriers(page)) == {"button-name"}


def test_what_one_worker_has_seen_every_other_knows(tmp_path: Path) -> None:
    file = tmp_path / "seen"
    one, other, alone = Known(), Known(), Known()
    one.share(file)
    other.share(file)
    assert one.now() == other.now() == set()
    one.add(["a", "b"])
    assert other.now() == {"a", "b"}
    other.add(["c"])
    file.write_text(file.read_text() + "d, of which the end is not wr")
    assert one.now() == other.now() == {"a", "b", "c"}
    file.write_text(file.read_text() + "itten yet\n")
    assert one.now() == {"a", "b", "c", "d, of which the end is not written yet"}
    assert alone.now() == set()
