"""A table in the shape of ACLED's: its columns, types and codes of precision, filled with what gawah knows.

It is not ACLED's data, and nobody at ACLED coded it. What gawah does not know, and what ACLED's rules
leave to a coder, is empty. Source: ACLED Codebook (2023): event types, actor types (``inter``), precision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.exchange.csv_out import lines
from gawah.exchange.formats.countries import country_name
from gawah.exchange.formats.precision import when, where_codes
from gawah.exchange.incident_form import bounds_words
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.exchange.formats.happening import Actor, Happening

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_DISORDER = {
    "Violence against civilians": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Battles": "Political violence",
    "Riots": "Political violence",
    "Protests": "Political violence; Demonstrations",
    "Strategic developments": "Strategic developments",
}
"""Of the types that ``act_type`` names: riots are mob violence, protests are met with excessive force."""
_FORCES = frozenset({"police", "military"})
_CIVILIANS, _RIOTERS, _PROTESTERS, _STATE = 7, 5, 6, 1
_BY_DEFINITION = {
    "Violence against civilians": (2, _CIVILIANS, "Civilians"),
    "Riots": (1, _RIOTERS, "Rioters"),
    "Protests": (2, _PROTESTERS, "Protesters"),
}
"""Which side is of which type by what the event type means: the side, its code and what ACLED calls it."""
_LOOTING = ("Strategic developments", "Looting/property destruction")


def acled(found: Iterable[Happening], *, bom: bool = False) -> Iterator[str]:
    """The lines of the table, the heads first.

    Args:
        found: incidents; each is a row, also one that ACLED has no type for: its types are empty.
        bom: whether it begins with a byte order mark.
    """
    return lines(COLUMNS, map(_row, found), bom=bom)


def acled_words() -> tuple[str, ...]:
    """What stands in such a table whatever the register holds."""
    types = [str(code.extra["acled"]) for code in vocabulary("act_type").values() if code.extra["acled"]]
    sides = [called for _, _, called in _BY_DEFINITION.values()]
    return (*COLUMNS, *types, *_LOOTING, *_DISORDER.values(), *sides, "Civilian targeting", "gawah")


def event_types(one: Happening) -> tuple[str, str] | None:
    """The event type and sub-event type; None where ACLED has none for it, or leaves it to a coder."""
    code = vocabulary("act_type").get(one.type or "")
    told = code.extra.get("acled") if code is not None else None
    if told is None or (one.type == "arrest_detention" and not _is_of_many(one.victims)):
        return None  # it codes arrests of many alone, and those of somebody significant, which a coder says
    event, _, sub = str(told).partition(" / ")
    if event == "Riots" and one.perpetrators and all(actor.is_state for actor in one.perpetrators):
        return _LOOTING
    return event, sub


def _is_of_many(victims: Sequence[Actor]) -> bool:
    return sum(actor.count[0] if actor.count is not None else 1 for actor in victims) > 1


def _row(one: Happening) -> dict[str, object]:
    time, where, units = when(one.date), one.where, one.units
    types = event_types(one)
    row: dict[str, object] = dict.fromkeys(COLUMNS)
    precision = where_codes(where.precision)[0] if where is not None else None
    is_placed = where is not None and precision is not None
    row |= {
        "event_id_cnty": one.id,
        "event_date": time.middle if time.acled is not None else None,
        "year": _year(one),
        "time_precision": time.acled,
        "country": country_name(where.country) if where is not None else None,
        "admin1": units.admin1,
        "admin2": units.admin2,
        "location": where.names[0] if where is not None and where.names else None,
        "latitude": where.lat if where is not None and is_placed else None,
        "longitude": where.lon if where is not None and is_placed else None,
        "geo_precision": precision,
        "source": "; ".join(dict.fromkeys(d.publisher for d in one.documents if d.publisher)),
        "notes": one.title,
        "fatalities": one.killed[0] if one.killed is not None else None,
        "tags": f"gawah: {one.type}" if one.type else None,
    }
    if types is not None:
        row |= {"disorder_type": _DISORDER[types[0]], "event_type": types[0], "sub_event_type": types[1]}
    return row | _actors(one, types)


def _year(one: Happening) -> int | None:
    time = when(one.date)
    if time.first is None or time.last is None or time.first.year != time.last.year:
        return None
    return time.first.year


def _actors(one: Happening, types: tuple[str, str] | None) -> dict[str, object]:
    """Both sides: who did it first, who suffered it second."""
    event = types[0] if types is not None else ""
    side, code, called = _BY_DEFINITION.get(event, (0, 0, ""))
    row: dict[str, object] = {}
    codes: list[int | None] = []
    for number, actors in ((1, one.perpetrators), (2, one.victims)):
        names = "; ".join(map(_words, actors)) or None
        if number == side:
            where = country_name(one.where.country) if one.where is not None else None
            row |= {f"actor{number}": f"{called} ({where})" if where else called}
            row |= {f"assoc_actor_{number}": names}
            codes.append(code)
        else:
            forces = bool(actors) and all(actor.type in _FORCES for actor in actors)
            row |= {f"actor{number}": names, f"assoc_actor_{number}": None}
            codes.append(_STATE if forces else None)
        row |= {f"inter{number}": codes[-1]}
    known = [code for code in codes if code is not None]
    both = int("".join(map(str, sorted(known)))) if len(known) == 2 else None
    is_targeting = event == "Violence against civilians"
    return row | {"interaction": both, "civilian_targeting": "Civilian targeting" if is_targeting else None}


def _words(actor: Actor) -> str:
    count = bounds_words(actor.count) if actor.kind != "person" else ""
    name = actor.name or actor.kind
    return f"{name} ({count})" if count else name
