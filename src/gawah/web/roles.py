"""What the roles of members are called, and what each is for."""

from __future__ import annotations

from gawah.members import Privilege
from gawah.model import Role
from gawah.model.record import record
from gawah.web.texts import mark


@record
class RoleWords:
    """A role in words."""

    label: str
    what: str


ROLES = {
    Role.READER: RoleWords(mark("reader"), mark("looks things up, and changes nothing")),
    Role.EDITOR: RoleWords(
        mark("editor"), mark("adds reports, and proposes decisions that a reviewer confirms")
    ),
    Role.REVIEWER: RoleWords(
        mark("reviewer"), mark("decides on claims, pairs and standards of proof, and adds reports")
    ),
    Role.KEEPER: RoleWords(
        mark("keeper"), mark("answers for the project: members, consents, what leaves, and all the rest")
    ),
}
"""By role, the least first."""

KINDS = {
    Privilege.DECIDE: mark("decide on claims"),
    Privilege.PAIRS: mark("join or part what is told of one event, person or source"),
    Privilege.STANDARD: mark("say which standard of proof is met"),
    Privilege.PERMIT: mark("record or withdraw a consent"),
    Privilege.EXPORT: mark("write a copy of everything for oneself"),
    Privilege.PUBLISH: mark("let something leave for others"),
    Privilege.FORGET: mark("destroy a document"),
    Privilege.MEMBERS: mark("let one person be enough again"),
}
"""What may wait for another member."""
