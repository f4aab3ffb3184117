"""``gawah init``: make a new project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.options import project_option, project_words

if TYPE_CHECKING:
    from gawah.cli.root import Given


@click.command("init")
@project_option
@click.pass_obj
def command(given: Given) -> int:
    """Make a new, empty project.

    "gawah run" makes one by itself where there is none; this is for those who want the place first.
    """
    from gawah.project import Project

    Project.create(given.project).close()
    click.echo(f"A new project is in {given.project}.")
    click.echo(f"Next: gawah{project_words(given.project)} run FOLDER")
    return 0
