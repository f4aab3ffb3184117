"""Uwazi CSV: one entity a row, as its importer reads it.

Source: Uwazi's reference of CSV import and its parsers: dates as ``YYYY-MM-DD``, a stretch with a colon,
several values with ``|``, a point as ``latitude|longitude``, a value of a thesaurus as its label. ``id`` is
Uwazi's own: ours is ``gawah_id``. A property of points has a name that ends in ``_geolocation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.exchange.csv_out import lines
from gawah.exchange.formats.countries import country_name
from gawah.exchange.formats.ftm import name_of
from gawah.exchange.formats.precision import COARSE, point_of, when
from gawah.exchange.incident_form import bounds_words
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.exchange.formats.happening import Actor, Happening

PROPERTIES = {
    "title": "the title that each entity has: type, place and date",
    "gawah_id": "text: the incident's id",
    "told_as": "text: how it is told",
    "date": "date: empty unless it is one exact day",
    "date_range": "date range: from the first day to the last that it may be",
    "date_edtf": "text: EDTF",
    "type_of_act": "multi-select, thesaurus of act types",
    "country": "select, thesaurus of countries",
    "places": "multi-select: the place and what it lies in",
    "location_geolocation": "geolocation: only where it is a site or a settlement",
    "location_precision": "select: of what the place is",
    "victims": "multi-select, or relationship",
    "perpetrators": "multi-select, or relationship",
    "killed_at_least": "numeric",
    "killed_at_most": "numeric",
    "injured_at_least": "numeric",
    "injured_at_most": "numeric",
    "means": "multi-select",
    "grounds": "multi-select: as reported",
    "responses": "multi-select, thesaurus of responses of the state",
    "standard_of_proof": "select",
    "independent_sources": "numeric",
    "publishers": "multi-select",
}
"""The columns, with the type that the property of the template needs in Uwazi."""
_LISTS = ("act_type", "measure_type", "standard", "precision")


def uwazi(found: Iterable[Happening]) -> Iterator[str]:
    """The lines of the table, the heads first.

    Args:
        found: incidents.
    """
    return lines(list(PROPERTIES), map(_row, found))


def uwazi_words() -> tuple[str, ...]:
    """What stands in such a table whatever the register holds."""
    told = [code.labels["en"] for name in _LISTS for code in vocabulary(name).values()]
    return (*PROPERTIES, *told)


def _row(one: Happening) -> dict[str, object]:
    where, time = one.where, when(one.date)
    types = [deed.type for deed in one.deeds] or [one.type or ""]
    killed, injured = one.killed or (None, None), one.injured or (None, None)
    is_exact = where is not None and where.precision not in {"", *COARSE}
    return {
        "title": name_of(one),
        "gawah_id": one.id,
        "told_as": one.title,
        "date": time.first if time.ucdp == 1 else None,
        "date_range": _stretch(one),
        "date_edtf": one.date,
        "type_of_act": _several(_label("act_type", type_) for type_ in types),
        "country": country_name(where.country) if where is not None else None,
        "places": _several(where.names) if where is not None else None,
        # Uwazi draws each point as if it were exact.
        "location_geolocation": point_of(where, "|") if is_exact else None,
        "location_precision": _label("precision", where.precision) if where is not None else None,
        "victims": _several(map(_party, one.victims)),
        "perpetrators": _several(map(_party, one.perpetrators)),
        "killed_at_least": killed[0],
        "killed_at_most": killed[1],
        "injured_at_least": injured[0],
        "injured_at_most": injured[1],
        "means": _several(one.means),
        "grounds": _several(one.grounds),
        "responses": _several(_label("measure_type", response.type) for response in one.responses),
        "standard_of_proof": _label("standard", one.standard),
        "independent_sources": one.sources,
        "publishers": _several(document.publisher for document in one.documents),
    }


def _stretch(one: Happening) -> str | None:
    time = when(one.date)
    if time.first is None and time.last is None:
        return None
    return f"{time.first or ''}:{time.last or ''}"


def _several(values: Iterable[str | None]) -> str | None:
    """Several values in one cell; the bar that parts them stands in none of them."""
    tidy = (" ".join(value.replace("|", " ").split()) for value in values if value)
    return "|".join(dict.fromkeys(filter(None, tidy))) or None


def _label(name: str, code: str | None) -> str | None:
    found = vocabulary(name).get(code or "")
    return found.labels["en"] if found is not None else None


def _party(actor: Actor) -> str:
    count = bounds_words(actor.count) if actor.kind not in {"person", "body"} else ""
    name = actor.name or actor.kind
    return f"{name} ({count})" if count else name
