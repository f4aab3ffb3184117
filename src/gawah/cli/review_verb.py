"""``gawah review``: a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli import review_pairs, review_proposals
from gawah.cli.deciding import decision_of, decision_options, expect_option
from gawah.cli.door import note_list
from gawah.cli.options import project_option
from gawah.cli.review_permit import permit_command
from gawah.cli.review_standard import standard_command
from gawah.cli.review_submission import submission_command
from gawah.model import BlockKind

if TYPE_CHECKING:
    from gawah.cli.root import Given
    from gawah.project import Project


@click.group("review")
@project_option
def command() -> None:
    """Decide about claims and subjects.

    Every decision is kept with your name ($GAWAH_REVIEWER) and can be taken back by another. gawah show
    gives the ids; the beginning of one is enough.
    """


@command.command("accept")
@click.argument("claim")
@expect_option
@decision_options
@click.pass_obj
def accept_command(given: Given, claim: str, expect: str | None, why: str, reviewer: str | None) -> int:
    """Say that a claim is read rightly. It also takes back an earlier rejection or correction."""
    from gawah.review import accept

    with given.open() as project:
        verdict = accept(project, claim, decision_of(why, reviewer, expect))
    click.echo(f"Accepted {verdict.claim_id[:8]}, by {verdict.reviewer}.")
    return 0


@command.command("reject")
@click.argument("claim")
@expect_option
@decision_options
@click.pass_obj
def reject_command(given: Given, claim: str, expect: str | None, why: str, reviewer: str | None) -> int:
    """Say that the document does not make this claim. It is kept, but no longer counts."""
    from gawah.review import reject

    with given.open() as project:
        verdict = reject(project, claim, decision_of(why, reviewer, expect))
    one = verdict.claim_id[:8]
    click.echo(f"Rejected {one}, by {verdict.reviewer}. To undo: gawah review undo {one}")
    return 0


@command.command("correct")
@click.argument("claim")
@click.argument("value")
@expect_option
@decision_options
@click.pass_obj
def correct_command(given: Given, /, claim: str, value: str, **options: str | None) -> int:
    """Put the right VALUE in a claim's place. The first is kept, and no longer counts."""
    from gawah.review import correct

    decision = decision_of(options["why"] or "", options["reviewer"], options["expect"])
    with given.open() as project:
        verdict = correct(project, claim, value, decision)
    instead = (verdict.instead or "")[:8]
    click.echo(f"Corrected {verdict.claim_id[:8]}: {instead} stands in its place, by {verdict.reviewer}.")
    return 0


@command.command("move")
@click.argument("claim")
@click.argument("part", type=click.Choice(["victim", "perpetrator"]))
@click.option("--act", default="", metavar="ID", help="Another act of the incident; its own otherwise.")
@expect_option
@decision_options
@click.pass_obj
def move_command(given: Given, /, claim: str, part: str, **options: str | None) -> int:
    """Give somebody another PART in an act than a CLAIM does: a victim who was read as perpetrator."""
    from gawah.review import move

    decision = decision_of(options["why"] or "", options["reviewer"], options["expect"])
    with given.open() as project:
        verdict = move(project, claim, part, decision, options["act"] or "")
    instead = (verdict.instead or "")[:8]
    click.echo(f"Moved {verdict.claim_id[:8]}: {instead} stands in its place, by {verdict.reviewer}.")
    return 0


@command.command("name")
@click.argument("subject")
@click.argument("name")
@click.option(
    "--document", metavar="ID", help="A document that says so [default: the first that tells of it]."
)
@click.option(
    "--kind",
    type=click.Choice(["alias", "previous_name", "weak_alias", "name"]),
    default="alias",
    show_default=True,
    help="What the name is; name: it stands first from now on.",
)
@decision_options
@click.pass_obj
def name_command(given: Given, /, subject: str, name: str, **options: str | None) -> int:
    """Say that a person, body, group, object or place is also called NAME, or is called so first."""
    from gawah.review import Called, add_name

    decision = decision_of(options["why"] or "", options["reviewer"])
    called = Called(name, options["kind"] or "")
    with given.open() as project:
        told = add_name(project, subject, called, decision, options["document"])
    one = told.subject.rpartition(":")[2][:8]
    click.echo(f"{one} is also called {name} [{told.claims[0][:8]}], by {decision.reviewer}.")
    return 0


