"""A table in the shape of the UCDP Georeferenced Event Dataset, of what gawah knows of lethal incidents.

It is not UCDP's data, and nobody there coded it: ids of conflicts, dyads and sides are theirs to give, and
stay empty. Source: UCDP GED Codebook (version 24).
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from gawah.exchange.csv_out import lines
from gawah.exchange.formats.countries import country_name
from gawah.exchange.formats.precision import when, where_codes
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.exchange.formats.happening import Happening

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_ORGANISED = frozenset({"state", "police", "military", "armed_group"})
"""Types of bodies whose violence against civilians is one-sided: a state or an organised group."""
_ONE_SIDED = 3


def ucdp(found: Iterable[Happening], *, bom: bool = False) -> Iterator[str]:
    """The lines of the table, the heads first.

    Args:
        found: incidents; those of which no death is known are left out, as UCDP has none.
        bom: whether it begins with a byte order mark.
    """
    lethal = (one for one in found if one.killed is not None and one.killed[0] > 0)
    return lines(COLUMNS, map(_row, lethal), bom=bom)


def type_of_violence(one: Happening) -> int | None:
    """3 where a state or an organised group did it, and the act can be one-sided; else it is for a coder."""
    code = vocabulary("act_type").get(one.type or "")
    can_be = code.extra.get("ucdp") if code is not None else None
    is_organised = bool(one.perpetrators) and all(actor.type in _ORGANISED for actor in one.perpetrators)
    return _ONE_SIDED if can_be == _ONE_SIDED and is_organised else None


def _row(one: Happening) -> dict[str, object]:
    time, type_ = when(one.date), type_of_violence(one)
    low, high = one.killed or (0, None)
    row: dict[str, object] = dict.fromkeys(COLUMNS)
    is_one_year = time.first is not None and time.last is not None and time.first.year == time.last.year
    row |= {
        "id": one.id,
        "year": time.first.year if time.first is not None and is_one_year else None,
        "type_of_violence": type_,
        "side_a": "; ".join(actor.name for actor in one.perpetrators if actor.name) or None,
        "side_b": "Civilians" if type_ == _ONE_SIDED else None,
        "number_of_sources": one.sources,
        "date_prec": time.ucdp,
        "date_start": time.first,
        "date_end": time.last,
        "best": low if low == high else None,
        "high": high,
        "low": low,
    }
    return row | _sources(one) | _place(one)


def _sources(one: Happening) -> dict[str, object]:
    def all_of(*values: str | None) -> str | None:
        return "; ".join(dict.fromkeys(value for value in values if value)) or None

    documents = one.documents
    return {
        "source_office": all_of(*(d.publisher for d in documents)),
        "source_date": all_of(*(d.published for d in documents)),
        "source_headline": all_of(*(d.title for d in documents)),
        "source_article": all_of(
            *(", ".join(filter(None, (d.publisher, d.published, d.title))) for d in documents)
        ),
    }


def _place(one: Happening) -> dict[str, object]:
    where = one.where
    if where is None:
        return {}
    row: dict[str, object] = {
        "where_prec": where_codes(where.precision)[1],
        "where_coordinates": where.names[0] if where.names else None,
        "where_description": ", ".join(where.names) or None,
        "adm_1": one.units.admin1,
        "adm_2": one.units.admin2,
        "country": country_name(where.country),
    }
    if where.lat is None or where.lon is None:
        return row
    point = f"POINT ({where.lon} {where.lat})"
    cell = priogrid(where.lat, where.lon)
    return row | {"latitude": where.lat, "longitude": where.lon, "geom_wkt": point, "priogrid_gid": cell}


def priogrid(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell of a point: half a degree wide, counted from the south-west by 1."""
    row = min(359, floor((lat + 90) * 2))
    column = min(719, floor((lon + 180) * 2))
    return row * 720 + column + 1
