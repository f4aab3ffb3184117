"""docs/law.md says what there is: each section, key and way of finding, and examples that are in order."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from gawah.law.check import check
from gawah.law.finders import FINDERS
from gawah.law.keys import SECTIONS
from gawah.law.tables import laid_over, shipped

PAGE = (Path(__file__).parents[2] / "docs" / "law.md").read_text("utf-8")
PLAIN = {
    "id",
    "cites",
    "patterns",
    "penalty",
    "effective",
    "heard",
    "directions",
    "directions_note",
    "engages",
}
PLAIN |= {"aliases", "opened", "abbreviation", "religion_laws"}
"""Keys that only the shipped tables have, and that mean what they say."""


def test_its_examples_are_in_order() -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    tables = shipped()
    for block in blocks:
        tables = laid_over(tables, yaml.safe_load(block))
        assert [str(one) for one in check(tables)] == []


def test_each_section_and_key_is_on_it() -> None:
    told = set(re.findall(r"`(\w+)`", PAGE.replace("`cited: true`", "`cited`"))) | set(
        re.findall(r"(\w+): true", PAGE)
    )
    for section, keys in SECTIONS.items():
        assert section in told
        missing = {*keys.needed, *keys.free} - told - PLAIN
        assert not missing, f"docs/law.md does not say what {sorted(missing)} of {section} mean"


def test_each_way_of_finding_is_on_it() -> None:
    rows = [line for line in PAGE.partition("| find | the claims")[2].splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])} == set(FINDERS)
