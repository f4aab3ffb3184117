"""``gawah out press``: a table of incidents on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option
from gawah.cli.out_documents import Wanted, audience_of, document_options, write_document
from gawah.cli.selection import selection_options

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.cli.root import Given


@click.command("press")
@selection_options
@document_options
@as_of_option
@project_option
@click.pass_obj
def press_command(
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
    """Make a table of incidents for the press, on one page.

    SELECTION is the beginning of ids of incidents or documents. Of more incidents than fit, the latest are
    listed and all are counted.
    """
    from gawah.report.press import press

    wanted = Wanted("out press", "press", files, audience_of(audience), lang, approval, reviewer, as_of)
    with given.open() as project:
        return write_document(project, options, wanted, press)
