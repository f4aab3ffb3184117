"""The rules of a project that its keepers set: each change of one is a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.model import Change, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.model import MemberChange

CODES = "codes"
"""Of whom the code of an authenticator is asked."""
ONE, TWO = "one", "two"
SIGNED = ("decide", "pairs", "standard", "permit", "export", "publish", "forget")
"""For what a project may ask for two people: what one proposes, another confirms."""
RULES = {CODES: ("keepers", "all"), **dict.fromkeys(SIGNED, (ONE, TWO))}
"""How each rule may stand; the first is how it stands until somebody says otherwise."""


def rule(changes: Iterable[MemberChange], name: str) -> str:
    """How a rule stands after some changes, oldest first."""
    said = [one.value for one in changes if one.change is Change.RULE and one.member == name]
    return said[-1] if said else RULES[name][0]


def check_rule(name: str, value: str) -> None:
    """See that a rule may stand so.

    Raises:
        UsageError: there is no such rule, or it cannot.
    """
    if name not in RULES:
        raise UsageError(
            "There is no rule %(name)s. There are: %(known)s.",
            name=name,
            known=tuple(RULES),
        )
    if value not in RULES[name]:
        raise UsageError(
            "The rule %(name)s can be: %(known)s.",
            name=name,
            known=RULES[name],
        )


def needs_codes(changes: Iterable[MemberChange], role: Role) -> bool:
    """Whether members with a role must have an authenticator."""
    return role is Role.KEEPER or rule(changes, CODES) == "all"
