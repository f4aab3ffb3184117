"""``gawah out dossier``: a report with footnotes that a lawyer can file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option
from gawah.cli.out_documents import Wanted, audience_of, document_options, write_document
from gawah.cli.selection import selection_options

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.cli.root import Given


@click.command("dossier")
@selection_options
@document_options
@as_of_option
@project_option
@click.pass_obj
def dossier_command(
    given: Given,
    /,
    files: tuple[Path, ...],
    lang: str,
    audience: str | None,
    approval: str | None,
    reviewer: str | None,
    as_of: str | None,
    **options: object,
) -> int:
    """Make a dossier of incidents: a report with footnotes that a lawyer can file.

    SELECTION is the beginning of ids of incidents or documents. Every value has footnotes to its source; an
    annex has the evidence with proofs. For others than yourself what is protected stays, the leak check looks
    through the files, and nothing is written before somebody approves it.
    """
    from gawah.report.dossier import dossier

    wanted = Wanted("out dossier", "dossier", files, audience_of(audience), lang, approval, reviewer, as_of)
    with given.open() as project:
        return write_document(project, options, wanted, dossier)
