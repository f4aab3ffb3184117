"""The roll: who is a member and with which role, now or on an earlier day; made of the record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError
from gawah.members.names import folded
from gawah.model import Change, Role
from gawah.model.record import record
from gawah.register.live import until
from gawah.store.members import any_member, member_changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.model import MemberChange
    from gawah.project import Project


@record
class Member:
    """Somebody who belongs to a project."""

    name: str
    role: Role
    since: str
    """When they got this role (UTC)."""
    by: str
    """Who gave it to them."""


def has_members(project: Project) -> bool:
    """Whether anybody ever was a member: a project that had some is never nobody's again."""
    return any_member(project.engine)


def members_of(project: Project, as_of: str | None = None) -> tuple[Member, ...]:
    """The members, now or on a day, in the order in which they came.

    Args:
        project: the project.
        as_of: a day or time (ISO 8601, UTC); what was changed later is left out.
    """
    return roll(one for one in member_changes(project.engine) if until(one.at, as_of))


def roll(changes: Iterable[MemberChange]) -> tuple[Member, ...]:
    """The members after some changes, oldest first."""
    found: dict[str, Member] = {}
    for one in changes:
        if one.change in (Change.ADDED, Change.ROLE):
            found[one.member] = Member(one.member, Role(one.value), one.at, one.actor)
        elif one.change is Change.REMOVED:
            found.pop(one.member, None)
    return tuple(found.values())


def find(members: Iterable[Member], name: str) -> Member | None:
    """The member of a name, in whatever way it is written."""
    wanted = folded(name)
    return next((one for one in members if folded(one.name) == wanted), None)


def member_named(project: Project, name: str) -> Member:
    """The member of a name.

    Raises:
        NotFoundError: there is none.
    """
    members = members_of(project)
    found = find(members, name)
    if found is None:
        raise NotFoundError(
            "No member is called %(name)s. There are: %(known)s.",
            name=name,
            known=tuple(one.name for one in members),
        )
    return found
