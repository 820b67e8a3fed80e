"""The California panels: what the stages of Element 4 say one by one, its panel says as a whole."""

import tomllib
from typing import Any

from tests.book.prose import ROOT

DATA: dict[str, Any] = tomllib.loads((ROOT / "chapters/cpsel.toml").read_text(encoding="utf-8"))


def astray(data: dict[str, Any]) -> list[str]:
    """Return each code that the stages of a place and the place itself do not share, or that has no words."""
    wrong = []
    for place in sorted({one["place"] for one in data["stages"]}):
        stages = [one for one in data["stages"] if one["place"] == place]
        told = [code for one in stages for code in one["elements"]]
        wrong += sorted(set(told) ^ set(data["places"][place]))
        wrong += [code for one in stages for code in one["academic"] if code not in data["academic"]]
    return wrong


def test_the_stages_of_element_4_add_up_to_its_panel() -> None:
    assert len(DATA["stages"]) == 6
    assert not astray(DATA)


def test_a_code_of_one_stage_that_the_panel_lacks_is_seen() -> None:
    stage = DATA["stages"][0]
    assert astray(DATA | {"stages": [*DATA["stages"], stage | {"elements": ["9Z-9"]}]}) == ["9Z-9"]
    assert astray(DATA | {"stages": [*DATA["stages"], stage | {"academic": ["MPS 99"]}]}) == ["MPS 99"]
    assert astray(DATA | {"stages": DATA["stages"][1:]})
