"""``gawah evidence travel``, ``backup``, ``restore``: a project for the road, and one against loss."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.evidence_pack import for_option
from gawah.cli.options import as_option, new_file_option, project_option, why_option
from gawah.cli.selection import selection_of, selection_options
from gawah.cli.signing import sign_at_end
from gawah.errors import UsageError

if TYPE_CHECKING:
    from gawah.cli.root import Given
    from gawah.project import Project

_MOST = 20


@click.command("travel")
@selection_options
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder of the new project; it must not be there yet, or be empty.",
)
@click.option(
    "--encrypt/--no-encrypt",
    "is_encrypted",
    default=None,
    help="Encrypt all of it; asks for a passphrase [default: as the project is].",
)
@why_option
@as_option
@project_option
@click.pass_obj
def travel_command(
    given: Given,
    /,
    folder: Path,
    why: str,
    reviewer: str | None,
    *,
    is_encrypted: bool | None,
    **options: object,
) -> int:
    """Make a project for the road that holds a selection, and nothing else.

    SELECTION as in gawah evidence pack. What you decide on the road comes back with gawah evidence pack there
    and gawah evidence merge here.
    """
    from gawah.cli.page import counted
    from gawah.exchange.bundle_out import Packing
    from gawah.exchange.travel import travel
    from gawah.guard.outputs import OWN
    from gawah.members import Privilege
    from gawah.members.proposals import let_leave
    from gawah.project import Project, now

    with given.open() as project:
        chosen = selection_of(project, options)
        by = who(reviewer)
        let_leave(project, by, Privilege.EXPORT, OWN)
        packing = Packing(chosen.documents, by, chosen.words, now())
        wants_lock = is_encrypted if is_encrypted is not None else project.vault is not None
        made = travel(project, packing, folder, why, _create_encrypted if wants_lock else Project.create)
        sign_at_end(project)
    click.echo(f"Made: a project with {counted(len(made.new), 'document')} in {folder}.", err=True)
    click.echo(f"Open it with: gawah --project {folder} serve", err=True)
    return 0


def _create_encrypted(folder: Path) -> Project:
    from gawah.cli.passphrase import new_passphrase
    from gawah.project import Project
    from gawah.project.layout import check_new
    from gawah.vault import Vault, lock_with

    check_new(folder)
    vault = Vault.new()
    return Project.create(folder, (vault, lock_with(new_passphrase(folder), vault.main)))


@click.command("backup")
@new_file_option
@for_option
@as_option
@project_option
@click.pass_obj
def backup_command(given: Given, /, output: Path, recipients: tuple[str, ...], reviewer: str | None) -> int:
    """Write the whole project into one encrypted file: evidence, record, keys, checkpoints.

    Without --for it is encrypted to the key of the project itself: save that elsewhere first, with gawah
    evidence key --save. Others may look at the project meanwhile; nobody can write.
    """
    from gawah.guard.gate import for_oneself
    from gawah.guard.outputs import OWN
    from gawah.members import Privilege
    from gawah.members.proposals import let_leave
    from gawah.project.backup import Backup, standing_still
    from gawah.project.custody import backed_up
    from gawah.project.identity import make_identity
    from gawah.project.packed import written_encrypted
    from gawah.seal.age import checked_recipient

    if output.resolve().is_relative_to(given.project.resolve()):
        raise UsageError(f"{output} lies in the project that is backed up. Write it somewhere else.")
    with given.open() as project:
        keys = tuple(map(checked_recipient, recipients))
        by = who(reviewer)
        let_leave(project, by, Privilege.EXPORT, OWN)
        for_oneself("evidence backup", output.name)  # all of it goes, to whoever has a key
        own = () if keys else (make_identity(project),)
        sign_at_end(project)
        backup = Backup(project.root)
        with ExitStack() as still:
            still.enter_context(standing_still(project))
            with written_encrypted(output, backup.members(by), keys or own) as written:
                still.close()
                backed_up(project, by, keys or own, (written.sha256, written.size))
        sign_at_end(project)
    click.echo(f"Backed up: {backup.files} files into {output} ({written.size:,} bytes).", err=True)
    for name in backup.left_out[:_MOST]:
        click.echo(f"Left out: {name} (a link, or a name that not every system allows)", err=True)
    if own:
        click.echo(
            "Only the key of this project opens it. Keep that elsewhere: gawah evidence key --save FILE",
            err=True,
        )
    return 0


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file with the secret key (gawah evidence key --save).",
)
@project_option
@click.pass_obj
def restore_command(given: Given, /, backup: Path, identity: Path) -> int:
    """Put a backup back into an empty folder, that which --project names, and verify it.

    The exit status is 1 where something is wrong.
    """
    from gawah.cli.page import clean
    from gawah.project.backup import restore
    from gawah.project.identity import identity_in
    from gawah.project.packed import opened_encrypted
    from gawah.project.verify import verify

    secret = identity_in(identity)
    with opened_encrypted(backup, [secret]) as file, file.members() as arrived:
        came = restore(arrived, given.project)
    click.echo(
        clean(f"Restored: {came.files} files of the backup that {came.by} made on {came.at[:10]}."), err=True
    )
    found = verify(given.project, vault=given.vault())
    for sentence in found.damages:
        click.echo(f"WRONG: {clean(sentence)}")
    click.echo(
        "It is what was backed up; what is wrong was wrong then."
        if found.damages
        else f"All is as it was written: {found.files} files, {found.leaves} leaves of the log."
    )
    return 1 if found.damages else 0


COMMANDS = (travel_command, backup_command, restore_command)
"""In the order in which they are needed."""
