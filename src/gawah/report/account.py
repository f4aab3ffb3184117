"""One incident as a document tells it, whoever it is for: words ready to be set, with what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.register.compare import Bounds
    from gawah.report.tree import Block, Runs


@record
class Dispute:
    """A fact whose accounts differ, or that went on from report to report."""

    about: str
    """What it is, as ``Act: outcome``."""
    sides: tuple[Runs, ...]
    """Each value with who says so; of what went on, the earliest first."""
    remark: str
    """Which of them stands first here, and why."""


@record
class Account:
    """One incident, in the words of one document."""

    label: str
    """The id as it may be told."""
    day: str
    """EDTF; empty where none is told."""
    type: str
    """The code of the gravest act; empty where it may not be told."""
    country: str
    """ISO 3166-1 alpha-2; empty where none is told."""
    place: str
    """The place and what it lies in, in words; empty where none is told."""
    dated: Runs
    where: Runs
    acts: tuple[Runs, ...]
    victims: tuple[Runs, ...]
    perpetrators: tuple[Runs, ...]
    killed: Bounds | None
    injured: Bounds | None
    toll: Runs
    """Killed and injured in words, with what they rest on."""
    means: tuple[Runs, ...]
    grounds: tuple[Runs, ...]
    quotes: tuple[Runs, ...]
    """The sentences that tell of it."""
    measures: tuple[Runs, ...]
    """What the state did, or left undone."""
    standard: str
    """A code of ``standard``."""
    standard_words: str
    sources: int
    """How many independent ones tell of it."""
    disputes: tuple[Dispute, ...]
    courses: tuple[Dispute, ...]
    law: tuple[Block, ...]
    """Which norms it may engage; empty where that is not told."""
    mandates: tuple[str, ...]
    """Of the United Nations, to be proposed for it; none where that is not told."""
    undecided: int
    """Of how many of its values no person has spoken."""
