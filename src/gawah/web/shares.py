"""An incident that many reports tell of, in parts: each shows what some of them tell, the earliest first.

A hundred reports make thousands of statements; as one page they would be ten megabytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gawah.register import Subject
    from gawah.register.awaiting import Entry
    from gawah.web.tellings import Source

SIZE = 400
"""Statements shown at once, more or less."""
_WHOLE = 800
"""An incident of which no more is said than this is shown whole."""


@record
class Share:
    """Some of the reports of an incident, as they are shown at once."""

    number: int
    """From 1."""
    documents: frozenset[str]
    is_whole: bool
    """Whether it is all there is."""

    @property
    def is_first(self) -> bool:
        """Whether what all reports tell together stands here, as where accounts differ."""
        return self.number == 1


def shares(sources: Sequence[Source]) -> tuple[Share, ...]:
    """The parts in which an incident is shown, at least one; what one report says is never cut.

    Args:
        sources: its reports with what they say, in the order in which they are shown.
    """
    whole = sum(source.count for source in sources)
    if whole <= _WHOLE:
        return (Share(1, frozenset(source.document for source in sources), is_whole=True),)
    found: list[list[str]] = [[]]
    told = 0
    for source in sources:
        if found[-1] and told >= SIZE * len(found):
            found.append([])
        found[-1].append(source.document)
        told += source.count
    return tuple(
        Share(number, frozenset(some), is_whole=len(found) == 1) for number, some in enumerate(found, 1)
    )


class Shared:
    """Which part of an incident shows what: that of the report which tells it first."""

    def __init__(self, found: Iterable[Share]) -> None:
        self._number = {document: share.number for share in found for document in share.documents}

    def of_subject(self, subject: Subject) -> int:
        """The number of the part that shows an act, a response, or somebody who took part."""
        told = (self._number.get(claim.statement.document) for claim in subject.claims)
        return min((number for number in told if number is not None), default=1)

    def of_entry(self, entry: Entry) -> int:
        """The number of the part that shows a value to be decided about."""
        return self._number.get(entry.claim.statement.document, 1)
