"""What must be said before Voilà, Jupyter Book or nbformat is imported, so that whatever needs them starts sooner."""

import sys

# jsonschema, somewhere below all three, asks whether it can check internationalized addresses; to find out it
# builds a grammar, which is a third of all the work of a server's start.  Nothing of ours checks such addresses, and
# told that the package is not there jsonschema goes on without.  (None is Python's own sign for "not there".)
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
