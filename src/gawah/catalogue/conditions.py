"""What is wanted, as conditions on the rows of the catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gawah.catalogue.together import folded
from gawah.catalogue.wanted import NONE, TOLD
from gawah.store.search import escaped, holding, terms_of
from gawah.values import edtf
from gawah.values.places.units import units_called
from gawah.values.scripts import is_arabic, key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from gawah.catalogue.wanted import Wanted

Condition = tuple[str, dict[str, str]]
"""A condition of SQL on ``i`` (the incidents) with its values."""

_TERMS = "SELECT row FROM terms WHERE facet = '{}' AND value = :{}"
_OF_TERMS = "i.row IN (SELECT incident FROM incident_terms WHERE term IN ({}))"
_IS_OF_TERM = "EXISTS (SELECT 1 FROM incident_terms WHERE term = ({}) AND incident = i.row)"
# What began before a period and reaches into it is not of one day: few are, and the first of them is where
# to begin looking.
_FROM = (
    "i.last >= :since AND i.first >= (SELECT coalesce(min(first), :since) FROM incidents "
    "WHERE last > first AND first < :since AND last >= :since)"
)
FACETS = ("type", "source", "document")
"""What is asked by a value that an incident has or has not, among the terms of the catalogue."""


ANSWERED = {"contradicted": "contradicted", "awaiting": "open"}
"""What is asked with yes or no, with the column that counts it."""


def conditions(
    wanted: Wanted, frequent: Collection[str], places: Callable[[str], Collection[str]]
) -> Iterator[Condition]:
    """One for each thing that is asked for.

    Args:
        wanted: what is asked for.
        frequent: the names of ``ANSWERED`` and ``FACETS`` of which many incidents have the value. Those of
            few are found by their index, which would take longer for many than to look at each.
        places: gives the ids of the places of a name, as ``places_called`` finds them.
    """
    for name, value in wanted.told().items():
        if name in ANSWERED:
            clause = answered(name, value)
            of = "i.{}" if name in frequent else "i.row IN (SELECT row FROM incidents WHERE {})"
            yield of.format(clause), {}
        elif name in FACETS:
            of = _IS_OF_TERM if name in frequent else _OF_TERMS
            yield of.format(_TERMS.format(name, name)), {name: value}
        elif name == "place" and not is_country(value):
            yield _of_places(value, places(value))
        else:
            yield _CONDITIONS[name](value)


def counting(name: str, value: str) -> Condition | None:
    """A query that counts the incidents of one value, where that is quicker than to look at each."""
    if name == "words":
        clause, values = holding("incidents_folded", terms_of(value))
        return f"SELECT count(*) FROM incidents_folded WHERE {clause}", values  # noqa: S608 (clauses are ours)
    if name in FACETS:
        of_term = _TERMS.format(name, name)
        return f"SELECT count(*) FROM incident_terms WHERE term = ({of_term})", {name: value}  # noqa: S608
    if name in ANSWERED:
        return f"SELECT count(*) FROM incidents WHERE {answered(name, value)}", {}  # noqa: S608
    return None


def answered(name: str, value: str) -> str:
    """That an incident has an answer to what is asked with yes or no."""
    return f"{ANSWERED[name]} {'>' if value == 'yes' else '='} 0"


def _words(value: str) -> Condition:
    clause, values = holding("incidents_folded", terms_of(value))
    return f"i.row IN (SELECT rowid FROM incidents_folded WHERE {clause})", values  # noqa: S608 (clauses are ours)


def _since(value: str) -> Condition:
    first = edtf.parse(value).earliest
    return _FROM, {"since": first.isoformat() if first else ""}


def _until(value: str) -> Condition:
    last = edtf.parse(value).latest
    return "i.first <= :until", {"until": last.isoformat() if last else ""}


def _when(value: str) -> Condition:
    if value == NONE:
        return "i.date IS NULL", {}
    if value.startswith(TOLD):
        return "(i.month IS NULL AND i.date = :when)", {"when": value.removeprefix(TOLD)}
    if "-" in value:
        return "i.month = :when", {"when": value}
    # About a year may be another: what is only known so lies in none.
    told = "i.month IS NOT NULL OR i.date NOT GLOB '*[?~%]*'"
    inside = "i.first >= :when || '-01-01' AND i.last <= :when || '-12-31'"
    return f"({inside} AND ({told}))", {"when": value}


def _area(value: str) -> Condition:
    if value == NONE:
        return "i.country IS NULL", {}
    country, admin1, admin2 = value.split("|")
    clause = "i.country = :area AND coalesce(i.admin1, '') = :area1 AND coalesce(i.admin2, '') = :area2"
    return f"({clause})", {"area": country, "area1": admin1, "area2": admin2}


def is_country(place: str) -> bool:
    """Whether a place is asked for by the code of a country (ISO 3166-1)."""
    return len(place) == 2 and place.isascii() and place.isupper()


def places_called(value: str) -> Condition:
    """A query for the ids of places that have a name, in any script, or lie in a unit of that name.

    It looks at every place: they are few beside the incidents, but it is done once and remembered.
    """
    unit = "json_extract(detail, '$.{}') LIKE :unit ESCAPE '!'"
    # To look for the name in the text of the detail takes a tenth of the time that parsing it does.
    lies_in = f"detail LIKE :told ESCAPE '!' AND ({unit.format('admin1')} OR {unit.format('admin2')})"
    named = f"SELECT id FROM subjects WHERE kind = 'place' AND (key LIKE :place ESCAPE '!' OR ({lies_in}))"  # noqa: S608 (clauses are ours)
    known = "SELECT subject FROM known WHERE kind = 'place' AND key LIKE :place ESCAPE '!'"
    told = json.dumps(value)[1:-1]
    values = {
        "place": f"%{escaped(key(value))}%",
        "unit": f"%{escaped(value)}%",
        "told": f"%{escaped(told)}%",
    }
    return f"{named} UNION {known}", values


def _of_places(value: str, places: Collection[str]) -> Condition:
    clauses = ["i.place IN (SELECT value FROM json_each(:places))"]
    values = {"places": json.dumps(list(places))}
    # The rows have the names of provinces and districts in Latin letters alone.
    units = units_called(value, "ur") if is_arabic(value) else ()
    if units:
        values |= {f"unit{at}": name for at, name in enumerate(units)}
        one_of = ", ".join(f":unit{at}" for at in range(len(units)))
        clauses.append(f"(i.country = 'PK' AND (i.admin1 IN ({one_of}) OR i.admin2 IN ({one_of})))")
    return f"({' OR '.join(clauses)})", values


def _group(value: str) -> Condition:
    of = "SELECT row FROM terms WHERE facet = 'group' AND value LIKE :group ESCAPE '!'"
    # A body among the victims by all its names, in every script: its row has only the one that stands first.
    known = "SELECT subject FROM known WHERE kind = 'body' AND key LIKE :group ESCAPE '!'"
    held, values = holding("subjects_folded", [folded(value)], 'kind : "bod"')
    called = f"SELECT id FROM subjects WHERE row IN (SELECT rowid FROM subjects_folded WHERE {held})"  # noqa: S608
    of_body = f"SELECT incident FROM parts WHERE role = 'victim' AND subject IN ({known} UNION {called})"  # noqa: S608
    return f"({_OF_TERMS.format(of)} OR i.row IN ({of_body}))", values | {"group": f"%{escaped(key(value))}%"}


_CONDITIONS: dict[str, Callable[[str], Condition]] = {
    "words": _words,
    "since": _since,
    "until": _until,
    "when": _when,
    "place": lambda value: ("i.country = :place", {"place": value}),
    "area": _area,
    "group": _group,
    "proof": lambda value: ("i.proof = :proof", {"proof": value}),
    "subject": lambda value: (
        "i.row IN (SELECT incident FROM parts WHERE subject = :subject)",
        {"subject": value},
    ),
}
