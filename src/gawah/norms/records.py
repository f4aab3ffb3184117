"""The records of this room: frozen, made once from the tables in ``data/``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gawah.model.record import record


@record
class Instrument:
    """A treaty, constitution, statute, set of rules or declaration."""

    id: str
    title: str
    name: str
    """How it is shown: the title, or a shorter form of it."""
    kind: str
    """``treaty``, ``declaration``, ``constitution``, ``statute``, ``rules`` or ``soft_law``."""
    jurisdiction: str | None = None
    """ISO 3166 code of the state whose law it is; None for international instruments."""
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Norm:
    """One provision, judgment or document with what it asks, in our own words."""

    id: str
    instrument: str
    provision: str
    kind: str
    role: str
    gist: str
    verified: bool
    level: str
    cites: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    engages: dict[str, str] = field(default_factory=dict)
    """Incident type of ``norms.yaml`` -> why this norm may be engaged."""
    decided: str | None = None
    """When a judgment was given, as an EDTF date."""
    data: dict[str, Any] = field(default_factory=dict, compare=False)
    """All that the table says of it."""


@dataclass(frozen=True)
class Country:
    """What binds a state."""

    code: str
    name: str
    treaties: dict[str, dict[str, Any]]
    """Instrument id -> status, dates of signature and binding, sources."""
    data: dict[str, Any] = field(default_factory=dict, compare=False)

    def bound_since(self, instrument: str) -> str | None:
        """The EDTF date from which a treaty binds it; None where it is no party."""
        status = self.treaties.get(instrument, {})
        if status.get("status") != "party":
            return None
        since = status.get("in_force_for_state") or status.get("bound")
        return str(since) if since else None


@record
class Stretch:
    """One sentence of a text that is read for citations."""

    start: int
    end: int
    lang: str
    paragraph: int = 0
    """Sentences of one paragraph have one number."""


@record
class Citation:
    """One legal reference in a text."""

    start: int
    end: int
    instrument: str
    """Its name in the language of the text; empty where a provision is cited and no instrument is named."""
    provision: str | None
    instrument_id: str | None
    norm_ids: tuple[str, ...]
    score: float
    kind: str = "instrument"
    """``provision``, ``instrument``, ``judgment``, ``document`` (of the UN), ``case`` (an FIR) or
    ``described`` (what a law says, without its name)."""


@record
class Named:
    """An instrument that is named: tokens ``first`` up to ``end``."""

    first: int
    end: int
    name_first: int
    """Where the name itself begins, after a country in the possessive."""
    name_end: int
    """Where the name ends, before an abbreviation in brackets."""
    instrument: str | None = None
    """The id of a known one."""
    shared: bool = False
    weak: bool = False
    generic: bool = False
    """Described rather than named ("blasphemy laws")."""
    country: str | None = None
    """The state in whose possession it is, as written."""
    short: str | None = None
    """The abbreviation that the text explains after it."""
