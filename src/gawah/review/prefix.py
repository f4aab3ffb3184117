"""Ids by their beginnings, as git resolves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import NotFoundError, Sentence, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 8
"""Candidates listed, and characters of an id shown."""

_ID = Sentence("id")


def resolve(prefix: str, ids: Iterable[str], what: Sentence = _ID) -> str:
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
        raise UsageError("Type the beginning of the %(what)s's id.", what=what)
    known = sorted(set(ids))
    if wanted in known:
        return wanted
    found = [one for one in known if one.startswith(wanted) or one.rpartition(":")[2].startswith(wanted)]
    if not found:
        raise NotFoundError("No %(what)s has an id that begins with %(prefix)s.", what=what, prefix=prefix)
    if len(found) > 1:
        these = tuple(_short(one, len(wanted) + 4) for one in found[:_SHOWN])
        shown = Sentence("%(these)s", these=these)
        if len(found) > _SHOWN:
            shown = Sentence("%(these)s and %(more)s more", these=these, more=len(found) - _SHOWN)
        raise UsageError(
            "%(prefix)s is the beginning of %(number)s ids: %(shown)s. Type more of it.",
            prefix=prefix,
            number=len(found),
            shown=shown,
        )
    return found[0]


def _short(one: str, length: int) -> str:
    kind, colon, digits = one.rpartition(":")
    return kind + colon + digits[: max(_SHOWN, length)]
