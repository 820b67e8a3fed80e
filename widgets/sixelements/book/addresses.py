"""Addresses outside the course have one home: ``{address}`words <key>``` links to an entry of ``addresses.bib``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole

DATA = "chapters/addresses.bib"


def addresses(file: Path) -> dict[str, str]:
    """Return every address by its key."""
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(file: Path, _stamp: int) -> dict[str, str]:
    text = file.read_text(encoding="utf-8")
    return dict(re.findall(r"@online\{([^,\s]+),\s*url\s*=\s*\{([^}]+)\}", text))


class Address(ReferenceRole):
    """A link that leaves the course; an unknown key is a warning, and so ends the build."""

    inliner: Inliner

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link."""
        file = Path(self.env.srcdir, DATA)
        self.env.note_dependency(str(file))
        known = addresses(file)
        if self.target not in known:
            message = self.inliner.reporter.warning(f'{DATA} has no "{self.target}"', line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        link = nodes.reference("", self.title, refuri=known[self.target], internal=False)
        return [link], []


def setup(app: Sphinx) -> None:
    """Tell Sphinx the role's name."""
    app.add_role("address", Address())
