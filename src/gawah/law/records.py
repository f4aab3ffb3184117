"""The rules of this room as records, made of the tables in ``data/`` and of an organisation's own file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.norms import Country, Instrument, Norm

ASK = "ask"
"""The finder of a fact for which the register has no place."""


@record
class Fact:
    """Something that must be shown, and where the register is looked into for it."""

    name: str
    says: str
    find: tuple[str, ...]
    """Names of finders; ``ask`` alone where nothing of the register can show it."""
    of: frozenset[str]
    """Codes of the schema that a finder takes."""
    words: frozenset[str]
    """Folded phrases, one of which the words of a claim must hold; empty where any claim shows it."""
    communities: frozenset[str]
    """Codes of communities, one of which the words may name instead."""
    norms: frozenset[str]
    """Norms, one of which the source may cite instead."""

    @property
    def short(self) -> str:
        """What it is in few words: without what is said after a colon."""
        return self.says.partition(":")[0]

    @property
    def is_asked(self) -> bool:
        """Whether a person must be asked: the register has no place for it."""
        return self.find == (ASK,)


@record
class NormRule:
    """When a norm is proposed for a type of incident."""

    norm: str
    why: str
    """Why it may be engaged, in our own words."""
    when: tuple[tuple[str, ...], ...]
    """Facts that must be shown: of each inner tuple at least one."""
    cited: bool
    """Only where a source names it in a sentence that tells of the incident."""
    never: str
    """What is said instead of proposing it; empty where it may be proposed."""


@record
class Caution:
    """What is not inferred, said beside the proposal."""

    name: str
    says: str
    when: tuple[str, ...]
    """Facts, one of which must be shown for it to be said; empty: none is needed."""
    states: tuple[str, ...]
    """The states for which it is said; empty: for any."""


@record
class TypeRule:
    """What is proposed, and what must be shown, for one type of incident."""

    type: str
    label: str
    acts: frozenset[str]
    measures: frozenset[str]
    only_if: tuple[str, ...]
    """Facts without one of which it is not about an incident; none where it always is."""
    unless: str
    """A fact with which nothing is proposed; empty where there is none."""
    masked: bool
    """The words of what was said are not written out."""
    whole_state: bool
    """It is done to a state as a whole: a place that names no part of it is exact enough."""
    need: tuple[str, ...]
    more: tuple[str, ...]
    standard: str
    """The standard of proof that the incident should meet before a norm is named in a dossier."""
    mandates: tuple[str, ...]
    norms: tuple[NormRule, ...]
    cautions: tuple[Caution, ...]
    verified: bool
    sources: tuple[str, ...]


@record
class Version:
    """A wording of a norm with the days on which it held."""

    says: str
    since: str | None
    """EDTF; None: from the beginning."""
    until: str | None
    """EDTF, the day on which the next begins; None: it still holds."""
    verified: bool
    sources: tuple[str, ...]


@record
class Detail:
    """What is known of a norm beside its entry in the table of norms."""

    states: tuple[str, ...] = ()
    """The states of which it speaks; empty: of any."""
    territories: tuple[str, ...] = ()
    """Where a ruling binds (ISO 3166-2); empty: wherever its instrument does."""
    court: str = ""
    until: str | None = None
    versions: tuple[Version, ...] = ()


@record
class Territory:
    """A part of a state whose law is told apart."""

    code: str
    """ISO 3166-2."""
    name: str
    country: str
    units: frozenset[str]
    """What the gazetteer calls it, folded."""
    is_special: bool
    """Norms of the state are flagged there instead of proposed."""
    says: str
    """Why."""
    verified: bool


@record
class Entry:
    """How long after its deposit a treaty comes into force for a state that joins."""

    months: int
    days: int
    provision: str
    verified: bool


@record
class Route:
    """A complaint route."""

    name: str
    title: str
    needs: str
    """``nothing``, ``party`` or ``declaration``."""
    treaty: str
    mechanism: str
    about: str
    """The treaty whose norms it hears; empty: any."""
    note: str
    states: Mapping[str, Mapping[str, Any]]
    verified: bool
    sources: tuple[str, ...]


@record
class Reserved:
    """To which norms a reservation belongs."""

    state: str
    treaty: str
    made: str
    norms: frozenset[str]


@dataclass(frozen=True)
class Law:
    """All that proposals are made of."""

    norms: Mapping[str, Norm]
    instruments: Mapping[str, Instrument]
    dates: Mapping[str, str]
    """Instrument -> the EDTF date from which it holds at all."""
    countries: Mapping[str, Country]
    sources: Mapping[str, Mapping[str, Any]]
    details: Mapping[str, Detail]
    territories: Mapping[str, Territory]
    entries: Mapping[str, Entry]
    facts: Mapping[str, Fact]
    types: Mapping[str, TypeRule]
    routes: Mapping[str, Route]
    reserved: tuple[Reserved, ...]
    officials: frozenset[str]
    """Folded nouns for people in office: nobody who is called so is taken for a private person."""
    status_as_of: str
    """EDTF: when it was last looked which states are no parties."""
    is_own: bool = False
    """Whether an organisation's own file changed anything."""
