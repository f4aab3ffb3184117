"""What a site is made of, before it is drawn or written: small records, all of which may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values import edtf

if TYPE_CHECKING:
    from gawah.guard.told import Told, ToldClaim
    from gawah.guard.victims import Table
    from gawah.register.compare import Bounds

UNDATED = "undated"
"""Stands for the year of what has none."""


@record
class About:
    """What its makers say of a site."""

    title: str
    contact: str = ""
    """To whom corrections and answers go; empty where nobody is named."""
    addresses: tuple[str, ...] = ()
    """Where else it can be read, the first one first."""


@record
class Edition:
    """One state of a site."""

    about: About
    number: int
    """The first is 1; it grows when what is told changes, and only then."""
    day: str
    """When it was made first (ISO 8601)."""
    key: str = ""
    """The line of the key that signs it; empty in a draft."""


@record
class Entry:
    """One incident of a site."""

    told: Told
    published: str
    """The day on which it was told first (ISO 8601)."""
    changed: str
    """The day on which something of it changed last."""

    @property
    def code(self) -> str:
        """Its label without the word before it."""
        return code_of(self.told)

    @property
    def year(self) -> str:
        """The year in which it began, or ``UNDATED``."""
        return year_of(self.told.date)


@record
class Gone:
    """An incident that was taken back."""

    code: str
    day: str
    why: str


@record
class Correction:
    """Something that was published and has changed."""

    day: str
    code: str
    """Of the incident."""
    field: str
    """A column of the table of incidents, ``killed`` or ``injured``, or ``whole`` where it was taken back."""
    old: str | None
    """As the table has it; None where it must not be repeated."""
    new: str | None
    """The same; None where the entry alone tells it."""
    why: str


@record
class Beside:
    """A claim with what the site holds of what it counts."""

    claim: ToldClaim
    held: Bounds
    incidents: int
    """How many of the site are counted for it, surely or perhaps."""
    answer: str
    """``fewer`` or ``more`` than claimed, ``within`` its bounds, or ``undecided``: these do not decide."""


@record
class Book:
    """A whole site."""

    edition: Edition
    entries: tuple[Entry, ...]
    """By date, place and label."""
    gone: tuple[Gone, ...]
    corrections: tuple[Correction, ...]
    """The newest first."""
    claims: tuple[Beside, ...]
    table: Table
    """Victims by year and sex."""
    least: int
    """The smallest count of people that is told."""


def code_of(told: Told) -> str:
    """The label of an incident without the word before it."""
    return told.id.rpartition(" ")[2]


def year_of(told: str | None) -> str:
    """The year in which a date begins, or ``UNDATED``."""
    first = edtf.parse(told).earliest if told is not None and edtf.is_valid(told) else None
    return f"{first.year:04d}" if first is not None else UNDATED


def folder_of(code: str) -> str:
    """Where the page of an incident lies, in the folder of each language."""
    return f"incidents/{code[:2]}/{code}.html"


def added(bounds: tuple[Bounds | None, ...]) -> Bounds | None:
    """Several numbers added up, those that nobody tells left out; None where nobody tells any."""
    told = [one for one in bounds if one is not None]
    if not told:
        return None
    highs = [high for _, high in told]
    return sum(low for low, _ in told), None if None in highs else sum(high or 0 for high in highs)
