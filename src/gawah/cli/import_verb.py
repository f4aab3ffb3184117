"""``gawah import``: a table, or what left another project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import member, who
from gawah.cli.given import hands_of, received_option
from gawah.cli.options import as_option, project_option
from gawah.cli.signing import sign_at_end
from gawah.errors import NotAllowedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.cli.page import Progress
    from gawah.cli.root import Given
    from gawah.exchange.imports.records import Imported
    from gawah.project import Project
    from gawah.project.custody import Hands

_RECORDS = frozenset({".jsonl"})
_MOST = 10
"""Cells that could not be read, of which one is told each."""


@click.command("import")
@click.argument("what", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--propose", "is_proposal", is_flag=True, help="Print a mapping for a table, to be looked at.")
@click.option("--mapping", metavar="MAP", help="What the columns of a table mean: a file; or ftm, uwazi.")
@click.option("--sheet", default="", metavar="NAME", help="Of a workbook, the sheet [default: the first].")
@as_option
@received_option
@project_option
@click.pass_obj
def command(
    given: Given,
    /,
    what: Path,
    mapping: str | None,
    sheet: str,
    reviewer: str | None,
    received_from: str,
    *,
    is_proposal: bool,
) -> int:
    """Take in FILE: a table with a mapping, or records that left a project (.jsonl, or a folder).

    Of a table (CSV, TSV, an Excel workbook, FollowTheMoney entities) each row becomes a document of its own.
    --propose prints a mapping; look at it, then import with --mapping. Running it again adds nothing twice.
    """
    if is_proposal:
        return _propose(what, sheet)
    with given.open_or_create() as project:
        if not what.exists():
            raise UsageError("There is no %(path)s.", path=str(what))
        if what.is_dir() or what.suffix.lower() in _RECORDS:
            return _import_records(project, what, who(reviewer))
        if mapping is None:
            raise UsageError(
                "Say what the columns mean: gawah import %(path)s --propose prints a mapping. Look at it, "
                "then import with --mapping.",
                path=str(what),
            )
        return _import_table(project, (what, sheet), mapping, hands_of(received_from))


def _propose(what: Path, sheet: str) -> int:
    """Print a mapping for a table."""
    from gawah.exchange.imports.propose import propose
    from gawah.exchange.imports.sheet import read_sheet

    click.echo(propose(read_sheet(what, sheet)).encode("utf-8"), nl=False)
    return 0


def _import_table(project: Project, what: tuple[Path, str], mapping: str, hands: Hands) -> int:
    """Take a table in; status 3 where cells could not be read."""
    from gawah.cli.page import Progress, clean, counted
    from gawah.exchange.imports.mapping import read_mapping, shipped
    from gawah.exchange.imports.sheet import read_sheet
    from gawah.exchange.imports.table import import_table

    path, sheet = what
    meaning = shipped(mapping) or read_mapping(Path(mapping))
    progress = Progress()
    came = import_table(project, read_sheet(path, sheet), meaning, path, hands, progress.importing)
    progress.clear()
    sign_at_end(project)
    told = [(came.new, "new"), (came.read_again, "read again"), (came.alike, "the same as a row before")]
    told.append((came.left_out, "left out, as they were destroyed here for somebody's sake"))
    some = ", ".join(f"{many} {word}" for many, word in told if many) or "nothing new"
    click.echo(f"{counted(came.rows, 'row')}: {some}.")
    for fault in came.faults[:_MOST]:
        click.echo(f"gawah: {clean(fault.what)}", err=True)
    if len(came.faults) > _MOST:
        click.echo(f"gawah: … and {len(came.faults) - _MOST} more cells", err=True)
    return 3 if came.faults else 0


def _import_records(project: Project, what: Path, actor: str) -> int:
    """Take in what left a project; status 3 where evidence is missing."""
    from gawah.cli.page import Progress

    _must_merge()
    progress = Progress()
    came = _came(project, what, actor, progress)
    progress.clear()
    sign_at_end(project)
    for line in _told(came):
        click.echo(line)
    return 3 if came.without_bytes else 0


def _must_merge() -> None:
    """See that whoever takes in words of others may do so.

    Raises:
        NotAllowedError: they may not.
    """
    from gawah.members import Privilege, may

    found = member()
    if found is not None and not may(found.role, Privilege.MERGE):
        raise NotAllowedError("What left a project holds words of others: a keeper takes it in.")


def _came(project: Project, what: Path, actor: str, progress: Progress) -> Imported:
    from gawah.exchange.imports.records import bytes_in, import_records
    from gawah.exchange.leaving import CUSTODY, RECORDS, TEXTS, TOLD, files_left
    from gawah.guard.kept import take_in

    if not what.is_dir():
        return import_records(project, [what], actor, on_progress=progress.importing)
    files = files_left(what)
    paths = [path for name in (RECORDS, TEXTS, CUSTODY) if (path := what / name).exists()]
    came = import_records(project, paths, actor, bytes_in(what, files), progress.importing)
    if (told := what / TOLD).exists():
        take_in(project, told.read_text("utf-8").splitlines(), actor)
    return came


def _told(came: Imported) -> Iterator[str]:
    from gawah.cli.page import counted

    yield (
        f"{counted(came.documents, 'document')}, {came.new} of them new; "
        f"{counted(came.records, 'new record')}."
    )
    if came.without_bytes:
        many = counted(len(came.without_bytes), "document")
        yield f"Evidence is missing of {many}: only what was said came. A folder of gawah out leave has it."
    if came.left_out:
        yield f"{counted(len(came.left_out), 'document')} stayed out: destroyed here for somebody's sake."
    if came.unplaced:
        yield f"{counted(came.unplaced, 'judgement')} stayed out: of subjects of which nothing tells."
    if came.differing:
        yield "People decided otherwise here: gawah evidence conflicts"
