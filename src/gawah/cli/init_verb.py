"""``gawah init``: make a new project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.options import project_option, project_words
from gawah.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.cli.root import Given


@click.command("init")
@click.option("--encrypt", "is_encrypted", is_flag=True, help="Encrypt all of it; asks for a passphrase.")
@click.option("--shares", "has_shares", is_flag=True, help="Print three recovery shares; any two open it.")
@project_option
@click.pass_obj
def command(given: Given, *, is_encrypted: bool, has_shares: bool) -> int:
    """Make a new, empty project.

    "gawah run" makes one by itself where there is none; this is for those who want the place first, or who
    want it encrypted. Nobody can open an encrypted project whose passphrase is lost, unless with two of its
    recovery shares.
    """
    from gawah.cli.copied import say_where_copied
    from gawah.project import Project

    if is_encrypted:
        _create_encrypted(given.project, has_shares=has_shares)
    elif has_shares:
        raise UsageError("--shares is for a project that is encrypted: add --encrypt.")
    else:
        Project.create(given.project).close()
        say_where_copied(given.project)
    click.echo(f"A new {'encrypted ' if is_encrypted else ''}project is in {given.project}.")
    click.echo(f"Next: gawah{project_words(given.project)} run FOLDER")
    return 0


def _create_encrypted(root: Path, *, has_shares: bool) -> None:
    from gawah.cli.keys_verb import print_shares
    from gawah.cli.passphrase import new_passphrase
    from gawah.project import Project
    from gawah.project.layout import check_new
    from gawah.project.unlocking import make_shares
    from gawah.vault import Vault, lock_with

    check_new(root)
    vault = Vault.new()
    with Project.create(root, (vault, lock_with(new_passphrase(root), vault.main))) as project:
        shares = make_shares(project) if has_shares else ()
    if shares:
        print_shares(shares)
        click.echo()
    else:
        click.echo("Nobody can open it without the passphrase. Make recovery shares, for when it is lost:")
        click.echo(f"  gawah{project_words(root)} keys shares")
