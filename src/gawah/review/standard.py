"""Which standard of proof an incident meets: a person's verdict, with its reason.

It is kept as a statement of the document by which the incident was named, so that it goes with that account
where accounts are parted again. A later verdict stands in the place of the one before, which is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import Term, UsageError
from gawah.register.standard import PROP
from gawah.review.add import check_field
from gawah.review.decision import decided
from gawah.review.look_up import find_subject, incident_in, part_with
from gawah.review.selection import Sayer
from gawah.review.stating import stated
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Incident
    from gawah.review.decision import Decided, Decision


def rate(project: Project, prefix: str, level: str, decision: Decision) -> str:
    """A person says which standard of proof an incident meets.

    Args:
        project: the project.
        prefix: the beginning of the incident's id.
        level: a code of ``standard``.
        decision: who says so and why, which must not be empty; ``expect`` is the state of the field.

    Returns:
        the id of the claim that holds it now.

    Raises:
        NotFoundError: no incident begins so.
        UsageError: several do, there is no such level, or there is no reason.
        ConflictError: somebody said otherwise since the person looked.
    """
    known = vocabulary("standard")
    if level not in known:
        raise UsageError(
            "%(level)s is no standard of proof. There are: %(known)s.",
            level=level,
            known=tuple(Term(one, "standard") for one in known),
        )
    if not decision.why.strip():
        raise UsageError("A standard of proof needs a reason: say what the verdict rests on.")

    def make(at: str) -> tuple[str, list[Decided]]:
        wanted = find_subject(project, prefix, ("incident",))
        incident = incident_in(part_with(project, wanted), wanted)
        check_field(incident.subject, PROP, decision)
        by = Sayer(_document(incident, wanted), None, decision, at)
        return stated(project, incident.subject, by.say(wanted, PROP, level), by)

    return decided(project, decision, make)


def _document(incident: Incident, subject: str) -> str:
    """The first document that tells of the incident under an id."""
    told = {c.statement.document for c in incident.subject.claims if c.statement.subject == subject}
    return min(told & set(incident.documents), default=incident.documents[0])
