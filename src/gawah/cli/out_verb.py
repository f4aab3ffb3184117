"""``gawah out``: what leaves."""

from __future__ import annotations

from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option
from gawah.cli.signing import sign_at_end

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from gawah.cli.root import Given
    from gawah.project import Project

_TOGETHER = 200
"""Lines that are written in one go: each by itself would take longer to write than to make."""


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
@click.option("--proofs", is_flag=True, help="With jsonl: what shows that each record is in the signed log.")
@as_of_option
@project_option
@click.pass_obj
def export_command(
    given: Given, /, form: str, output: Path | None, as_of: str | None, *, bom: bool, proofs: bool
) -> int:
    """Write the register as CSV or JSON lines.

    Everything is written, also names and exact places that are not for the public: mind who gets it.
    """
    from gawah.errors import UsageError

    if proofs and form != "jsonl":
        raise UsageError("--proofs goes with --format jsonl.")
    form = "jsonl with proofs" if proofs else form
    with given.open() as project, closing(_noted(project, form, as_of, bom=bom)) as pieces:
        if output is None:
            while some := tuple(islice(pieces, _TOGETHER)):
                click.echo("".join(some).encode("utf-8"), nl=False)
            return 0
        lines = _write(output, pieces)
    click.echo(f"Written: {output} ({lines} lines)", err=True)
    return 0


def _noted(project: Project, form: str, as_of: str | None, *, bom: bool) -> Generator[str]:
    """What is written; that it left is written down in the custody of the project."""
    from gawah.project.custody import Exported, written_down
    from gawah.settings import Settings

    what = Exported(Settings().reviewer, form, "all" if as_of is None else f"all as of {as_of}")
    yield from written_down(project, _pieces(project, form, as_of, bom=bom), what)
    sign_at_end(project)


def _pieces(project: Project, form: str, as_of: str | None, *, bom: bool) -> Generator[str]:
    """What is written, a line at a time: a big register never lies in memory as a whole."""
    if form == "jsonl with proofs":
        from gawah.exchange.jsonl_out import jsonl_with_proofs

        yield from (line + "\n" for line in jsonl_with_proofs(project, as_of))
        return
    if form == "jsonl":
        from gawah.exchange.jsonl_out import jsonl

        for line in jsonl(project.engine, as_of):
            yield line + "\n"
        return
    from gawah.exchange.csv_out import incident_rows, statement_rows
    from gawah.exchange.whole import claims_in_order, outlines_in_order

    if form == "csv":
        yield from incident_rows(outlines_in_order(project, as_of), bom=bom)
    else:
        yield from statement_rows(claims_in_order(project.engine, as_of), bom=bom)


def _write(output: Path, pieces: Iterable[str]) -> int:
    """Write a file, whole or not at all; how many lines it has.

    Raises:
        UsageError: it cannot be written.
    """
    from gawah.errors import UsageError

    # A pipe or a device cannot be put in place of itself.
    part = output if output.exists() and not output.is_file() else output.with_name(f".{output.name}.part")
    lines = 0
    try:
        with part.open("wb") as file:
            for piece in pieces:
                lines += piece.count("\n")
                file.write(piece.encode("utf-8"))
        if part != output:
            part.replace(output)
    except BaseException as error:
        if part != output:
            with suppress(OSError):
                part.unlink()
        if isinstance(error, OSError):
            raise UsageError(f"{output} cannot be written ({error.strerror}).") from error
        raise
    return lines
