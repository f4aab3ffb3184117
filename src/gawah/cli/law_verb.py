"""``gawah law``: which norms an incident may engage, what shows it, and what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.options import as_of_option, project_option
from gawah.errors import UsageError

if TYPE_CHECKING:
    from gawah.cli.root import Given
    from gawah.cli.sources import Shelf
    from gawah.law import Law, Proposal
    from gawah.project import Project
    from gawah.register import Incident

_OWN = ""
"""What stands for ``--check`` without a file: the one of the project."""
_NAMED = 3
"""Faults that a command names before it sends on to ``--check``."""


@click.command("law")
@click.argument("id_prefix", metavar="[INCIDENT]", required=False)
@click.option("--all", "is_full", is_flag=True, help="Cut nothing: what each norm asks, with its sources.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--check",
    "file",
    metavar="[FILE]",
    is_flag=False,
    flag_value=_OWN,
    help="Say what is wrong with a table of rules [default: law.yaml of the project].",
)
@as_of_option
@project_option
@click.pass_obj
def command(
    given: Given, id_prefix: str | None, file: str | None, as_of: str | None, *, is_full: bool, as_json: bool
) -> int:
    """Say which norms an incident may engage, which facts show it and which are missing.

    Nothing that it says is a finding: a person confirms each norm. What the sources say of the law stands
    apart, and so do the complaint routes that there are for that state, and those that there are not.
    """
    if file is not None:
        return _check(Path(file) if file else _own_file(given.project))
    if id_prefix is None:
        raise UsageError("name an incident: gawah law 3f2a9c1d (gawah list prints the ids), or --check.")
    from gawah.cli.show_verb import note_look
    from gawah.law import propose

    with given.open() as project:
        law = law_of_project(project.root)
        incident, shelf = _found(project, id_prefix, as_of)
        proposal = propose(incident, shelf.register, law)
        told = _told(incident, proposal, law, shelf, is_full=is_full, as_json=as_json)
        note_look(project, "incident", incident.id)
    click.echo(told)
    return 0


def _told(
    incident: Incident, proposal: Proposal, law: Law, shelf: Shelf, *, is_full: bool, as_json: bool
) -> str:
    if not as_json:
        from gawah.cli.law_page import law_page
        from gawah.cli.page import paper

        return law_page(incident, proposal, law, shelf, paper(), is_full=is_full)
    from gawah.exchange.law_form import law_form
    from gawah.guard.gate import for_oneself

    form = law_form(proposal, shelf.register)
    return for_oneself("law --json", json.dumps(form, ensure_ascii=False, indent=1))


def _found(project: Project, prefix: str, as_of: str | None) -> tuple[Incident, Shelf]:
    """The incident that an id stands for.

    Raises:
        NotFoundError: nothing has such an id.
        UsageError: it is of something else, or several have it.
    """
    from gawah.cli.finding import find, shelf_for_law

    found = find(project, prefix, as_of)
    if found.kind == "subject" and found.id.startswith("incident:"):
        shelf = shelf_for_law(project, found.id, as_of)
        incident = shelf.register.incident(found.id)
        if incident is not None:
            return incident, shelf
    raise UsageError(
        "%(typed)s is no incident; norms are proposed for incidents: gawah list prints them.",
        typed=prefix,
    )


def _own_file(root: Path) -> Path:
    from gawah.project.layout import LAW

    return root / LAW


def law_of_project(root: Path) -> Law:
    """The tables with those of the project laid over.

    Raises:
        UsageError: the project's own file is not in order.
    """
    from gawah.law.reading import law_with

    path = _own_file(root)
    law, wrong = law_with(path)
    if wrong:
        raise UsageError(
            "%(file)s is not in order: nothing is proposed on a half of it. %(first)s All: gawah law --check",
            file=str(path),
            first=" ".join(map(str, wrong[:_NAMED])),
        )
    return law


def _check(path: Path) -> int:
    from gawah.cli.page import paper
    from gawah.law.reading import changed, checked

    if not path.is_file():
        raise UsageError(
            "there is no file %(file)s. Name one: gawah law --check law.yaml (docs/law.md: what it holds).",
            file=str(path),
        )
    _, wrong = checked(path)
    sheet = paper()
    for one in wrong:
        click.echo(sheet.wrapped(f"- {one}", "  ", ""))
    if wrong:
        click.echo(f"{path}: {len(wrong)} to be put right. Until then gawah law proposes nothing with it.")
        return 1
    click.echo(f"{path} is in order.")
    click.echo(sheet.wrapped(f"It changes or adds: {'; '.join(changed(path)) or 'nothing'}.", "  ", ""))
    return 0
