"""A run: one reading of one document by named versions of methods, and which claims each found.

A later run of a better version adds no claim that is already there: it only says that it found it too.
"""

from __future__ import annotations

from dataclasses import field

from gawah.model.record import record


@record
class Finding:
    """One claim that one method found in a run."""

    claim_id: str
    method: str
    confidence: float


@record
class Run:
    """One reading of one document."""

    id: str
    document: str
    text: str
    """The id of the text that was read."""
    methods: tuple[str, ...]
    """All that looked, with versions, also those that found nothing."""
    at: str
    found: tuple[Finding, ...] = ()
    after: str | None = field(default=None, compare=False)
    """The time that it counts as said at, where the clock stood behind what was known (``came``)."""
