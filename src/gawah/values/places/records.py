"""What the gazetteer knows of a place, and what a report hints at about it."""

from __future__ import annotations

import math
from dataclasses import field
from functools import lru_cache

from gawah.model.record import record

EARTH_KM = 6371.0

_WEIGHTS = {
    # How likely a bare name means the unit, before anything else is known.
    "PCL": 1.0,
    "CONT": 0.97,
    "PCLH": 0.9,
    "RGN": 0.8,
    "ADM1": 0.84,
    "ADM1H": 0.7,
    "ADMD": 0.43,
    "ADM2": 0.45,
    "ADM3": 0.38,
    "ADM4": 0.3,
    "POST": 0.05,
}
_BONUS = {"PPLC": 0.2, "PPLA": 0.05, "PPLA2": 0.02, "PPLX": -0.15, "PPLQ": -0.15, "PPLH": -0.2, "PPLL": -0.05}
_PRECISION = {
    "PCL": "country",
    "PCLH": "region",
    "CONT": "region",
    "RGN": "region",
    "ADM1": "admin1",
    "ADM1H": "region",
    "ADMD": "region",
    "ADM2": "admin2",
    "ADM3": "admin2",
    "ADM4": "settlement",
    "MSQE": "site",
    "SCH": "site",
    "SHSU": "site",
}


@lru_cache(maxsize=65536)
def weight(code: str, population: int) -> float:
    """How well known a place is, 0 to 1, from its feature code and population."""
    unit = _WEIGHTS.get(code)
    if unit is not None:
        if population <= 0 or code in {"PCL", "CONT"}:
            return unit
        return min(0.99, max(unit, unit + 0.02 * (math.log10(population) - 6)))
    settled = 0.15 if population <= 0 else 0.1 + 0.1 * math.log10(population)
    return min(0.95, max(0.01, settled + _BONUS.get(code, 0.0)))


@record
class Place:
    """One row of the gazetteer."""

    id: str
    """A GeoNames id, ``wof:`` Who's On First, ``gw:`` a row made for gawah, ``inpost:`` a post office."""
    name: str
    country: str
    """ISO 3166-1 alpha-2; empty for what lies in several countries."""
    admin1: str
    """The code of its first-level unit within the country."""
    admin2: str
    """The code of its second-level unit; ``=`` and a name where that unit has no row."""
    code: str
    """The GeoNames feature code, with ``POST`` a post office and ``CONT`` a part of the world."""
    lat: float | None
    lon: float | None
    population: int

    precision: str = field(init=False, compare=False)
    """``country``, ``admin1``, ``admin2``, ``settlement``, ``region`` or ``site``."""
    weight: float = field(init=False, compare=False)
    """How well known it is, 0 to 1."""

    def __post_init__(self) -> None:
        """Work out once what is asked for a hundred times a page."""
        object.__setattr__(self, "precision", _PRECISION.get(self.code, "settlement"))
        object.__setattr__(self, "weight", weight(self.code, self.population))

    def km(self, other: Place) -> float | None:
        """The distance to another place, or None where one has no position."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        south, north = math.radians(self.lat), math.radians(other.lat)
        half = math.sin((north - south) / 2) ** 2
        half += math.cos(south) * math.cos(north) * math.sin(math.radians(other.lon - self.lon) / 2) ** 2
        return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))

    def within(self, other: Place) -> bool:
        """Whether it lies in another place, as far as the units say."""
        if other.id == self.id or not other.country or other.country != self.country:
            return False
        if other.code == "PCL":
            return True
        if other.admin1 != self.admin1 or not other.admin1:
            return False
        if other.code == "ADM1":
            return self.code != "PCL"
        return other.code == "ADM2" and bool(other.admin2) and other.admin2 == self.admin2


@record
class Found:
    """A place under one of its names."""

    place: Place
    main: bool
    """Whether it is the place's main name."""
    capitals: bool
    """Whether the name is a short one in capitals, which only matches in its own case."""


@record
class Country:
    """A country or territory and what it is called."""

    code: str
    alpha3: str
    name: str
    names: tuple[tuple[str, str], ...]
    """Locale and name; ``x`` marks names written by hand, in whatever language."""

    def label(self, lang: str) -> str:
        """Its name in a language, else in English."""
        return next((name for locale, name in self.names if locale == lang), self.name)


@record
class Hints:
    """What the words around a name say about it."""

    countries: dict[str, float] = field(default_factory=dict)
    """Country codes with a weight of 0 to 1: named nearby, or prevailing on the page."""
    units: dict[tuple[str, str], float] = field(default_factory=dict)
    """Codes of a country and a first-level unit, with a weight of 0 to 1: where the page's places lie."""
    containers: tuple[Place, ...] = ()
    """Larger places that it is said to lie in."""
    nearby: tuple[Place, ...] = ()
    """Places named on the same page that are settled."""
    level: str | None = None
    """What a word beside the name calls it: a precision, or ``admin3`` (a tehsil, a subdistrict)."""


@record
class Candidate:
    """A place that may be meant, how likely, and why."""

    place: Place
    score: float
    """0 to 1, comparable among the candidates of one name."""
    reasons: tuple[str, ...]
    """Words for the person who decides."""
