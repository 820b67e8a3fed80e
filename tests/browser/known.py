"""What a run has seen to be fine, whichever of its workers saw it: seen once, it need not be looked at again.

Each worker adds to one file of the run, a line for each, and reads what the others have added since it last looked.
"""

from collections.abc import Collection
from pathlib import Path


class Known:
    """Texts that say what was seen to be fine; alone in its process until it is shared."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.file: Path | None = None
        self.read = 0

    def share(self, file: Path) -> None:
        """Know what the other workers of the run add to *file*, too."""
        self.texts, self.file, self.read = set(), file, 0

    def now(self) -> set[str]:
        """Return what is known by now."""
        if self.file and self.file.exists():
            with self.file.open("rb") as lines:
                lines.seek(self.read)
                new = lines.read()
            whole = new[: new.rfind(b"\n") + 1]  # another may be about to write the rest of a line
            self.read += len(whole)
            self.texts.update(whole.decode("utf-8").splitlines())
        return self.texts

    def add(self, texts: Collection[str]) -> None:
        """Know these from now on."""
        self.texts.update(texts)
        if self.file and texts:
            with self.file.open("a", encoding="utf-8") as lines:
                lines.write("".join(f"{one}\n" for one in texts))
