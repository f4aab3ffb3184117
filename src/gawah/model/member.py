"""Who belongs to a project and what they may do, as it was given and taken: one record for each change."""

from __future__ import annotations

from enum import StrEnum

from gawah.model.record import record


class Role(StrEnum):
    """What a member is to a project; each may all that the one before it may."""

    READER = "reader"
    """Looks, and changes nothing."""
    EDITOR = "editor"
    """Adds documents and proposes decisions."""
    REVIEWER = "reviewer"
    """Decides on claims, pairs and standards of proof."""
    KEEPER = "keeper"
    """Answers for the project: members, rules, consents, and what leaves or is destroyed."""


class Change(StrEnum):
    """What was changed of a member, or of the rules of the project."""

    ADDED = "added"
    ROLE = "role"
    REMOVED = "removed"
    PASSPHRASE = "passphrase"  # noqa: S105 (that there is a new one, not which)
    """A new passphrase was set; which is nowhere in the record."""
    CODES = "codes"
    """An authenticator was enrolled, or taken away where ``value`` is empty."""
    UNLOCKED = "unlocked"
    RULE = "rule"
    """A rule of the project; ``member`` is its name."""


@record
class MemberChange:
    """One change of who may do what: who made it, and when."""

    member: str
    """The member's name; of a rule, the rule's."""
    change: Change
    value: str
    """The role; how a rule stands from now on; empty where nothing is to be said."""
    actor: str
    """The member who made it."""
    at: str
    """UTC, ISO 8601."""
