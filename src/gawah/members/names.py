"""How members are called, and how a name is compared: as people read it, not byte by byte."""

from __future__ import annotations

import unicodedata

from gawah.errors import UsageError
from gawah.store import MACHINE

MOST = 100
"""Characters of a name, at most."""
BOTH = " + "
"""What stands between two names where two people decided together."""


def tidy(name: str) -> str:
    """A name in the one form in which it is kept: composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def folded(name: str) -> str:
    """What is the same for names that nobody would tell apart: ``Lena Okoro`` and ``lena okoro``."""
    return unicodedata.normalize("NFKC", tidy(name).casefold())


def checked(name: str) -> str:
    """A name that a member may have, tidied.

    Raises:
        UsageError: it is empty, too long, gawah's own, or has signs that a name does not.
    """
    found = tidy(name)
    if not found or len(found) > MOST or not found.isprintable():
        raise UsageError("A member needs a name of at most %(most)s characters.", most=MOST)
    if folded(found) == MACHINE or "+" in found:
        raise UsageError(
            "%(name)s cannot be a member's name: gawah writes its own records as gawah, and a + between the"
            " names of two who decided together.",
            name=found,
        )
    return found
