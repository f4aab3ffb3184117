"""Checkpoints that commands sign at their end, without being asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.errors import GawahError

if TYPE_CHECKING:
    from gawah.project import Project


def sign_at_end(project: Project) -> None:
    """Sign the state of the log; where that cannot be, say why: what was done is done all the same.

    What commands that were killed left of files is cleared away, too.
    """
    from gawah.project.checkpoints import sign_state
    from gawah.project.evidence import sweep

    if project.is_read_only:
        return
    sweep(project.root)
    try:
        sign_state(project)
    except GawahError as error:
        click.echo(f"gawah: no checkpoint was signed: {error}", err=True)
