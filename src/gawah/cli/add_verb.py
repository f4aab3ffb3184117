"""``gawah add``: keep files as evidence, without reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.given import forgotten_option, given_options, hands_of, received_option
from gawah.cli.options import files_argument, project_option
from gawah.cli.signing import sign_at_end

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.cli.root import Given


@click.command("add")
@files_argument("paths")
@given_options
@received_option
@forgotten_option
@project_option
@click.pass_obj
def command(
    given: Given,
    paths: tuple[Path, ...],
    told: dict[str, str],
    received_from: str,
    although_forgotten: str,
) -> int:
    """Keep files and folders as evidence, unchanged, under their SHA-256.

    Nothing is read from them yet; the same bytes are kept once, with every name they came under.
    """
    from gawah.cli.page import clean
    from gawah.errors import ForgottenError, NotFoundError
    from gawah.project.files import walk

    status = 0
    with given.open_or_create() as project:
        for path in walk(paths, project.root):
            try:
                added = project.add(path, told, hands=hands_of(received_from, although_forgotten))
            except (NotFoundError, ForgottenError) as error:
                named = error if isinstance(error, NotFoundError) else f"{path}: {error}"
                click.echo(f"gawah: {clean(str(named))}", err=True)
                status = 3
                continue
            click.echo(f"{added.document[:12]}  {'new' if added.is_new else 'already kept'}  {path}")
        sign_at_end(project)
    return status
