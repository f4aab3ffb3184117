"""What one member proposes and another must confirm before it holds."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProposalWord(StrEnum):
    """What is said of a proposal."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    USED = "used"
    """What was confirmed has been done: it lets nothing out a second time."""


@record
class Proposal:
    """One word on a proposal: the first has what it is, the others who confirmed, refused or used it."""

    proposal: str
    """Its id, drawn by chance."""
    word: ProposalWord
    kind: str
    """What a member must be allowed to do who confirms it."""
    actor: str
    at: str
    """UTC, ISO 8601."""
    why: str = ""
    what: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What would be done: ``records``, or what a deed needs; ``documents``, which it is about."""
