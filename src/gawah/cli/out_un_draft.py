"""``gawah out un-draft``: a communication to the Special Procedures, filled from the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option
from gawah.cli.out_documents import Wanted, audience_of, document_options, write_document
from gawah.cli.selection import selection_options

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.cli.root import Given


@click.command("un-draft")
@selection_options
@document_options
@as_of_option
@project_option
@click.pass_obj
def un_draft_command(
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
    """Draft a communication to the Special Procedures of the United Nations.

    SELECTION is the beginning of ids of incidents or documents. The fields are filled as far as the register
    goes, consent first; what is missing is said, mandates are proposed, and the ledger of submissions
    (gawah review submission) warns of procedures that may not be asked beside each other. Nothing is sent.
    """
    from gawah.report.un_draft import un_draft

    wanted = Wanted("out un-draft", "un-draft", files, audience_of(audience), lang, approval, reviewer, as_of)
    with given.open() as project:
        return write_document(project, options, wanted, un_draft)
