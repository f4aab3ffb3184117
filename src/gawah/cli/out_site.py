"""``gawah out site``: a static site of what may leave for the public, signed; and whether a copy is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import as_option, project_option
from gawah.cli.out_publish import preview_lines
from gawah.cli.signing import sign_at_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.cli.root import Given
    from gawah.project import Project
    from gawah.site.building import Built

_SHOWN = 20
"""Lines of a list that are printed unless all are asked for."""
_NONE = "none"
"""What takes back all addresses, or the contact."""


@click.command("site")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", metavar="TEXT", help="What the site is called [default: as before].")
@click.option("--contact", metavar="TEXT", help="To whom corrections go; none: nobody [default: as before].")
@click.option("--address", "addresses", multiple=True, metavar="URL",
              help="Where else it can be read, as an onion address; may be given several times. none: "
              "nowhere [default: as before].")  # fmt: skip
@click.option(
    "--why", default="", metavar="TEXT", help="Why what was published has changed, for its readers."
)
@click.option("--preview", "is_preview", is_flag=True, help="Print what it would tell, and write nothing.")
@click.option("--all", "all_", is_flag=True, help="Print every line of the preview.")
@click.option(
    "--verify", "is_verify", is_flag=True, help="See whether FOLDER is what was signed; needs no project."
)
@click.option(
    "--key", metavar="LINE", help="With --verify: the public key, as you got it from somebody you trust."
)
@as_option
@project_option
@click.pass_obj
def site_command(
    given: Given,
    /,
    folder: Path | None,
    title: str | None,
    contact: str | None,
    addresses: tuple[str, ...],
    why: str,
    reviewer: str | None,
    key: str | None,
    *,
    is_preview: bool,
    all_: bool,
    is_verify: bool,
) -> int:
    """Write a static site of what may leave for the public into FOLDER, or bring the one there up to date.

    It opens from a memory stick and on any host, and mirrors by being copied. Status 1 while the leak check
    finds a protected value anywhere in it, and with --verify where a copy is not what was signed.
    """
    from gawah.errors import UsageError
    from gawah.guard.gate import leaving
    from gawah.site.building import AUDIENCE, OUTPUT, Wanted, build

    if key is not None and not is_verify:
        raise UsageError("--key goes with --verify.")
    if folder is None and not is_preview:
        raise UsageError("Name the folder to write to, or add --preview to see what it would tell.")
    if is_verify and folder is not None:
        return _verify(folder, key)
    wanted = Wanted(
        title,
        "" if contact == _NONE else contact,
        (() if addresses == (_NONE,) else _checked(addresses)) if addresses else None,
        why.strip(),
    )
    with given.open() as project:
        if not is_preview:
            _ready(project)
        built = build(project, wanted)
        if folder is not None:
            leaving(OUTPUT, AUDIENCE, built.guard.leaks).file(folder.name, b"")
        for line in _told(built, most=None if all_ else _SHOWN):
            click.echo(line)
        if built.preview.leaks:
            click.echo("Refused: the site would give away what is protected. Nothing was written.", err=True)
            return 1
        if not is_preview and folder is not None:
            _lay(project, built, folder, who(reviewer))
    return 0


def _ready(project: Project) -> None:
    """See that the project can be written to, and has the key that stands in the pages."""
    from gawah.project.checkpoints import own_key

    project.must_write()
    own_key(project)


def _checked(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses of the web, with nothing in them that a page could take for something else.

    Raises:
        UsageError: one is none.
    """
    from urllib.parse import urlsplit

    from gawah.errors import UsageError

    for one in addresses:
        parts = urlsplit(one)
        if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username is not None:
            raise UsageError(
                "%(address)s is no address of a site: write it with https:// or http://.", address=one
            )
    return addresses


def _lay(project: Project, built: Built, folder: Path, actor: str) -> None:
    from gawah.members import Privilege
    from gawah.members.proposals import let_leave
    from gawah.project.custody import Exported, left
    from gawah.site.building import AUDIENCE, sealed
    from gawah.site.laying import check_folder, laid_ready
    from gawah.site.manifest import SUMS

    check_folder(folder, built.files)
    let_leave(project, actor, Privilege.PUBLISH, AUDIENCE)
    files = sealed(project, built)
    built.guard.kept.keep(actor)
    with laid_ready(folder, files) as laid:
        # Before they have their places: no page is ever there of which nobody wrote down that it left. The
        # manifest has the hash of every other file.
        left(project, {SUMS: files[SUMS]}, Exported(actor, "site", "all", AUDIENCE))
        built.before.keep(built.new, actor)
    sign_at_end(project)
    told = f"{len(laid.written)} files written, {len(laid.removed)} removed, {laid.kept} as they were"
    click.echo(f"Release {built.new.number} of {built.new.day} in {folder}: {told}.", err=True)
    click.echo(f"Key: {built.book.edition.key}", err=True)


def _told(built: Built, most: int | None) -> Iterator[str]:
    from gawah.cli.page import paper
    from gawah.site.before import may_be_repeated

    value = paper().value
    yield from preview_lines(built.preview, most)
    before, new = built.before, built.new
    yield f"Release: {new.number} of {new.day}" + (
        " (nothing has changed)" if new.number == before.number else ""
    )
    yield f"Claims beside the register: {len(built.book.claims)}"
    yield f"Values that were published and have changed: {len(new.corrections)}"
    for one in new.corrections[:most]:
        told = f": {value(one['old'])} → {value(one['new'])}" if may_be_repeated(one["field"]) else ""
        yield f"  {one['code']} {one['field']}{told}"
    if most is not None and len(new.corrections) > most:
        yield f"  … and {len(new.corrections) - most} more: --all prints them"


def _verify(folder: Path, line: str | None) -> int:
    from gawah.cli.page import clean
    from gawah.seal.keys import PublicKey
    from gawah.site.manifest import verified

    found = verified(folder, PublicKey.read(line) if line is not None else None)
    for sentence in found.damages:
        click.echo(f"WRONG: {clean(str(sentence))}")
    click.echo(
        f"Release {clean(found.release) or 'unknown'}; {found.files} files of the manifest were looked at."
    )
    click.echo(f"Key: {clean(found.key)}")
    if not found.is_given:
        click.echo(
            "This key lies in the copy itself: compare it with the one that you know, or give that by --key."
        )
    click.echo("All is as it was signed." if not found.damages else f"Wrong: {len(found.damages)}.")
    return 1 if found.damages else 0
