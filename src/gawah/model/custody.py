"""Who held a file and what was done with it: the events that make its chain of custody."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from gawah.model.ids import digest
from gawah.model.kept import kept
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping


class Handling(StrEnum):
    """What was done with a file."""

    COLLECTED = "collected"
    """Taken from where it was found."""
    RECEIVED = "received"
    """Handed over by somebody."""
    TRANSFERRED = "transferred"
    """Given out of one's hands."""
    COPIED = "copied"
    ANALYSED = "analysed"
    """Something was made from it: a text from a page."""
    REDACTED = "redacted"
    DISCLOSED = "disclosed"
    """Shown or given to somebody outside."""
    EXPORTED = "exported"
    """Written out by gawah."""
    REVEALED = "revealed"
    """Values that are not public were shown to somebody."""
    DESTROYED = "destroyed"
    KEYED = "keyed"
    """A file of the project's own keys was made, or made anew."""

    @property
    def is_by_hand(self) -> bool:
        """Whether people do it outside gawah, and write it down."""
        return self in (Handling.TRANSFERRED, Handling.COPIED, Handling.REDACTED, Handling.DISCLOSED)


_ONCE = frozenset({Handling.COLLECTED, Handling.RECEIVED, Handling.ANALYSED})
"""What is the same event when it is done again by the same in the same way."""


@record(slots=False)
class CustodyEvent:
    """One thing that was done with a file, or with a selection of the register."""

    handling: Handling
    file: str | None
    """SHA-256 of what it was done with, made from it or written: a document, a text, an export."""
    actor: str
    """The person who did it; ``gawah`` where it was done without being asked for."""
    at: str
    reason: str = ""
    parent: str | None = None
    """SHA-256 of the file that ``file`` was made from."""
    tool: str = ""
    """What did it, with its version."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """How: ``name``, ``source`` of a file, ``from`` or ``to`` whom, ``selection``, ``form`` of an export."""

    @kept
    def id(self) -> str:
        """The same for the same event; when it was is part of it where it can happen twice."""
        when = None if self.handling in _ONCE else self.at
        told = [[name, value] for name, value in sorted(self.parameters.items())]
        done = [self.handling.value, self.file, self.parent, self.tool, told, self.actor, self.reason, when]
        return digest(done)
