"""``gawah evidence key``, ``pack``, ``merge``, ``conflicts``: two laptops, no server."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import as_option, new_file_option, project_option, why_option
from gawah.cli.selection import selection_of, selection_options
from gawah.cli.signing import sign_at_end

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.cli.page import Progress
    from gawah.cli.root import Given
    from gawah.exchange.merge import Merged
    from gawah.project import Project
    from gawah.project.parcels import Listed
    from gawah.store.records import Record

_SHORT = 12
_MOST = 20
"""Lines of one kind that are printed."""

for_option = click.option(
    "--for",
    "recipients",
    metavar="AGE1…",
    multiple=True,
    help="The key of who is to open it, as gawah evidence key prints it; may be given several times.",
)
identity_option = click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file with the secret key [default: that of the project].",
)


@click.command("key")
@click.option(
    "--save",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the secret key there, too: keep it where this laptop is not.",
)
@project_option
@click.pass_obj
def key_command(given: Given, /, save: Path | None) -> int:
    """Print the key to which others pack for this project; made where there is none."""
    from gawah.project.identity import identity_lines, identity_of, make_identity
    from gawah.seal.age import fingerprint

    with given.open() as project:
        recipient = make_identity(project)
        if save is not None:
            _save(save, identity_lines(identity_of(project)))
            click.echo(
                f"The secret key is in {save}: whoever has it opens all that is packed for you.", err=True
            )
    click.echo(recipient)
    click.echo(
        f"Read this out on the telephone, so that nobody exchanged it: {fingerprint(recipient)}", err=True
    )
    return 0


def _save(path: Path, lines: str) -> None:
    from gawah.errors import UsageError
    from gawah.seal.keys import write_private

    try:
        write_private(path, lines.encode("utf-8"))
    except FileExistsError:
        raise UsageError(f"{path} is there already, and is not written over.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}).") from error


@click.command("pack")
@selection_options
@for_option
@new_file_option
@why_option
@as_option
@project_option
@click.pass_obj
def pack_command(
    given: Given,
    /,
    recipients: tuple[str, ...],
    output: Path,
    why: str,
    reviewer: str | None,
    **options: object,
) -> int:
    """Pack documents with all that the record has of them into one encrypted file, for another laptop.

    SELECTION are the beginnings of ids of documents, or of incidents: then with all documents that tell of
    them. The file holds everything, also names and places that are for nobody else: mind who gets it.
    """
    from gawah.cli.page import counted
    from gawah.exchange.bundle_out import Packing, packed
    from gawah.guard.outputs import OWN
    from gawah.members import Privilege
    from gawah.members.proposals import let_leave
    from gawah.project import now
    from gawah.project.custody import handed_over
    from gawah.project.packed import written_encrypted
    from gawah.seal.age import checked_recipient

    with given.open() as project:
        keys = tuple(map(checked_recipient, recipients))
        project.must_write()  # it is written down before it leaves
        by = who(reviewer)
        let_leave(project, by, Privilege.EXPORT, OWN)
        chosen = selection_of(project, options)
        packing = Packing(chosen.documents, by, chosen.words, now(), with_forgotten=chosen.is_all)
        with written_encrypted(output, packed(project, packing), keys) as written:
            handed_over(project, chosen.documents, (by, why), (written.sha256, keys, chosen.words))
        sign_at_end(project)
    many = counted(len(chosen.documents), "document")
    click.echo(f"Packed: {many} into {output} ({written.size:,} bytes).", err=True)
    click.echo(f"SHA-256 {written.sha256}", err=True)
    return 0


@click.command("merge")
@click.argument("bundle", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", "is_trial", is_flag=True, help="Only print what would come, and what differs.")
@click.option(
    "--although-forgotten",
    metavar="REASON",
    default="",
    help="Take in documents, too, that were destroyed here; the reason stays in the record.",
)
@click.option(
    "--from",
    "trusted",
    metavar="KEY",
    help="Refuse what does not come from the log with this key (keys/log.pub).",
)
@identity_option
@as_option
@project_option
@click.pass_obj
def merge_command(
    given: Given,
    /,
    bundle: Path,
    although_forgotten: str,
    trusted: str | None,
    identity: Path | None,
    reviewer: str | None,
    *,
    is_trial: bool,
) -> int:
    """Take in what gawah evidence pack packed: what is not here yet, and nothing over what is here.

    All of it is checked before anything is taken in. Decisions keep the name and time of who decided. Where
    people decided otherwise, it is printed, and listed until somebody decides: gawah evidence conflicts.
    """
    from gawah.cli.page import Progress
    from gawah.exchange.merge import Merging, merge
    from gawah.project.identity import identity_in, identity_of
    from gawah.project.packed import opened_encrypted
    from gawah.seal.keys import PublicKey

    key = None if trusted is None else PublicKey.read(trusted)
    with ExitStack() as open_:
        project = open_.enter_context(given.open())
        how = Merging(who(reviewer), key, although_forgotten, is_trial)
        secret = identity_of(project) if identity is None else identity_in(identity)
        file = open_.enter_context(opened_encrypted(bundle, [secret]))
        progress = Progress()
        came = merge(project, file, how, progress.taking_in)
        if not is_trial:
            _follow(project, came, progress)
        progress.clear()
        _print_merged(project, came, is_trial=is_trial)
    return 0


def _follow(project: Project, came: Merged, progress: Progress) -> None:
    """Read again what people said the blocks of are, and join the accounts, as after ``run``."""
    from contextlib import closing

    from gawah.project.joining import join

    for document in came.to_read_again:
        fault = project.read_added(document)
        if fault is not None:
            click.echo(f"gawah: {document[:_SHORT]} could not be read again: {fault.what}", err=True)
    with closing(project.catalogue()) as catalogue:
        join(project, catalogue, progress.laying_out)
    sign_at_end(project)


def _print_merged(project: Project, came: Merged, *, is_trial: bool) -> None:
    from gawah.cli.page import clean, counted

    about = came.about
    click.echo(clean(f"Packed by {about.by} on {about.at[:16].replace('T', ' ')} UTC, log {about.key.name}."))
    would = "would be " if is_trial else ""
    new, records = counted(len(came.new), "document"), counted(came.records, "record")
    click.echo(
        f"{new} {would}new, {len(came.changed)} with something new; {records}, "
        f"{came.decided} of them words of people."
    )
    for document in came.left_out[:_MOST]:
        click.echo(
            f"Left out: {document[:_SHORT]} was destroyed here. To take it in: --although-forgotten REASON"
        )
    if came.conflicts:
        click.echo("People decided otherwise:")
        print_conflicts(project, came.conflicts, came.heard)


@click.command("conflicts")
@project_option
@click.pass_obj
def conflicts_command(given: Given, /) -> int:
    """List on what people decided otherwise on two laptops, until somebody decides anew.

    The exit status is 1 where there is nothing.
    """
    from gawah.project.conflicts import undecided

    with given.open() as project:
        found = undecided(project)
        if not found:
            click.echo("Nobody decided otherwise on anything that is still open.", err=True)
            return 1
        print_conflicts(project, found)
    return 0


def print_conflicts(project: Project, found: Listed, heard: Iterable[Record] = ()) -> None:
    """On what people decided otherwise: what each said, and what to do."""
    from gawah.cli.page import clean
    from gawah.project.conflicts import explained

    for one in explained(project, found, heard):
        click.echo(clean(one.what))
        for line in one.said:
            click.echo(clean(f"    {line}"))
        click.echo(f"    Decide: {one.to_do}")


COMMANDS = (key_command, pack_command, merge_command, conflicts_command)
"""In the order in which they are needed."""
