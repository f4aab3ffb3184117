"""``gawah import``: a table, or what left another project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import member, who
from gawah.cli.options import project_option
from gawah.cli.signing import sign_at_end
from gawah.errors import NotAllowedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.cli.page import Progress
    from gawah.cli.root import Given
    from gawah.exchange.imports.records import Imported
    from gawah.project import Project

_RECORDS = frozenset({".jsonl"})
_MOST = 10


@click.command("import")
@click.argument("what", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--as", "reviewer", metavar="NAME", help="Your name [default: $GAWAH_REVIEWER].")
@project_option
@click.pass_obj
def command(given: Given, /, what: Path, reviewer: str | None) -> int:
    """Take in FILE: a table with a mapping, or records that left a project (.jsonl, or a folder).

    Running it again adds nothing twice.
    """
    with given.open_or_create() as project:
        if not what.exists():
            raise UsageError("There is no %(path)s.", path=str(what))
        if what.is_dir() or what.suffix.lower() in _RECORDS:
            return _import_records(project, what, who(reviewer))
        raise UsageError("%(path)s is nothing that gawah wrote: name a folder or JSON lines.", path=str(what))


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
