"""``gawah evidence``: what was kept, through whose hands it went, and whether it is still what it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gawah.cli.options import project_option
from gawah.model import Handling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.cli.root import Given
    from gawah.model import CustodyEvent
    from gawah.project import Project

_SHORT = 12


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
    from gawah.store.custody import all_custody, custody_of

    with given.open() as project:
        events: Iterable[CustodyEvent] = (
            custody_of(project.engine, _document(project, document))
            if document
            else all_custody(project.engine)
        )
        for event in events:
            click.echo(json.dumps(_told(event), ensure_ascii=False) if as_json else clean(_line(event)))
    return 0


@command.command("note")
@click.argument("handling", type=click.Choice([one.value for one in Handling if one.is_by_hand]))
@click.argument("document")
@click.option("--why", required=True, help="The reason, for whoever reads the record later.")
@click.option("--to", "receiver", metavar="WHO", default="", help="Who got it.")
@click.option("--as", "actor", metavar="NAME", help="Your name [default: $GAWAH_REVIEWER].")
@project_option
@click.pass_obj
def note_command(given: Given, /, handling: str, document: str, why: str, receiver: str, actor: str) -> int:
    """Write down what you did with a document outside gawah, as handing it over or copying it."""
    from gawah.model import CustodyEvent
    from gawah.project import now
    from gawah.project.custody import note
    from gawah.settings import Settings

    with given.open() as project:
        told = {"to": receiver} if receiver else {}
        who, file = actor or Settings().reviewer, _document(project, document)
        event = CustodyEvent(Handling(handling), file, who, now(), why, parameters=told)
        note(project, [event])
        click.echo(_line(event))
    return 0


def _document(project: Project, typed: str) -> str:
    from gawah.review.look_up import find_document

    return find_document(project, typed)


def _line(event: CustodyEvent) -> str:
    parts = [event.at, event.handling.value]
    if event.file is not None:
        parts.append(event.file[:_SHORT])
    if event.parent is not None:
        parts.append(f"made from {event.parent[:_SHORT]}")
    parts += [f"by {event.actor}", *(f"{name}: {value}" for name, value in event.parameters.items())]
    parts += [f"with {event.tool}"] if event.tool else []
    return "  ".join([*parts, *([f"({event.reason})"] if event.reason else [])])


def _told(event: CustodyEvent) -> dict[str, object]:
    names = ("at", "file", "parent", "actor", "reason", "tool")
    told: dict[str, object] = {name: getattr(event, name) for name in names}
    return {"handling": event.handling.value, **told, "parameters": dict(event.parameters)}
