from __future__ import annotations

import re
import runpy
from importlib import import_module
from pathlib import Path

import click
import pytest

from gawah.cli import GROUPS, VERBS
from gawah.exchange.csv_out import INCIDENT_COLUMNS
from gawah.schema import kinds
from gawah.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


def headings(name: str) -> set[str]:
    return set(re.findall(r"^## (.+)$", (DOCS / name).read_text("utf-8"), re.MULTILINE))


def commands() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for verb in VERBS:
        command: click.Command = import_module(f"gawah.cli.{verb}_verb").command
        found.append((verb, command))
        if isinstance(command, click.Group):
            found += [(f"{verb} {name}", sub) for name, sub in command.commands.items()]
    return found


@pytest.mark.parametrize(("name", "command"), commands())
def test_each_command_is_documented_with_each_option(name: str, command: click.Command) -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    assert name in headings("commands.md")
    section = page.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
    for option in command.params:
        if isinstance(option, click.Option) and option.name != "project":
            assert any(spelling in section for spelling in option.opts), option.name
            assert option.help
        elif isinstance(option, click.Option):
            assert "after it" in page.split("\n## ", 1)[0], "the head says where --project may stand"
    assert command.help
    assert isinstance(command, click.Group) == (name in GROUPS)


def test_each_column_of_the_csv_is_documented() -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    assert all(f"| `{name}` | {what} |" in page for name, what in INCIDENT_COLUMNS.items())


def test_the_page_of_the_schema_is_fresh() -> None:
    made = runpy.run_path(str(DOCS / "make_schema.py"))["schema_page"]()
    assert (DOCS / "schema.md").read_text("utf-8") == made, "run: python docs/make_schema.py"
    assert set(kinds()) <= headings("schema.md")


def test_each_setting_is_documented() -> None:
    page = (DOCS / "settings.md").read_text("utf-8")
    assert {"NO_COLOR", *(f"GAWAH_{name.upper()}" for name in Settings.__dataclass_fields__)} == headings(
        "settings.md"
    )
    assert page
