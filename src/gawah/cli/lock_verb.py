"""``gawah lock``: end what shows a project, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.options import project_option

if TYPE_CHECKING:
    from gawah.cli.root import Given


@click.command("lock")
@project_option
@click.pass_obj
def command(given: Given) -> int:
    """End every "gawah serve" of the project, at once and without asking.

    For when somebody is at the door: its keys are gone from memory with the process. Nothing that was added
    or decided is lost. Put it on a key of your desktop.
    """
    from gawah.project.layout import check_known
    from gawah.project.served import end_all
    from gawah.project.unlocking import is_encrypted

    check_known(given.project)
    many = end_all(given.project)
    click.echo("Nothing showed it." if many == 0 else f"Ended: {many}.")
    if not is_encrypted(given.project):
        click.echo("The project is not encrypted: whoever gets hold of this computer can read it.", err=True)
    return 0
