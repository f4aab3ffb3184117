"""What the roles of members are called, and what each is for."""

from __future__ import annotations

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
    Role.EDITOR: RoleWords(mark("editor"), mark("adds reports and has them read")),
    Role.REVIEWER: RoleWords(
        mark("reviewer"), mark("decides on claims, pairs and standards of proof, and adds reports")
    ),
    Role.KEEPER: RoleWords(
        mark("keeper"), mark("answers for the project: members, consents, what leaves, and all the rest")
    ),
}
"""By role, the least first."""
