"""What is wanted, as conditions on the rows of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue.wanted import NONE, TOLD
from gawah.store.search import escaped, holding, terms_of
from gawah.values import edtf
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from gawah.catalogue.wanted import Wanted

Condition = tuple[str, dict[str, str]]
"""A condition of SQL on ``i`` (the incidents) with its values."""

_OF_TERM = "i.row IN (SELECT incident FROM incident_terms WHERE term IN (SELECT row FROM terms WHERE {}))"


ANSWERED = {"contradicted": "contradicted", "awaiting": "open"}
"""What is asked with yes or no, with the column that counts it."""


def conditions(wanted: Wanted, frequent: Collection[str] = ()) -> Iterator[Condition]:
    """One for each thing that is asked for.

    Args:
        wanted: what is asked for.
        frequent: the names of ``ANSWERED`` whose answer many incidents have. Those of few are found by their
            index, which would take longer for many than to look at each.
    """
    for name, value in wanted.told().items():
        if name in ANSWERED:
            clause = answered(name, value)
            of = "i.{}" if name in frequent else "i.row IN (SELECT row FROM incidents WHERE {})"
            yield of.format(clause), {}
        else:
            yield _CONDITIONS[name](value)


def answered(name: str, value: str) -> str:
    """That an incident has an answer to what is asked with yes or no."""
    return f"{ANSWERED[name]} {'>' if value == 'yes' else '='} 0"


def _words(value: str) -> Condition:
    clause, values = holding("incidents_folded", terms_of(value))
    return f"i.row IN (SELECT rowid FROM incidents_folded WHERE {clause})", values  # noqa: S608 (clauses are ours)


def _since(value: str) -> Condition:
    first = edtf.parse(value).earliest
    return "i.last >= :since", {"since": first.isoformat() if first else ""}


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


def _place(value: str) -> Condition:
    if len(value) == 2 and value.isascii() and value.isupper():
        return "i.country = :place", {"place": value}
    # The places are few: looking through them is quicker than through the incidents.
    unit = "json_extract(detail, '$.{}') LIKE :unit ESCAPE '!'"
    called = f"key LIKE :place ESCAPE '!' OR {unit.format('admin1')} OR {unit.format('admin2')}"
    named = f"SELECT id FROM subjects WHERE kind = 'place' AND ({called})"  # noqa: S608 (clauses are ours)
    return f"i.place IN ({named})", {
        "place": f"%{escaped(key(value))}%",
        "unit": f"%{escaped(value)}%",
    }


def _group(value: str) -> Condition:
    of = _OF_TERM.format("facet = 'group' AND value LIKE :group ESCAPE '!'")
    return of, {"group": f"%{escaped(key(value))}%"}


def _term(facet: str) -> Callable[[str], Condition]:
    of = _OF_TERM.format(f"facet = '{facet}' AND value = :{facet}")
    return lambda value: (of, {facet: value})


_CONDITIONS: dict[str, Callable[[str], Condition]] = {
    "words": _words,
    "since": _since,
    "until": _until,
    "when": _when,
    "place": _place,
    "area": _area,
    "type": _term("type"),
    "group": _group,
    "proof": lambda value: ("i.proof = :proof", {"proof": value}),
    "source": _term("source"),
    "subject": lambda value: (
        "i.row IN (SELECT incident FROM parts WHERE subject = :subject)",
        {"subject": value},
    ),
    "document": _term("document"),
}
