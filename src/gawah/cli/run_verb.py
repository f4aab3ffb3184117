"""``gawah run``: the main job in one go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gawah.cli.given import given_options, hands_of, received_option
from gawah.cli.options import files_argument, project_option, project_words
from gawah.cli.signing import sign_at_end

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.catalogue import Catalogue
    from gawah.cli.page import Paper
    from gawah.cli.root import Given
    from gawah.cli.sources import Shelf
    from gawah.project import Outcome, Project
    from gawah.project.joining import Joined
    from gawah.register import Incident

_CARDS = 40
"""Cards printed before the rest is left to ``gawah list``."""
_DISPUTES = 20
"""Contradictions named at the end."""


@click.command("run")
@files_argument("paths")
@given_options
@received_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--all", "show_all", is_flag=True, help="Print every card, also beyond the first 40.")
@project_option
@click.pass_obj
def command(
    given: Given,
    paths: tuple[Path, ...],
    told: dict[str, str],
    received_from: str,
    *,
    as_json: bool,
    show_all: bool,
) -> int:
    """Add, read and extract files and folders, join what is surely one event, then print what they tell.

    Makes a project where there is none. Running it again goes on where it stopped and adds nothing twice.
    """
    from gawah.cli.disputes import disputes
    from gawah.cli.page import Progress, paper
    from gawah.cli.sources import shelf_of
    from gawah.project.joining import join
    from gawah.store.parts import load_part

    with given.open_or_create() as project:
        progress = Progress()
        outcome = project.process(paths, told, progress, hands=hands_of(received_from))
        catalogue = project.catalogue()
        joined = join(project, catalogue, progress.laying_out)
        sign_at_end(project)
        progress.clear()
        mine = frozenset(outcome.documents)
        shelf = shelf_of(project, load_part(project.engine, _around(project, catalogue, mine)))
        incidents = [i for i in shelf.register.incidents() if mine.intersection(i.documents)]
        if as_json:
            click.echo(_json(outcome, incidents, shelf))
        else:
            sheet = paper()
            _print_cards(incidents, shelf, sheet, None if show_all else _CARDS)
            found = disputes(incidents, mine, shelf, sheet)
            if found:
                click.echo(sheet.bold("What contradicts what"))
            _print_disputes(found, None if show_all else _DISPUTES)
            _print_totals(project, catalogue, (outcome, joined), sheet)
            _print_next(project, incidents, outcome)
        catalogue.close()
        for fault in outcome.failed:
            click.echo(f"gawah: {_named(fault.document, fault.what)}", err=True)
    return 3 if outcome.failed else 0


def _named(path: str, what: str) -> str:
    from gawah.cli.page import clean

    return clean(what if path in what else f"{path}: {what}")


def _json(outcome: Outcome, incidents: list[Incident], shelf: Shelf) -> str:
    from gawah.exchange.incident_form import incident_form
    from gawah.guard.gate import for_oneself

    told = json.dumps(
        {
            "added": outcome.added,
            "read_again": outcome.read_again,
            "already": outcome.already,
            "failed": [{"path": f.document, "code": f.code, "what": f.what} for f in outcome.failed],
            "incidents": [incident_form(i, shelf.register, shelf.sentence) for i in incidents],
        },
        ensure_ascii=False,
        indent=1,
    )
    return for_oneself("run --json", told)


def _print_cards(incidents: list[Incident], shelf: Shelf, sheet: Paper, limit: int | None) -> None:
    from gawah.cli.cards import card
    from gawah.cli.page import counted

    for incident in incidents[:limit]:
        click.echo(card(incident, shelf, sheet) + "\n")
    if limit is not None and len(incidents) > limit:
        left = counted(len(incidents) - limit, "more incident")
        click.echo(f"… and {left}: gawah list, or gawah run --all\n")


def _print_disputes(found: list[str], limit: int | None) -> None:
    """What contradicts what, one line each; the cards and ``gawah show`` have the words of each side."""
    if not found:
        return
    click.echo("\n".join(found[:limit]))
    if limit is not None and len(found) > limit:
        click.echo(f"  … and {len(found) - limit} more: gawah run --all")
    click.echo()


def _around(project: Project, catalogue: Catalogue, documents: frozenset[str]) -> frozenset[str]:
    """Some documents with all that tell of their incidents, or of what may be one with them."""
    from gawah.store.parts import closed

    mine = closed(project.engine, documents)
    return closed(project.engine, mine | catalogue.documents_beside(sorted(mine)))


def _print_totals(
    project: Project, catalogue: Catalogue, result: tuple[Outcome, Joined], sheet: Paper
) -> None:
    from gawah.cli.page import counted
    from gawah.cli.totals import set_aside, totals

    outcome, joined = result
    done = [
        (outcome.added, "new"),
        (outcome.read_again, "read again"),
        (outcome.already, "already there"),
        (outcome.failed, "could not be read"),
    ]
    told = [f"{len(some)} {word}" for some, word in done if some]
    if outcome.documents:
        told.append(set_aside(project, outcome.documents))
    if joined.joined:
        told.append(counted(joined.joined, "pair of accounts joined", "pairs of accounts joined"))
    if joined.parted:
        told.append(counted(joined.parted, "pair parted", "pairs parted"))
    click.echo(sheet.bold("This run  ") + (", ".join(told) or "no files found"))
    click.echo(sheet.bold("Register  ") + ", ".join(totals(project, catalogue)))


def _print_next(project: Project, incidents: list[Incident], outcome: Outcome) -> None:
    from gawah.cli.cards import short

    where = project_words(project.root)
    if incidents:
        click.echo(f"\nNext: gawah{where} show {short(incidents[0].id)}     one incident with every claim")
        click.echo(f"      gawah{where} search WORDS      find words in all documents")
        click.echo(f"      gawah{where} out publish --preview   what may leave, and what it tells")
    elif outcome.documents:
        click.echo(
            f"\nNo incident was found. To see what was read: gawah{where} show {outcome.documents[0][:8]}"
        )
