"""``gawah out``: what leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option

if TYPE_CHECKING:
    from gawah.cli.root import Given


@click.group("out")
@project_option
def command() -> None:
    """Write the register for other programs."""


@command.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "statements", "jsonl"]),
    default="csv",
    show_default=True,
    help="csv: incidents; statements: every claim as CSV; jsonl: every record, complete.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file [default: standard output].",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for spreadsheets on Windows.")
@as_of_option
@project_option
@click.pass_obj
def export_command(given: Given, /, form: str, output: Path | None, as_of: str | None, *, bom: bool) -> int:
    """Write the register as CSV or JSON lines.

    Everything is written, also names and exact places that are not for the public: mind who gets it.
    """
    from gawah.errors import UsageError
    from gawah.project import register_of

    with given.open() as project:
        stored = project.stored().until(as_of)
    if form == "jsonl":
        from gawah.exchange.jsonl_out import jsonl

        text = "".join(line + "\n" for line in jsonl(stored))
    else:
        from gawah.exchange.csv_out import incidents_csv, statements_csv

        text = (incidents_csv if form == "csv" else statements_csv)(register_of(stored), bom=bom)
    if output is None:
        click.echo(text.encode("utf-8"), nl=False)
        return 0
    try:
        output.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}).") from error
    click.echo(f"Written: {output} ({len(text.splitlines())} lines)", err=True)
    return 0
