"""What is said where a project is made in a folder whose files a program copies to other computers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

_SERVICES = ("OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloudDrive", "iCloud Drive", "Nextcloud")
"""What the folders of such programs are called; of an organisation, with its name behind."""


def say_where_copied(root: Path) -> None:
    """Warn whoever makes a project that a program copies it away, if its folder is called so.

    Windows has Documents and Desktop in such a folder on many a computer, and nobody was asked.

    Args:
        root: the directory of the project, which need not be there yet.
    """
    service = copied_by(root)
    if service is not None:
        click.echo(
            f"gawah: {root} is in a folder that {service} copies to other computers, with all names in it. "
            "Make the project elsewhere, or an encrypted one: gawah init --encrypt",
            err=True,
        )


def copied_by(root: Path) -> str | None:
    """The program that copies a folder to other computers, by the names of the folders around it."""
    for part in root.resolve().parts:
        for service in _SERVICES:
            called, known = part.casefold(), service.casefold()
            if called == known or called.startswith((f"{known} -", f"{known} (")):
                return service
    return None
