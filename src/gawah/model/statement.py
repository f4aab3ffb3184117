"""The one noun: a statement is one claim, about one subject, made somewhere."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from gawah.model.ids import claim_digest
from gawah.model.kept import kept
from gawah.model.record import record


class Stance(StrEnum):
    """How the document puts a claim. A denial opposes its value, it never corroborates it."""

    STATED = "stated"
    ATTRIBUTED = "attributed"
    ALLEGED = "alleged"
    DENIED = "denied"


class Visibility(StrEnum):
    """Who may see a statement, from widest to narrowest; the default of a property is in ``schema/``."""

    PUBLIC = "public"
    PARTNERS = "partners"
    RESTRICTED = "restricted"
    SEALED = "sealed"


@record(order=True)
class Span:
    """A place in a text: code points ``start`` up to, not including, ``end``."""

    text: str
    """The id of the text (SHA-256 of its characters in UTF-8)."""
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must run forwards: {self.start}..{self.end}")


@record(slots=False)
class Statement:
    """One claim, about one subject, made somewhere; append-only, with its source.

    It cannot be made without a document and a method, and what quotes must have a span.
    """

    subject: str
    """What it is about: ``kind:`` and a hash (read) or a random part (made by a person)."""
    prop: str
    """A property that ``schema/kinds.yaml`` names for the subject's kind."""
    value: str
    """The canonical value: EDTF date, quantity (``3``, ``>=7``, ``5..7``, ``~40``), place id, name,
    subject id, or a code of a vocabulary."""
    document: str
    """SHA-256 of the bytes as received."""
    method: str
    """What found it, with its version: ``dates@1``, ``given``, ``review``."""
    run: str
    """The run that first recorded it."""
    at: str
    """When it was recorded: UTC, ISO 8601."""
    span: Span | None = None
    original: str | None = None
    """Exactly ``text[start:end]``."""
    lang: str | None = None
    speaker: tuple[str, ...] = ()
    """Who asserts it, subject ids, nearest first; empty is the document in its own voice."""
    stance: Stance = Stance.STATED
    confidence: float = 1.0
    """0 to 1; 1 where a person asserts."""
    reviewer: str | None = None
    visibility: Visibility = field(default=Visibility.PARTNERS)
    after: str | None = field(default=None, compare=False)
    """The time that it counts as said at, where the clock stood behind what was known (``came``)."""

    def __post_init__(self) -> None:
        if not self.document or not self.method:
            raise ValueError("a statement needs a document and a method")
        span, original = self.span, self.original
        if span is None or original is None:
            if not (span is None and original is None):
                raise ValueError("a statement that quotes needs its span, and a span its words")
        elif len(original) != span.end - span.start:
            raise ValueError(f"the words have {len(original)} characters, the span {span.end - span.start}")

    @kept
    def claim_id(self) -> str:
        """SHA-256 of subject, prop, value, document, span, speaker and stance."""
        span = (self.span.text, self.span.start, self.span.end) if self.span else None
        return claim_digest(
            self.subject, self.prop, self.value, self.document, span, self.speaker, self.stance.value
        )

    @property
    def kind(self) -> str:
        """The kind of its subject."""
        return self.subject.partition(":")[0]
