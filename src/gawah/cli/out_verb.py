"""``gawah out``: what leaves."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import as_of_option, project_option
from gawah.cli.out_dossier import dossier_command
from gawah.cli.out_files import write_whole
from gawah.cli.out_form import FORMATS, Wanted, write_form
from gawah.cli.out_leave import leave_command
from gawah.cli.out_press import press_command
from gawah.cli.out_publish import publish_command
from gawah.cli.out_site import site_command
from gawah.cli.out_un_draft import un_draft_command
from gawah.cli.signing import sign_at_end
from gawah.errors import UsageError
from gawah.guard.outputs import ANYBODY, OWN
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from gawah.cli.root import Given
    from gawah.project import Project

_TOGETHER = 200
"""Lines that are written in one go: each by itself would take longer to write than to make."""


@click.group("out")
@project_option
def command() -> None:
    """Write what may leave for an audience, or a copy for yourself."""


@command.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "statements", "jsonl", *FORMATS]),
    default="csv",
    show_default=True,
    help="csv: incidents; statements: every claim as CSV; jsonl: every record; others: docs/exports.md.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file [default: standard output]; of several files, a folder, or an archive that ends in .zip.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice([OWN, *ANYBODY]),
    help="Who is to have it. own: yourself, with everything; all others: without what is protected.",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for spreadsheets on Windows.")
@click.option("--licence", metavar="NAME", default="", help="With package: the licence, as CC-BY-4.0.")
@click.option("--proofs", is_flag=True, help="With jsonl: what shows that each record is in the signed log.")
@as_of_option
@project_option
@click.pass_obj
def export_command(
    given: Given,
    /,
    form: str,
    output: Path | None,
    as_of: str | None,
    audience: str | None,
    licence: str,
    *,
    bom: bool,
    proofs: bool,
) -> int:
    """Write the register as CSV, as JSON lines, or in a format of the field.

    Say who is to have it. --for own writes everything, also names and exact places that are for nobody else:
    a copy of your own. For others, what is protected stays here.
    """
    asked = _Asked(form, as_of, _audience(audience), bom, proofs, licence)
    asked.check()
    if form in FORMATS:
        return write_form(given, asked.of_form(), output)
    with given.open() as project, closing(_noted(project, asked, output)) as pieces:
        if output is None:
            while some := tuple(islice(pieces, _TOGETHER)):
                click.echo("".join(some).encode("utf-8"), nl=False)
            return 0
        lines = write_whole(output, pieces)
    click.echo(f"Written: {output} ({lines} lines)", err=True)
    return 0


@record
class _Asked:
    """What an export is to be."""

    form: str
    as_of: str | None
    audience: str
    bom: bool
    proofs: bool
    licence: str

    def of_form(self) -> Wanted:
        """The same of a format of the field."""
        return Wanted(self.form, self.audience, self.as_of, self.licence, is_marked=self.bom)

    def check(self) -> None:
        """See that it can be made.

        Raises:
            UsageError: the audience, or the form, has no such thing.
        """
        if self.licence and self.form != "package":
            raise UsageError("--licence goes with --format package, whose descriptor tells it.")
        if self.proofs and (self.form != "jsonl" or self.audience != OWN):
            raise UsageError("--proofs goes with --format jsonl, for own: a proof holds the record itself.")
        if self.audience != OWN and (self.form == "statements" or self.as_of is not None):
            raise UsageError(
                "Single statements, and the record of an earlier day, are for --for own alone: what is "
                "protected cannot be taken out of them."
            )


def _audience(typed: str | None) -> str:
    """Who is to have it; nobody is assumed, as a file for oneself must not be handed on by mistake.

    Raises:
        UsageError: nobody said.
    """
    if typed is None:
        raise UsageError(
            "Say who is to have the file: --for own for yourself, with every name and place; or --for "
            f"{', '.join(ANYBODY[:-1])} or {ANYBODY[-1]}, without what is protected."
        )
    return typed


def _noted(project: Project, asked: _Asked, output: Path | None) -> Generator[str]:
    """What is written; that it left, and for whom, is written down in the custody of the project."""
    from gawah.members.proposals import export_needs, let_leave
    from gawah.project.custody import Exported, written_down

    let_leave(project, who(), export_needs(asked.audience), asked.audience)
    form = f"{asked.form} with proofs" if asked.proofs else asked.form
    selection = "all" if asked.as_of is None else f"all as of {asked.as_of}"
    what = Exported(who(), form, selection, asked.audience)
    yield from written_down(project, _pieces(project, asked, output), what)
    sign_at_end(project)


def _pieces(project: Project, asked: _Asked, output: Path | None) -> Generator[str]:
    """What is written, some lines at a time; it has gone through the gate."""
    from gawah.guard.gate import leaving

    name = output.name if output is not None else "out export"
    if asked.audience == OWN:
        yield from leaving("out export").text(name, _own(project, asked))
        return
    from gawah.exchange.released import chosen_for

    project.must_write()
    guard, told = chosen_for(project, asked.audience, asked.form, bom=asked.bom)
    gate = leaving("out export", asked.audience, guard.leaks)
    gate.file(name, b"")
    whole = list(gate.text(name, told))  # nothing is written before all was looked through
    guard.kept.keep(who())
    yield from whole


def _own(project: Project, asked: _Asked) -> Iterator[str]:
    """The record as it stands, a line at a time: a big register never lies in memory as a whole."""
    if asked.proofs:
        from gawah.exchange.jsonl_out import jsonl_with_proofs

        yield from (line + "\n" for line in jsonl_with_proofs(project, asked.as_of))
        return
    if asked.form == "jsonl":
        from gawah.exchange.jsonl_out import jsonl

        for line in jsonl(project.engine, asked.as_of):
            yield line + "\n"
        return
    from gawah.exchange.csv_out import incident_rows, statement_rows
    from gawah.exchange.whole import claims_in_order, outlines_in_order

    if asked.form == "csv":
        yield from incident_rows(outlines_in_order(project, asked.as_of), bom=asked.bom)
    else:
        yield from statement_rows(claims_in_order(project.engine, asked.as_of), bom=asked.bom)


for one in (
    publish_command,
    leave_command,
    site_command,
    dossier_command,
    un_draft_command,
    press_command,
):
    command.add_command(one)
