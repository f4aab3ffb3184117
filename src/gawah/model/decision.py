"""What people (and, below them, methods) decide about statements and subjects. Inserted, never updated."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from gawah.model.record import record


class Word(StrEnum):
    """What a person says of a claim."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    """The last word about the claim, whoever gave it, is taken back: the one before it holds again."""


class Same(StrEnum):
    """What is said of two subjects."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    SUGGESTED = "suggested"
    WITHDRAWN = "withdrawn"
    """The last word of a person about the two is taken back: the one before it holds again."""


@record
class Verdict:
    """A person's word about one claim; the last one that was not taken back is the one that counts."""

    claim_id: str
    word: Word
    reviewer: str
    at: str
    instead: str | None = None
    """The claim that stands in its place, where the word is ``corrected``."""
    why: str = ""
    after: str | None = field(default=None, compare=False)
    """The time that it counts as said at, where the clock stood behind what was known (``came``)."""

    def __post_init__(self) -> None:
        if (self.word is Word.CORRECTED) != (self.instead is not None):
            raise ValueError("a correction names what stands instead, and only a correction does")


@record
class Judgement:
    """Whether two subjects are the same; the last word wins, a person's over a method's."""

    left: str
    right: str
    same: Same
    method: str
    at: str
    reviewer: str | None = None
    score: float | None = None
    words: str = ""
    """The words that explain the score to the person who decides; of a person's word, the reason."""
    shown: str | None = None
    """What the person had before them who says so: what spoke for it and against it at that moment."""
    after: str | None = field(default=None, compare=False)
    """The time that it counts as said at, where the clock stood behind what was known (``came``)."""
