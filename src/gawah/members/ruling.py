"""Keepers set the rules of a project; to ask for less than two people takes two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.members.managing import changing, must_keep, say
from gawah.members.privileges import Privilege, may
from gawah.members.proposals import propose
from gawah.members.roll import members_of, roll
from gawah.members.rules import ONE, TWO, check_rule, rule
from gawah.model import Change, Role
from gawah.store.members import member_changes

if TYPE_CHECKING:
    from gawah.members.roll import Member
    from gawah.project import Project


def set_rule(project: Project, name: str, value: str, by: str) -> None:
    """A rule of the project stands otherwise from now on.

    That one is enough where two were asked for, another keeper must confirm, as long as there is another.

    Raises:
        UsageError: there is no such rule, it cannot stand so, or too few members could keep it.
        NotAllowedError: who says so may not.
        ProposedError: another keeper must confirm it.
    """
    check_rule(name, value)
    members = members_of(project)
    must_keep(members, by)
    keepers = [one for one in members if one.role is Role.KEEPER]
    if value == TWO:
        check_enough(members, Privilege(name))
    elif value == ONE and rule(member_changes(project.engine), name) == TWO and len(keepers) > 1:
        raise propose(project, Privilege.MEMBERS, {"rule": name, "value": value}, by, "")
    with changing(project) as book:
        must_keep(roll(book.changes()), by)
        say(book, name, Change.RULE, value, by)


def set_rule_by_both(project: Project, name: str, value: str, names: str) -> None:
    """A rule stands otherwise, as two keepers want it; who they are was looked at before."""
    check_rule(name, value)
    with changing(project) as book:
        say(book, name, Change.RULE, value, names)


def check_enough(members: tuple[Member, ...], wanted: Privilege) -> None:
    """See that two members may do something, so that one can confirm what the other proposes.

    Raises:
        UsageError: fewer may.
    """
    if sum(may(one.role, wanted) for one in members) < len((ONE, TWO)):
        raise UsageError(
            "Two members must be allowed to do this before the project can ask for two. Give another the role"
            " first."
        )
