"""The versions of the schema: read without Alembic, which knows the same ones."""

import subprocess
import sys
from pathlib import Path

from alembic.script import ScriptDirectory

from sixelements.convening import migrations

OPEN = """
import sys
from sixelements.convening.store import open_store
open_store(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


def test_what_is_read_of_the_versions_is_what_alembic_knows() -> None:
    alembic = ScriptDirectory.from_config(migrations.configuration())
    assert migrations.newest() == alembic.get_current_head()
    assert migrations.steps() == {one.revision: one.down_revision or "" for one in alembic.walk_revisions()}


def test_alembic_is_imported_only_where_a_database_has_to_be_brought_up(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN, f"sqlite:///{tmp_path / 'rooms.sqlite'}"]
    told = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert told == ["True\n", "False\n"]
