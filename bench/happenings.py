"""Real events as accounts: when, where, how many dead and by whom, as they are spread over years and places.

The rows of UCDP GED (Sundberg and Melander 2013; CC BY 4.0) lie beside the checkout. They tell how often two
different events of one country agree by chance: many in a capital, few in a village; many of one dead.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.resolve.accounts import Account
from gawah.resolve.whereabouts import WIDE, named_like_district
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_PRECISION = {
    "1": "settlement",
    "2": "settlement",
    "3": "admin2",
    "4": "admin1",
    "5": "region",
    "6": "country",
}
_KINDS = (" town", " city", " village", " district", " agency", " province", " governorate", " division")
_NOBODY = "civilians"


@record
class Happening:
    """An event as an account of one document, and with the least and the most dead that a source tells."""

    told: Account
    least: Account
    most: Account


def happenings(path: Path) -> list[Happening]:
    """The events of a file whose day is known to a month."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row, _account(row)) for row in csv.DictReader(file)]
    return [
        Happening(told, replace(told, killed=_toll(row["low"])), replace(told, killed=_toll(row["high"])))
        for row, told in rows
        if told is not None
    ]


def _toll(deaths: str) -> str | None:
    return deaths if int(deaths) else None


def _account(row: Mapping[str, str]) -> Account | None:
    first, last = (date.fromisoformat(row[end]).toordinal() for end in ("date_start", "date_end"))
    precision = _PRECISION.get(row["where_prec"])
    name, admin1, admin2 = (_bare(row[one]) for one in ("where_coordinates", "adm_1", "adm_2"))
    if precision is None or not name or last - first > 31:
        return None
    levels = {"country": key(row["country"]), "admin1": admin1, "admin2": admin2}
    levels = {level: unit for level, unit in levels.items() if unit}
    bodies = tuple(sorted({key(row[side]) for side in ("side_a", "side_b")} - {"", _NOBODY}))
    return Account(
        incident=f"incident:{row['id']}",
        members=(f"incident:{row['id']}",),
        documents=(row["id"],),
        date=row["date_start"] if first == last else f"{row['date_start']}/{row['date_end']}",
        first=first,
        last=last,
        types=("killing",),
        place=f"place:{row['id']}",
        place_name=row["where_coordinates"],
        names=(name,),
        levels=levels,
        is_wide=precision in WIDE or named_like_district((name,), levels),
        victims=(),
        victims_known_by=(),
        killed=_toll(row["best"]),
        injured=None,
        attackers=None,
        precision=precision,
        bodies=bodies,
        bodies_known_by=bodies,
        body_roles=("perpetrator",),
    )


def _bare(name: str) -> str:
    """A name without the word for what it is: ``Quetta town`` and ``Quetta district`` are both Quetta."""
    folded = key(name)
    for kind in _KINDS:
        folded = folded.removesuffix(kind)
    return folded


def widened(one: Account) -> Iterable[Account]:
    """An account that names its district or its province alone."""
    kept = {}
    for level in ("country", "admin1", "admin2"):
        if level in one.levels:
            kept[level] = one.levels[level]
            if level != "country" and level != one.precision:
                names = (one.levels[level],)
                yield replace(
                    one,
                    place=f"{level}:{names[0]}",
                    names=names,
                    levels=dict(kept),
                    is_wide=True,
                    precision=level,
                )


def near(accounts: Iterable[Account]) -> Iterable[tuple[Account, Account]]:
    """All pairs of events that lie at most a day apart."""
    ordered = sorted(accounts, key=lambda one: one.first)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.first > one.last + 1:
                break
            yield one, other
