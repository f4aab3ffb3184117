"""``gawah review permit``: a name may leave to an audience, with the person's consent; and its withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.deciding import decision_of, decision_options

if TYPE_CHECKING:
    from gawah.cli.root import Given

AUDIENCES = ("public", "partners", "un", "court")
"""To whom something may leave; the codes of ``audience``, said here so that ``--help`` loads nothing."""


@click.command("permit")
@click.argument("person", metavar="PERSON|PLACE")
@click.option(
    "--for", "audience", type=click.Choice(AUDIENCES), required=True, help="To whom the name may go."
)
@click.option(
    "--consent", "given_by", default="", help="Who gave the consent, and where the record of it lies."
)
@click.option("--purpose", default="", help="What the consent was given for.")
@click.option(
    "--on", "day", default="", metavar="DATE", help="When it was given, or withdrawn [default: today]."
)
@click.option("--withdraw", "is_withdrawn", is_flag=True, help="The consent no longer holds.")
@decision_options
@click.pass_obj
def permit_command(given: Given, /, person: str, *, is_withdrawn: bool, **options: str | None) -> int:
    """Let the name of a PERSON leave to an audience, with their consent; or --withdraw it.

    Of a PLACE: let it be told exactly, with the consent of those who live or pray there.

    Names of living victims, witnesses, sources and signers leave to nobody without it. A withdrawal wins
    over every consent of that day and before. The name of a child never leaves.
    """
    from gawah.project import now
    from gawah.review import Consent, permit, withdraw_permit

    told = {name: value or "" for name, value in options.items()}
    decision = decision_of(told["why"], options["reviewer"])
    audience, day = told["audience"], told["day"] or now()[:10]
    with given.open() as project:
        if is_withdrawn:
            one = withdraw_permit(project, person, audience, day, decision)
        else:
            one = permit(project, person, Consent(audience, told["given_by"], told["purpose"], day), decision)
    word = "withdrawn" if is_withdrawn else "recorded"
    click.echo(
        f"Consent {word}: {person}, for {audience} [{one.rpartition(':')[2][:8]}], by {decision.reviewer}."
    )
    return 0
