"""``gawah evidence``: what was kept, through whose hands it went, and whether it is still what it was."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli import evidence_backup, evidence_note, evidence_pack
from gawah.cli.custody import event_line, event_told
from gawah.cli.door import who
from gawah.cli.options import as_option, project_option, required_why
from gawah.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.cli.root import Given
    from gawah.model import CustodyEvent
    from gawah.project import Project

_SHORT = 12
_WHOLE = 64
"""Digits of a whole id."""


@click.group("evidence")
@project_option
def command() -> None:
    """Show what was done with the evidence, and check that it is still what it was."""


@command.command("log")
@click.argument("document", default="")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@project_option
@click.pass_obj
def log_command(given: Given, /, document: str, *, as_json: bool) -> int:
    """Print what was done with a document, or with all of them, oldest first.

    DOCUMENT is the beginning of its id.
    """
    from gawah.cli.page import clean
    from gawah.guard.gate import for_oneself
    from gawah.store.custody import all_custody, custody_of

    with given.open() as project:
        events: Iterable[CustodyEvent] = (
            custody_of(project.engine, _document(project, document))
            if document
            else all_custody(project.engine)
        )
        for event in events:
            if as_json:
                click.echo(for_oneself("evidence log", json.dumps(event_told(event), ensure_ascii=False)))
            else:
                click.echo(clean(event_line(event)))
    return 0


@command.command("checkpoint")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it there, too.")
@project_option
@click.pass_obj
def checkpoint_command(given: Given, /, output: Path | None) -> int:
    """Sign the state of the log and print it: give it to somebody who can show it later."""
    from gawah.guard.gate import for_oneself
    from gawah.project.checkpoints import public_key, sign_state

    with given.open() as project:
        kept = sign_state(project)
        key = public_key(project.root)
        if kept is None or key is None:
            raise NotFoundError("Nothing was recorded yet, so there is nothing to sign.")
        if output is not None:
            with _written(output):
                output.write_bytes(kept.note)
        click.echo(for_oneself("evidence checkpoint", kept.note.decode("utf-8")), nl=False)
        click.echo(f"Kept in {kept.path}. The public key is:\n  {key.line}", err=True)
    return 0


@command.command("verify")
@click.argument("path", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--checkpoint",
    "checkpoints",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A checkpoint that was kept elsewhere; may be given several times.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@project_option
@click.pass_obj
def verify_command(
    given: Given, /, path: Path | None, checkpoints: tuple[Path, ...], *, as_json: bool
) -> int:
    """Check that all evidence, the log and its checkpoints are what they were; name what is not.

    PATH is the folder of a project, as of a copy; by default the project. Nothing in it is changed. The exit
    status is 1 where something is wrong.
    """
    from dataclasses import asdict

    from gawah.cli.page import clean
    from gawah.cli.passphrase import vault_of
    from gawah.guard.gate import for_oneself
    from gawah.project.verify import verify

    root = path or given.project
    found = verify(root, checkpoints, vault=vault_of(root))
    if as_json:
        told = json.dumps(asdict(found), ensure_ascii=False, indent=2)
        click.echo(for_oneself("evidence verify", told))
        return 1 if found.damages else 0
    for sentence in found.damages:
        click.echo(f"WRONG: {clean(sentence)}")
    for sentence in found.remarks:
        click.echo(clean(sentence))
    click.echo(
        f"{found.files} files ({found.bytes:,} bytes), {found.leaves} leaves of the log and "
        f"{found.checkpoints} checkpoints were looked at."
    )
    many = "1 thing is wrong." if len(found.damages) == 1 else f"{len(found.damages)} things are wrong."
    click.echo(many if found.damages else "All is as it was written.")
    return 1 if found.damages else 0


@command.command("forget")
@click.argument("document")
@required_why("The reason; it stays with the tombstone, so name nobody in it.")
@as_option
@click.option("--yes", is_flag=True, help="Do it: nothing brings it back.")
@project_option
@click.pass_obj
def forget_command(given: Given, /, document: str, why: str, reviewer: str | None, *, yes: bool) -> int:
    """Destroy a document and all that the record says of it, as when consent is withdrawn.

    A signed tombstone stays: that something was destroyed, when, by whom and why. Verify still passes. End
    gawah serve first.
    """
    from gawah.members import Privilege
    from gawah.members.proposals import needs_two, propose
    from gawah.project.forgetting import forget

    with given.open() as project:
        # A whole id is taken as it is: what was cut off in the middle has no document any more.
        file = document if len(document) == _WHOLE else _document(project, document)
        if not yes:
            raise UsageError(f"This destroys document {file[:_SHORT]} for good. Add --yes to do it.")
        if needs_two(project, [Privilege.FORGET]):
            raise propose(
                project, Privilege.FORGET, {"document": file, "documents": [file]}, who(reviewer), why
            )
        gone = forget(project, file, who(reviewer), why)
    click.echo(f"Destroyed: document {file}, {gone} records. Copies, backups and exports are not touched.")
    click.echo(
        "Backups and bundles made before still hold it: destroy those, too, and make new ones.", err=True
    )
    return 0


@command.command("checklist")
@click.argument("document")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@project_option
@click.pass_obj
def checklist_command(given: Given, /, document: str, *, as_json: bool) -> int:
    """Print what the Berkeley Protocol asks of a document, and whether the project can show it.

    The exit status is 1 where the least that a court is given is not there.
    """
    from dataclasses import asdict

    from gawah.cli.page import clean
    from gawah.guard.gate import for_oneself
    from gawah.project.checklist import checklist, court_minimum

    with given.open() as project:
        asked = checklist(project, _document(project, document))
    is_met, why = court_minimum(asked)
    if as_json:
        told = {"court_minimum": is_met, "because": why, "asked": [asdict(one) for one in asked]}
        click.echo(for_oneself("evidence checklist", json.dumps(told, ensure_ascii=False, indent=2)))
        return 0 if is_met else 1
    for one in asked:
        click.echo(
            clean(f"{one.code:<4} {'met    ' if one.is_met else 'not met'}  {one.what}: {one.because}")
        )
    click.echo(clean("Court minimum met." if is_met else f"Court minimum not met, because {why}."))
    return 0 if is_met else 1


@command.command("stamp")
@click.option("--url", metavar="ADDRESS", help="Of an authority: have the state of the log stamped there.")
@click.option(
    "--root",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The certificates (PEM) of authorities that you trust; remembered for the address.",
)
@project_option
@click.pass_obj
def stamp_command(given: Given, /, url: str | None, root: Path | None) -> int:
    """Have an authority on the network confirm when the state of the log was there (RFC 3161).

    Only the hash of a checkpoint is sent. Where there is no connection, the question waits; without --url,
    what waits is sent.
    """
    from gawah.project.files import read_file
    from gawah.project.stamps import ask, send_waiting
    from gawah.seal.stamps import Stamp

    status = 0
    with given.open() as project:
        if url is not None:
            ask(project, url, None if root is None else read_file(root))
        for asked, came in send_waiting(project):
            if isinstance(came, Stamp):
                click.echo(f"{asked.checkpoint} was there at {came.at}, says {came.authority or asked.url}.")
                continue
            status = 1
            click.echo(f"gawah: {asked.checkpoint} waits on: {came}", err=True)
    if status:
        click.echo("gawah: send what waits later with: gawah evidence stamp", err=True)
    return status


@command.command("proof")
@click.argument("record")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it there.")
@project_option
@click.pass_obj
def proof_command(given: Given, /, record: str, output: Path | None) -> int:
    """Print what shows that a claim or a document is in the log, for somebody to check without gawah.

    RECORD is the beginning of the id of a claim or a document. The proof holds the record itself: mind who
    gets it.
    """
    from gawah.cli.show_verb import note_look
    from gawah.guard.gate import for_oneself
    from gawah.project.proofs import proof
    from gawah.review.look_up import find_record

    with given.open() as project:
        kind, known_by = find_record(project, record)
        told = for_oneself("evidence proof", json.dumps(proof(project, kind, known_by), indent=1) + "\n")
        note_look(project, "document" if kind == "documents" else "claim", known_by)
    if output is None:
        click.echo(told, nl=False)
        return 0
    with _written(output):
        output.write_text(told, "utf-8", newline="\n")
    return 0


for one in (*evidence_note.COMMANDS, *evidence_pack.COMMANDS, *evidence_backup.COMMANDS):
    command.add_command(one)


@contextmanager
def _written(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}).") from error


def _document(project: Project, typed: str) -> str:
    from gawah.review.look_up import find_document

    return find_document(project, typed)
