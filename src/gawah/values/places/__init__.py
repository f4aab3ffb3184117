"""Places: the gazetteer, its look-up, and which of several places of one name is meant.

Invariant: everything here works offline from the tables in ``data/``, which are compiled once into an
index file that is never written again.
"""

from gawah.values.places.gazetteer import BEGINS, LARGE, NAME, Gazetteer
from gawah.values.places.keys import quick_key
from gawah.values.places.records import Candidate, Country, Found, Hints, Place
from gawah.values.places.resolve import lead, likeliest, likely_misspelt, rank, resolve, weigh_all
from gawah.values.places.units import unit_name, units_called

__all__ = [
    "BEGINS",
    "LARGE",
    "NAME",
    "Candidate",
    "Country",
    "Found",
    "Gazetteer",
    "Hints",
    "Place",
    "lead",
    "likeliest",
    "likely_misspelt",
    "quick_key",
    "rank",
    "resolve",
    "unit_name",
    "units_called",
    "weigh_all",
]
