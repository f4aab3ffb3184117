"""What a person says of something without words of a text: the last word stands in place of those before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.model import Verdict, Word
from gawah.review.add import check_field
from gawah.review.decide import put_in_place
from gawah.review.decision import decided
from gawah.review.look_up import find_document, look_at, subject_in
from gawah.review.selection import Sayer

if TYPE_CHECKING:
    from gawah.model import Statement
    from gawah.project import Project
    from gawah.register import Subject
    from gawah.review.decision import Decided, Decision


def stated(project: Project, subject: Subject, said: Statement, by: Sayer) -> tuple[str, list[Decided]]:
    """The claim that holds a value now, and the records by which it does.

    Args:
        project: the project.
        subject: as it stands. Where several values of the property stand, one takes the place of all.
        said: the value, as it is said where none stands yet.
        by: who says it.
    """
    field = subject.fields.get(said.prop)
    standing = [claim for reading in field.readings for claim in reading.claims] if field is not None else []
    if not standing:
        return said.claim_id, by.records(project, [said])
    looked = look_at(project, [claim.id for claim in standing])
    first = next((claim for claim in standing if claim.statement.value == said.value), standing[0])
    instead = replace(first.statement, value=said.value)
    decision, at = by.decision, by.at
    records: list[Decided] = []
    for claim in standing:
        if claim.id == instead.claim_id:
            records.append(Verdict(claim.id, Word.ACCEPTED, decision.reviewer, at, None, decision.why))
        else:
            records += put_in_place(claim, instead, looked, (decision, at))
    return instead.claim_id, records


def group_source(project: Project, prefix: str, name: str, decision: Decision) -> str:
    """A person says to which source a document belongs: those of one group are counted once.

    Args:
        project: the project.
        prefix: the beginning of the document's id.
        name: of the group.
        decision: who says so and why; ``expect`` is the state of the field.

    Returns:
        the id of the claim that holds it now.

    Raises:
        NotFoundError: no document begins so, or it was not read yet.
        UsageError: several do, or the name is empty.
        ConflictError: somebody said otherwise since the person looked.
    """
    called = " ".join(name.split())
    if not called:
        raise UsageError("Write the name of the source group.")

    def make(at: str) -> tuple[str, list[Decided]]:
        document = find_document(project, prefix)
        subject = subject_in(project.part([document]), f"document:{document}")
        check_field(subject, "source_group", decision)
        by = Sayer(document, None, decision, at)
        return stated(project, subject, by.say(subject.id, "source_group", called), by)

    return decided(project, decision, make)
