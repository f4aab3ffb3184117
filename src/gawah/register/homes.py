"""The documents in which those are at home whom a document tells apart: of one, no method joins two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gawah.register.live import Claim

TOLD_APART = ("incident", "person")
"""Kinds of which a document makes one subject of each: what it tells apart, no method joins."""


def homes_of(counting: Iterable[Claim], subjects: Collection[str]) -> dict[str, str]:
    """The document that tells of each incident and person among some subjects; of several, the first.

    Args:
        counting: the claims that count.
        subjects: of any kind, their ids.
    """
    wanted = {one for one in subjects if one.partition(":")[0] in TOLD_APART}
    homes: dict[str, str] = {}
    for claim in counting if wanted else ():
        subject, document = claim.statement.subject, claim.statement.document
        if subject in wanted:
            homes[subject] = min(homes.get(subject, document), document)
    return homes
