"""``gawah keys``: the passphrase and the recovery shares of an encrypted project."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from gawah.cli.options import project_option, project_words
from gawah.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gawah.cli.root import Given

_WIDE = 72


@click.group("keys")
@project_option
def command() -> None:
    """Change what opens an encrypted project: its passphrase, and its recovery shares."""


@command.command("passphrase")
@project_option
@click.pass_obj
def passphrase_command(given: Given, /) -> int:
    """Change the passphrase.

    Asks for the one that opens the project now, then for the new one, twice. Copies of the project that were
    made earlier still open with the old one.
    """
    from gawah.cli.passphrase import new_passphrase
    from gawah.project.unlocking import keep_passphrase

    with given.open() as project:
        _must_be_encrypted(given.project)
        vault = project.vault
    if vault is None:
        raise AssertionError
    keep_passphrase(given.project, vault, new_passphrase(given.project))
    click.echo("The new passphrase opens the project from now on; the old one does not.")
    click.echo("Copies of the project that were made earlier still open with the old one.")
    return 0


@command.command("shares")
@project_option
@click.pass_obj
def shares_command(given: Given, /) -> int:
    """Make three new recovery shares; any two of them open the project, one alone tells nothing.

    They are printed once and kept nowhere. Shares that were made earlier open the project no more.
    """
    from gawah.project.unlocking import make_shares

    with given.open() as project:
        _must_be_encrypted(given.project)
        shares = make_shares(project)
    print_shares(shares)
    return 0


@command.command("recover")
@project_option
@click.pass_obj
def recover_command(given: Given, /) -> int:
    """Open a project whose passphrase is lost, with two of its three recovery shares.

    Asks for both, then for a new passphrase, twice.
    """
    from gawah.cli.passphrase import new_passphrase, typed_share
    from gawah.project.layout import check_known
    from gawah.project.unlocking import keep_passphrase, recovered
    from gawah.vault.shares import NEEDED, read_share

    root = given.project
    check_known(root)
    _must_be_encrypted(root)
    shares = [read_share(typed_share(number, root)) for number in range(1, NEEDED + 1)]
    vault = recovered(root, shares)
    keep_passphrase(root, vault, new_passphrase(root))
    click.echo("The project is open again, with the new passphrase.")
    click.echo(f"Whoever saw a share should get a new one: gawah{project_words(root)} keys shares")
    return 0


@command.command("encrypt")
@click.argument("folder", type=click.Path(file_okay=False))
@project_option
@click.pass_obj
def encrypt_command(given: Given, /, folder: str) -> int:
    """Make an encrypted copy of a project that is not encrypted, in FOLDER.

    The project itself stays as it is. Remove it once you have seen that all is in the copy; what a drive
    keeps of removed files, only encrypting the whole drive takes away.
    """
    from pathlib import Path

    from gawah.cli.passphrase import new_passphrase
    from gawah.project.encrypting import encrypted_copy

    to = Path(folder)
    with given.open() as project:
        encrypted_copy(project, to, new_passphrase(to))
    click.echo(f"An encrypted copy of {given.project} is in {to}. Look whether all is there:")
    click.echo(f"  gawah evidence verify {to}")
    click.echo(f"Then remove {given.project}: it can be read by whoever gets hold of this computer.")
    return 0


def print_shares(shares: Sequence[str]) -> None:
    """Print recovery shares, and what to do with them."""
    click.echo(
        "Write each of these on paper, and give each to somebody else whom you trust. Any two open the"
    )
    click.echo("project; one alone tells nothing. They are kept nowhere and are not shown again.")
    for number, share in enumerate(shares, 1):
        click.echo(f"\nShare {number} of {len(shares)}:")
        click.echo(textwrap.indent(textwrap.fill(share, _WIDE), "  "))


def _must_be_encrypted(root: Path) -> None:
    from gawah.project.unlocking import is_encrypted

    if not is_encrypted(root):
        raise ProjectError(
            "The project in %(folder)s is not encrypted, so it has no passphrase. To make an encrypted copy "
            "of it: gawah%(words)s keys encrypt FOLDER",
            folder=str(root),
            words=project_words(root),
        )
