"""What every pytest run of this repository needs, whichever part it runs."""

import pytest

OUTPUT_SECONDS = 60  # nbval waits 5 s for a cell's output, which a machine at work on something else can miss


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the cells of notebooks time; nbval has no option for it, only this attribute."""
    for item in items:
        if hasattr(item, "output_timeout"):
            item.output_timeout = OUTPUT_SECONDS
