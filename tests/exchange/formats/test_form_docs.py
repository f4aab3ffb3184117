from __future__ import annotations

import re
from pathlib import Path

from gawah.exchange.formats.esf import codes
from gawah.exchange.formats.esf_columns import TABLES as RECORDS
from gawah.exchange.formats.forms import FORMS
from gawah.exchange.formats.geojson import KEYS
from gawah.exchange.formats.tables import TABLES
from gawah.exchange.formats.uwazi import PROPERTIES
from gawah.exchange.imports.mapping import TARGETS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")


def test_each_format_is_described() -> None:
    headings = set(re.findall(r"^## (.+)$", PAGE, re.MULTILINE))
    assert set(FORMS) <= headings
    for name, form in FORMS.items():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| [`{name}`]"))
        assert row.split("|")[4].strip() == ("yes" if form.for_others else "no")


def test_the_command_names_each_format() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    section = page.split("\n## out export\n", 1)[1].split("\n## ", 1)[0]
    assert all(f"`{name}`" in section for name in FORMS)


def test_each_key_and_each_table_is_described() -> None:
    assert all(f"| `{name}` | {what} |" in PAGE for name, what in KEYS.items())
    for table in TABLES:
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{table.path}` |"))
        assert row.rstrip(" |").split("| ")[-1].startswith("no" if table.is_own else "yes")


def test_each_column_for_uwazi_is_described() -> None:
    assert all(f"| `{name}` | {what} |" in PAGE for name, what in PROPERTIES.items())


def test_each_code_of_a_micro_thesaurus_is_named() -> None:
    named = set(re.findall(r"\b\d{12}\b", PAGE))
    told = [one for rows in codes().values() for one in rows.values()]
    written = {one for one in told if isinstance(one, str)}
    written |= {row["code"] for rows in told if isinstance(rows, list) for row in rows}
    assert written == named
    assert all(f"| `{name}.csv` |" in PAGE for name in RECORDS)


def test_each_target_of_a_mapping_is_described() -> None:
    assert all(f"| `{name}` | {what} |" in PAGE for name, (_, what) in TARGETS.items())