@command.command("history")
@click.argument("id_prefix", metavar="ID")
@project_option
@click.pass_obj
def history_command(given: Given, id_prefix: str) -> int:
    """Print what people decided about a claim, a subject, or an incident with its parts, newest first."""
    from gawah.cli.page import paper
    from gawah.review import history

    sheet = paper()
    with given.open() as project:
        deeds = history(project, id_prefix)
        note_list(project, "review history", {"about": id_prefix}, len(deeds))
    for deed in deeds:
        about = " and ".join(one.rpartition(":")[2][:8] for one in deed.about)
        value = " -> ".join(sheet.value(one or "nothing") for one in (deed.before, deed.after))
        prop = f" {deed.subject.partition(':')[0]}.{deed.prop}" if deed.prop else ""
        why = f" ({sheet.value(deed.why)})" if deed.why else ""
        click.echo(f"{deed.at[:19]}  {sheet.value(deed.reviewer)}: {deed.word}{prop} [{about}]  {value}{why}")
    if not deeds:
        click.echo("Nobody has decided anything about that.")
    return 0


@command.command("undo")
@click.argument("claim")
@click.argument("other", required=False, metavar="[SUBJECT]")
@expect_option
@decision_options
@click.pass_obj
def undo_command(given: Given, /, claim: str, other: str | None, **options: str | None) -> int:
    """Take back the last word about a CLAIM, or about two SUBJECTS; the one before it holds again."""
    from gawah.review import take_back, take_back_judgement, to_read_again

    decision = decision_of(options["why"] or "", options["reviewer"], options["expect"])
    with given.open() as project:
        if other is None:
            told = take_back(project, claim, decision)
            for document in to_read_again(project, told.about):
                project.read_again(document)
        else:
            told = take_back_judgement(project, (claim, other), decision)
    about = " and ".join(one.rpartition(":")[2][:8] for one in told.about)
    click.echo(f"Taken back: {about} {told.word} (by {told.reviewer}, {told.at[:10]}).")
    return 0


@command.command("block")
@click.argument("document")
@click.argument("where", metavar="LINE[:COLUMN]")
@click.argument("kind", type=click.Choice([kind.value for kind in BlockKind]))
@decision_options
@click.pass_obj
def block_command(given: Given, /, document: str, where: str, kind: str, **options: str | None) -> int:
    """Say what a block of a page is, to put back one that was set aside or to set one aside.

    Facts are read from body, title, caption and pull_quote. The document is read again at once. To undo
    it, say what the block is again.
    """
    from gawah.cli.cards import cut, quoted
    from gawah.cli.page import counted, paper
    from gawah.review import class_block

    decision = decision_of(options["why"] or "", options["reviewer"])
    with given.open() as project:
        told = class_block(project, document, where, BlockKind(kind), decision)
        before = _standing(project, told.document)
        project.read_again(told.document)
        after = _standing(project, told.document)
    words = quoted(paper().value(cut(told.words)))
    click.echo(f"{words} is {kind} now (it was {told.block.kind.value}), by {decision.reviewer}.")
    click.echo(
        f"The document was read again: {counted(len(after - before), 'claim')} more, "
        f"{len(before - after)} no longer found."
    )
    click.echo(f"To undo: gawah review block {told.document[:8]} {where} {told.block.kind.value}")
    return 0


def _standing(project: Project, document: str) -> set[str]:
    """The claims that something finds in what is read, what people said of the page itself aside."""
    claims = project.part([document]).claims.values()
    return {c.id for c in claims if c.counts and not c.is_no_longer_found and c.statement.prop != "block"}


for _verb in (
    *review_pairs.VERBS,
    standard_command,
    permit_command,
    submission_command,
    *review_proposals.VERBS,
):
    command.add_command(_verb)
