"""``gawah review submission``: that an incident went to a complaint procedure, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.deciding import decision_of, decision_options

if TYPE_CHECKING:
    from gawah.cli.root import Given

MECHANISMS = (
    "special_procedures",
    "wgad_opinion",
    "hrc_complaint",
    "treaty_body",
    "regional_body",
    "national_body",
    "national_court",
)
STATUSES = ("drafted", "sent", "acknowledged", "answered", "closed", "withdrawn")
"""The codes of the two vocabularies, said here so that ``--help`` loads nothing."""


@click.command("submission")
@click.argument("incident")
@click.option("--to", "mechanism", type=click.Choice(MECHANISMS), required=True, help="Which procedure.")
@click.option(
    "--status", type=click.Choice(STATUSES), default="sent", show_default=True, help="What became of it."
)
@click.option("--on", "day", default="", metavar="DATE", help="When it was sent [default: today].")
@click.option("--reference", default="", help="The number that the procedure gave it.")
@decision_options
@click.pass_obj
def submission_command(given: Given, /, incident: str, **options: str | None) -> int:
    """Enter in the ledger that an INCIDENT went to a complaint procedure.

    The same procedure and day again changes the status of that entry. gawah out un-draft tells the ledger and
    warns of procedures that may not be asked beside each other.
    """
    from gawah.project import now
    from gawah.review import Submission, submit

    told = {name: value or "" for name, value in options.items()}
    decision = decision_of(told["why"], options["reviewer"])
    entry = Submission(told["mechanism"], told["day"] or now()[:10], told["status"], told["reference"])
    with given.open() as project:
        one = submit(project, incident, entry, decision)
    click.echo(
        f"Submission entered: {incident}, {entry.mechanism}, {entry.status} [{one.rpartition(':')[2][:8]}], "
        f"by {decision.reviewer}."
    )
    return 0
