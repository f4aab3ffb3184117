"""The ledger of submissions beside a draft: which procedures have these incidents, and what that forbids.

The complaint procedure of the Human Rights Council takes no case that a special procedure, a treaty body or
a regional body already has (resolution 5/1): the order in which doors are tried matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.register import Subject

SPECIAL, WGAD, COUNCIL, TREATY, REGIONAL = (
    "special_procedures",
    "wgad_opinion",
    "hrc_complaint",
    "treaty_body",
    "regional_body",
)
_OVER = frozenset({"withdrawn", "closed"})
_DRAFTED = "drafted"
_CLASHES = {
    (SPECIAL, SPECIAL): "clash_again",
    (SPECIAL, WGAD): "clash_wgad",
    (SPECIAL, COUNCIL): "clash_council",
    (COUNCIL, SPECIAL): "clash_council_late",
    (COUNCIL, WGAD): "clash_council_late",
    (COUNCIL, TREATY): "clash_council_late",
    (COUNCIL, REGIONAL): "clash_council_late",
    (TREATY, COUNCIL): "clash_two_bodies",
    (TREATY, REGIONAL): "clash_two_bodies",
    (WGAD, TREATY): "clash_two_bodies",
}
"""What is said where one procedure is asked (first) and another has the case (second)."""


@record
class Entry:
    """One entry of the ledger."""

    label: str
    """The incident, as the document calls it."""
    mechanism: str
    date: str
    status: str
    reference: str


def entry_of(submission: Subject, label: str) -> Entry:
    """An entry as the register has it.

    Args:
        submission: a subject of that kind.
        label: what the document calls its incident.
    """
    told = (submission.value(prop) or "" for prop in ("mechanism", "date", "status", "reference"))
    mechanism, date, status, reference = told
    return Entry(label, mechanism, date, status, reference)


def clashes(entries: Iterable[Entry], asked: str) -> Iterator[tuple[str, Entry]]:
    """What speaks against asking a procedure, with the entry that does.

    Args:
        entries: of the incidents of a draft.
        asked: the procedure that is to be asked: a code of ``mechanism``.

    Yields:
        the name of a text, and the entry.
    """
    for entry in entries:
        text = _CLASHES.get((asked, entry.mechanism))
        is_over = entry.status in _OVER and not (asked == COUNCIL and entry.status == "closed")
        if text is not None and entry.status != _DRAFTED and not is_over:
            yield text, entry
