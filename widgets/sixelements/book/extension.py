"""The book as a Sphinx extension: our directives, our style over the theme, live exercises."""

from __future__ import annotations

import re
import shutil
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from pybtex.backends.plaintext import Backend
from pybtex.plugin import register_plugin
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.search.en import SearchEnglish
from sphinx.writers.html5 import HTML5Translator

from .. import __version__, assets, catalog, course, styles
from . import addresses, cards, checks, cpsel, figures, instruments, path, records, sidebar, tag

HERE = Path(__file__).parent
STATIC = "six"
"""Folder of our files below the book's static files."""

FRONT = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{home}</title>
<meta http-equiv="refresh" content="0; url={page}"></head>
<body><main><h1>{home}</h1><p><a href="{page}">{begin}</a></p></main></body></html>
"""
"""The file a browser opens first; it leads on to the first page, which is in a folder."""


def style(source: Path) -> str:
    """Return the stylesheet of every page: the tokens, the book's own rules, and those of the drawings."""
    sheets = (assets.UI / "tokens.css", HERE / "book.css", source / figures.FOLDER / "figures.css")
    return styles.sheet(*sheets)


def use_our_templates(_app: Sphinx, config: Config) -> None:
    """Put our page parts before those of the theme (see ``theme/`` for what each one mends)."""
    config.templates_path.insert(0, str(HERE / "theme"))


def write_static_files(app: Sphinx) -> None:
    """Write our styles and scripts where the pages look for them.

    The names of style.css, core.js and the book's own files stay as they are from one build to the next:
    a page that did not change is not written again, and must still find them.
    """
    if app.builder.format != "html":
        return
    if course.root() != Path(app.srcdir).resolve():
        raise ConfigError(f"build the book from its own folder: cd {app.srcdir}")
    files = {
        "book.css": style(Path(app.srcdir)).encode(),
        "book.js": assets.alone("ui/book/book.js").encode(),
    }
    plain = ("style.css", "core.js")
    files |= {name: assets.sources()[name] for name in plain}
    files |= {
        "path.js": assets.path().encode(),
        "path.css": styles.sheet(assets.UI / "path.css").encode(),
    }
    # what core.js loads when it is needed
    files |= {assets.url(name): text for name, text in assets.sources().items() if name not in plain}
    files |= dict(path.script(exercise) for exercise in catalog.all_exercises())
    folder = Path(app.outdir, "_static", STATIC)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    say = tag.words("page")
    front = FRONT.format(
        **{key: escape(say[key]) for key in ("home", "begin")}, page=f"{app.config.root_doc}.html"
    )
    Path(app.outdir, "index.html").write_text(front, encoding="utf-8")


def element_of(docname: str) -> int | None:
    """Return the number of the element that a page belongs to, if it belongs to one."""
    if chapter := re.match(r"chapters/([1-6])-", docname):
        return int(chapter[1])
    if exercise := re.match(r"exercises/([^/]+)/", docname):
        return catalog.get(exercise[1]).element
    return None


def holds_exercise(doctree: nodes.document) -> bool:
    """Say whether a page has the worksheet of an exercise in it."""
    return any('class="six-exercise"' in raw.astext() for raw in doctree.findall(nodes.raw))


class English(SearchEnglish):
    """The search's own way to the stem of a word, gone once for each word: pages share most of theirs."""

    def init(self, options: dict[str, str]) -> None:
        """Get ready, as Sphinx asks for it."""
        super().init(options)
        self.stem_once = cache(super().stem)

    def stem(self, word: str) -> str:
        """Return the stem of *word*."""
        return self.stem_once(word)


def name_rows(_app: Sphinx, doctree: nodes.document) -> None:
    """Let the first cell of a row be its heading, which a listener hears beside each other cell.

    A heading row that is blank is taken away; a column whose first cells are not all filled names nothing.
    """
    for table in doctree.findall(nodes.tgroup):
        head = next(table.findall(nodes.thead), None)
        if head is not None and not head.astext().strip():
            table.remove(head)
        rows = [row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)]
        if table["cols"] > 1 and all(row.children[0].astext().strip() for row in rows):
            next(table.findall(nodes.colspec))["stub"] = 1


def visit_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """Write an entry of the references as an item of their list; the role docutils gives it is deprecated."""
    HTML5Translator.visit_citation(translator, node)
    translator.body[-1] = translator.body[-1].replace('role="doc-biblioentry"', 'role="listitem"')


def fit_page(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: Any) -> None:
    """Give a page its element's color, and the scripts of the exercises only where there is one."""
    context["six"] = say = tag.words("page")
    context["six_parts"] = sidebar.parts(app.env, pagename, context["pathto"])
    live = doctree is not None and holds_exercise(doctree)
    if number := element_of(pagename):
        context["six_element"] = number
        if not live:  # an exercise says its place itself
            context["six_where"] = say["element"].format(number=number, name=catalog.ELEMENTS[number])
    mine = doctree is not None and path.is_on(doctree)
    if live or mine:
        app.add_css_file(f"{STATIC}/style.css", priority=890)
        app.add_js_file(f"{STATIC}/core.js", loading_method="defer")
    if mine:
        app.add_css_file(f"{STATIC}/path.css", priority=910)
        app.add_js_file(f"{STATIC}/path.js", loading_method="defer")


def setup(app: Sphinx) -> dict[str, Any]:
    """Set the extension up; Sphinx calls this."""
    for part in (tag, addresses, cards, checks, cpsel, figures, instruments, path, records):
        part.setup(app)
    app.add_search_language(English)
    # For each of several hundred citations it would be looked for among all packages that are installed.
    register_plugin("pybtex.backends", "plaintext", Backend, force=True)
    app.add_css_file(f"{STATIC}/book.css", priority=900)  # after the theme's
    app.add_js_file(f"{STATIC}/book.js", loading_method="defer")
    app.add_config_value(
        "comments_config", default={}, rebuild="", types=[dict]
    )  # Jupyter Book always sets it
    app.add_config_value(
        "six_edition", default=__version__, rebuild="env"
    )  # a new edition writes every page anew
    app.connect("config-inited", use_our_templates, priority=900)  # after the theme put its own there
    app.connect("builder-inited", write_static_files)
    app.add_node(nodes.citation, override=True, html=(visit_citation, HTML5Translator.depart_citation))
    app.connect("doctree-read", name_rows)
    app.connect("html-page-context", fit_page)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
