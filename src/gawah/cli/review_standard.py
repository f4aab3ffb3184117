"""``gawah review standard``: a person says which standard of proof an incident meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.deciding import decision_of, decision_options

if TYPE_CHECKING:
    from gawah.cli.root import Given


@click.command("standard")
@click.argument("incident")
@click.argument("level")
@decision_options
@click.pass_obj
def standard_command(given: Given, /, incident: str, level: str, **options: str | None) -> int:
    """Say which standard of proof an INCIDENT meets, with --why.

    LEVEL is alleged, reasonable_suspicion, reasonable_grounds, balance_of_probabilities,
    clear_and_convincing or court_finding. gawah suggests one of the first two; the others are yours.
    """
    from gawah.cli.cards import code
    from gawah.review import rate

    decision = decision_of(options["why"] or "", options["reviewer"])
    with given.open() as project:
        claim = rate(project, incident, level, decision)[:8]
    told = code("standard", level)
    click.echo(f"{incident}: {told}, by {decision.reviewer}. To undo: gawah review undo {claim}")
    return 0
