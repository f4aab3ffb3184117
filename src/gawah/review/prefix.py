"""Ids by their beginnings, as git resolves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 8
"""Candidates listed, and characters of an id shown."""


def resolve(prefix: str, ids: Iterable[str], what: str = "id") -> str:
    """The one id that begins so, with or without its kind (``incident:3f2a``, ``3f2a``).

    Args:
        prefix: what the person typed.
        ids: the ids that there are.
        what: what is looked for, for the sentence.

    Raises:
        NotFoundError: none does.
        UsageError: several do, or nothing was typed.
    """
    wanted = prefix.strip().lower()
    if not wanted.rpartition(":")[2]:
        raise UsageError(f"Type the beginning of the {what}'s id.")
    known = sorted(set(ids))
    if wanted in known:
        return wanted
    found = [one for one in known if one.startswith(wanted) or one.rpartition(":")[2].startswith(wanted)]
    if not found:
        raise NotFoundError(f"No {what} has an id that begins with {prefix}.")
    if len(found) > 1:
        shown = ", ".join(_short(one, len(wanted) + 4) for one in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise UsageError(f"{prefix} is the beginning of {len(found)} ids: {shown}{more}. Type more of it.")
    return found[0]


def _short(one: str, length: int) -> str:
    kind, colon, digits = one.rpartition(":")
    return kind + colon + digits[: max(_SHOWN, length)]
