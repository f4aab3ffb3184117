"""What is told of an incident to an audience: plain values, and nothing that was not listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.guard.coarse import Where
    from gawah.register.compare import Bounds


@record
class ToldParty:
    """Somebody or something that took part."""

    kind: str
    who: str
    """A name, a label, or what the text calls a group; empty where none of these may be told."""
    count: Bounds | None
    age: str | None = None
    sex: str | None = None
    role: str | None = None


@record
class ToldMeasure:
    """What the state did, or left undone."""

    type: str
    date: str | None
    by: tuple[str, ...]
    words: str | None


@record
class ToldDocument:
    """What tells of it."""

    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


@record
class ToldEvidence:
    """A document as a court is given it: what it is, and the hash of its file."""

    document: ToldDocument
    sha256: str | None
    """None where it may not be told: who has the file knows by it what they have."""


@record
class ToldSentence:
    """A sentence that tells of the incident."""

    words: str
    lang: str
    evidence: ToldEvidence
    start: int
    end: int
    """Where it stands in the text of the document, in code points; both 0 where a part of it was left out."""


@record
class Counted:
    """A victim by what a table counts; no part of what is told of the incident."""

    who: str
    """The same for all ids of one person, so that nobody counts twice."""
    year: str
    sex: str
    is_named: bool
    """Their name leaves, from which most readers know their sex."""
    label: str = ""
    """What they are called in the rows; empty where the incident is in none, or where they are named."""


@record
class Told:
    """One incident, ready to leave."""

    id: str
    date: str | None
    type: str | None
    where: Where | None
    victims: tuple[ToldParty, ...]
    perpetrators: tuple[ToldParty, ...]
    killed: Bounds | None
    injured: Bounds | None
    means: tuple[str, ...]
    grounds: tuple[str, ...]
    measures: tuple[ToldMeasure, ...]
    standard: str | None
    sources: int
    title: str | None
    documents: tuple[ToldDocument, ...]
    counted: tuple[Counted, ...]
    evidence: tuple[ToldEvidence, ...] = ()
    """The same documents, each with its hash."""
    said: tuple[ToldSentence, ...] = ()
    """The sentences that tell of it, in the order in which the register prefers them."""


@record
class ToldClaim:
    """A number that somebody claims, ready to leave."""

    bounds: Bounds
    """At least, and at most."""
    unit: str
    """What is counted: ``incident``, ``killed``, ``injured``, ``casualty`` or ``site``."""
    types: tuple[str, ...]
    """Of acts; none: of all."""
    period: str | None
    """EDTF; None where none is told."""
    where: Where | None
    """None where no place is named."""
    sources: int
    """Independent ones that claim it."""
    is_of_group: bool
    """Whether it counts one community or some kind of people only; which is not told."""
