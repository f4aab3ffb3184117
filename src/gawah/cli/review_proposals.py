"""``gawah review proposals``, ``confirm`` and ``refuse``: what one member proposed and another decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.deciding import decision_of, decision_options
from gawah.cli.door import who
from gawah.cli.options import as_option, project_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.cli.root import Given
    from gawah.members.proposals import Open
    from gawah.project import Project


@click.command("proposals")
@click.option("--all", "all_", is_flag=True, help="Also those that were confirmed, refused or used.")
@as_option
@project_option
@click.pass_obj
def proposals_command(given: Given, reviewer: str | None, *, all_: bool) -> int:
    """Print what members proposed and another must confirm before it holds."""
    from gawah.cli.page import clean
    from gawah.members.proposals import all_proposals

    del reviewer  # who() finds it
    with given.open() as project:
        found = [one for one in all_proposals(project) if all_ or one.is_open]
        for one in found:
            for line in _told(project, one):
                click.echo(clean(line))
    if not found:
        click.echo("Nothing waits for another member.")
    return 0


@click.command("confirm")
@click.argument("proposal")
@decision_options
@click.pass_obj
def confirm_command(given: Given, proposal: str, why: str, reviewer: str | None) -> int:
    """Confirm what another member proposed: it holds from now on, under both names.

    What was to leave can then be written, once, by the command that asked for it.
    """
    from gawah.review import confirm, to_read_again

    with given.open() as project:
        done = confirm(project, proposal, decision_of(why, reviewer))
        for document in to_read_again(project, done.claims):
            project.read_again(document)
    first = done.proposal
    click.echo(f"Confirmed: {first.kind}, proposed by {first.actor}, confirmed by {who()}.")
    if done.told:
        click.echo(f"Destroyed: {done.told} records. Copies, backups and exports are not touched.")
    return 0


@click.command("refuse")
@click.argument("proposal")
@decision_options
@click.pass_obj
def refuse_command(given: Given, proposal: str, why: str, reviewer: str | None) -> int:
    """Refuse what another member proposed, or take back what you did. It stays in the record."""
    from gawah.review import refuse

    with given.open() as project:
        first = refuse(project, proposal, decision_of(why, reviewer))
    click.echo(f"Refused: {first.kind}, proposed by {first.actor}.")
    return 0


def _told(project: Project, one: Open) -> Iterator[str]:
    from gawah.review import lines_of

    first, why = one.first, f" ({one.first.why})" if one.first.why else ""
    yield f"{first.proposal}  {first.kind}, by {first.actor}, {first.at[:16].replace('T', ' ')} UTC{why}"
    if not one.is_open:
        yield f"    {one.last.word.value} by {one.last.actor}, {one.last.at[:10]}"
    for line in lines_of(project, first):
        about = f"{line.kind}.{line.prop} = " if line.prop else ""
        yield f"    {line.word}: {about}{line.value}"
    for name in ("document", "audience", "rule", "value"):
        if name in first.what:
            yield f"    {name}: {first.what[name]}"


VERBS = (proposals_command, confirm_command, refuse_command)
