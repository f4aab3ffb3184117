"""Whether the person who decides may: their role is looked up as the decision is made, and by what it says.

A face asks for the privilege of its button or command. What comes of a decision can be more than that: to
take back the last word on a claim may be to take back a consent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotAllowedError
from gawah.members.privileges import Privilege, may, may_ask
from gawah.members.proposals import needs_two
from gawah.members.roll import find, has_members, members_of
from gawah.model import Judgement, Statement, Verdict
from gawah.register.standard import PROP as STANDARD
from gawah.store.deeds import statements_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.project import Project
    from gawah.review.decision import Decided

CONSENT = "consent"


def must_propose(project: Project, reviewer: str, records: Sequence[Decided]) -> bool:
    """Whether what somebody decides must first be confirmed by another member.

    Args:
        project: the project; where it has no members, nobody is asked.
        reviewer: who decides.
        records: what would be added.

    Raises:
        NotAllowedError: they are no member, or may not even propose it.
    """
    if not has_members(project):
        return False
    member = find(members_of(project), reviewer)
    if member is None:
        raise NotAllowedError("%(name)s is no member of this project.", name=reviewer)
    kinds = needed(project, records)
    if not all(may_ask(member.role, one) for one in kinds):
        raise NotAllowedError(
            "%(name)s may not do that: the role of a member says what is theirs to do. Ask a keeper of the"
            " project.",
            name=member.name,
        )
    return not all(may(member.role, one) for one in kinds) or needs_two(project, kinds)


def needed(project: Project, records: Sequence[Decided]) -> frozenset[Privilege]:
    """What one must be allowed to do to make some records."""
    said = {one.claim_id: one for one in records if isinstance(one, Statement)}
    about = {one.claim_id for one in records if isinstance(one, Verdict)}
    known = {**statements_with(project.engine, sorted(about - said.keys())), **said}
    found = {_of(known[claim]) for claim in about if claim in known}
    found |= {_of(one) for one in said.values()}
    if any(isinstance(one, Judgement) for one in records):
        found.add(Privilege.PAIRS)
    return frozenset(found)


def _of(statement: Statement) -> Privilege:
    if statement.kind == CONSENT:
        return Privilege.PERMIT
    return Privilege.STANDARD if statement.prop == STANDARD else Privilege.DECIDE
