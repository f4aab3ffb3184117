"""What taggers leave on a text: mentions. None of them mints a subject; ``assemble`` alone does.

A mention is a stretch of the text with a label and a value; the value's type belongs to its label.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.extract.page import Page


SURE_DATE = 0.7
"""Dates marked below this score count only where no other stands beside them ("a Sunday service")."""


@record
class DateMark:
    """Label ``date``: when something happened or was written."""

    edtf: str
    """EDTF level 0 or 1. ``XXXX-07``: no year in the page; ``XXXX-XX``: relative and not resolvable."""
    relative: bool = False
    anchor: str | None = None
    """The EDTF date it was resolved against, where it is relative."""
    is_period: bool = False
    """A stretch over which something is counted ("in the last 14 years"), not a time of one event."""


@record
class PlaceMark:
    """Label ``place``: a place that the gazetteer knows, or one that the text itself calls a place."""

    name: str
    """The name as the gazetteer writes it, or as the text does where it is not in it."""
    place_id: str | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """The name of the first-level unit it lies in (or is)."""
    admin2: str | None = None
    precision: str = "settlement"
    """``country``, ``admin1``, ``admin2``, ``settlement``, ``region`` or ``site``."""
    lat: float | None = None
    lon: float | None = None
    adjective: bool = False
    """A nationality or demonym ("Pakistani"): evidence for a country, not itself a place."""
    parts: tuple[str, ...] = ()
    """Ids of the larger places it lies in, nearest first."""


@record
class PersonMark:
    """Label ``person``: a named person."""

    name: str
    """The name without title, role and relation (``s/o``), as the text spells it."""
    role: str | None = None
    affiliation: str | None = None
    age: int | None = None
    title: str | None = None
    same_as: str | None = None
    """The fullest form of the name that this document uses for the same person."""


@record
class BodyMark:
    """Label ``body``: an organisation, authority, armed group, medium or court."""

    name: str
    abbreviation: str | None = None
    type: str = "organisation"
    """``state``, ``police``, ``military``, ``court``, ``armed_group``, ``ngo``, ``media``, ``company``,
    ``party``, ``un``, ``religious`` or ``organisation``."""
    same_as: str | None = None
    """The fullest form this document uses for the same body."""
    entry: str | None = None
    """A code of ``known_body``, where the name is that of one body the world over."""

    @property
    def is_state(self) -> bool:
        """Whether it acts for a state."""
        return self.type in {"state", "police", "military", "court"}


@record
class QuantityMark:
    """Label ``quantity``: a number with its bounds and what it counts."""

    low: int | None
    high: int | None
    approximate: bool = False
    unit: str | None = None
    """The counted noun as the text has it ("worshippers", "mosques")."""
    noun_start: int | None = None
    noun_end: int | None = None
    ordinal: bool = False
    """"the 40th mosque": the count is reached, not added."""


@record
class QuoteMark:
    """Label ``quote``: words that somebody is said to have said."""

    speakers: tuple[str, ...]
    """Names or descriptions, nearest first (the father, the police, Reuters)."""
    speaker_start: int | None
    speaker_end: int | None
    role: str | None = None
    affiliation: str | None = None
    direct: bool = True
    cue: str | None = None
    """The verb or phrase of saying."""
    denial: bool = False


@record
class CitationMark:
    """Label ``citation``: a legal reference."""

    instrument: str
    """Its full name as ``norms/`` writes it, or as the text does where it is not known."""
    provision: str | None
    instrument_id: str | None = None
    norm_ids: tuple[str, ...] = ()


@record
class DemandMark:
    """Label ``demand``: an action asked of somebody; the span is the action's words."""

    addressee: str | None
    addressee_start: int | None = None
    addressee_end: int | None = None
    by: str | None = None


@record
class NameMark:
    """Labels ``signatory``, ``hashtag``, ``cited_source``: a name as it stands."""

    name: str


@record
class Argument:
    """Who or what takes part in an act: a stretch of the text and what it is."""

    start: int
    end: int
    label: str
    """The words that say who: a name, or "three coal miners"."""
    kind: str
    """``person`` (named), ``body``, ``group`` (unnamed people), ``object`` or ``pronoun``."""
    classes: frozenset[str] = frozenset()
    """The classes of ``targets.yaml`` it belongs to: ``people``, ``worship``, ``suspects`` …"""
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    communities: tuple[str, ...] = ()
    """Communities named with it, as written: a reported ground, never a property of a person."""
    part: bool = False
    """Whether it is part of the first of those told with it: "nineteen people, including two priests"."""


@record
class ActMark:
    """Label ``act``: somebody did something to somebody; the span is the words of the deed."""

    type: str
    """A code of the vocabulary ``act_type``."""
    outcome: str | None
    """A code of the vocabulary ``outcome``."""
    status: str
    """``asserted``, ``alleged`` or ``performed`` (by the page itself: a notice) can make an incident;
    ``denied``, ``hypothetical``, ``demanded``, ``generic``, ``aggregate`` and ``accident`` cannot."""
    nominal: bool = False
    """Told by a noun ("the killing of"), which may only refer back to what is told elsewhere."""
    tells_only_more: bool = False
    """Told by a word for an outcome, or by a death of no told cause: it never founds an incident."""
    victims: tuple[Argument, ...] = ()
    perpetrators: tuple[Argument, ...] = ()
    ground_start: int | None = None
    ground_end: int | None = None
    """The words that say why them, as reported."""
    means_start: int | None = None
    means_end: int | None = None
    """The words that say with what, or how: a weapon, a manner."""


@record
class MeasureMark:
    """Label ``measure``: what an authority did or left undone; the span is the words that say it."""

    type: str
    """A code of the vocabulary ``measure_type``."""


Value = (
    ActMark
    | MeasureMark
    | DateMark
    | PlaceMark
    | PersonMark
    | BodyMark
    | QuantityMark
    | QuoteMark
    | CitationMark
    | DemandMark
    | NameMark
)


@record
class Mention:
    """A stretch of the text that a tagger marked."""

    start: int
    end: int
    label: str
    value: Value
    score: float
    """0 to 1: how sure the tagger is."""
    tagger: str = field(compare=False)
    """Name and version: ``dates@1``."""


class Tagger(Protocol):
    """One way of finding things: rules, a lexicon, a grammar or a trained model.

    Example: a tagger that marks each hashtag reads ``page.text.content`` and yields
    ``Mention(start, end, "hashtag", NameMark("#Justice"), 1.0, "hashtags@1")``.
    """

    @property
    def name(self) -> str:
        """With its version: ``dates@1``."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Labels that must be on the page before it looks."""

    @property
    def gives(self) -> tuple[str, ...]:
        """Labels it may leave."""

    def tag(self, page: Page) -> Iterable[Mention]:
        """The mentions it finds. It must not change the page."""
        ...
