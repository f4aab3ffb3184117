"""How exactly a time and a place are known, in the codes of ACLED and UCDP.

Sources: ACLED Codebook (2023), ``time_precision`` and ``geo_precision``; UCDP GED Codebook (version 24),
``date_prec`` and ``where_prec``. A code is never better than what is known; what a project does not code at
all (ACLED: a year) has none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values import edtf

if TYPE_CHECKING:
    from datetime import date

    from gawah.guard.coarse import Where

_STEPS: tuple[tuple[int, int | None, int | None], ...] = (
    (1, 1, 1),
    (6, 2, 2),
    (7, 2, 3),
    (31, 3, 4),
    (366, None, 5),
)
"""At most so many days; the codes of ACLED and of UCDP. What is longer has none."""
_PLACES: dict[str, tuple[int | None, int | None]] = {
    "site": (1, 1),
    "settlement": (1, 1),
    "admin2": (3, 3),
    "admin1": (3, 4),
    "region": (3, 5),
    "country": (None, 6),
}
COARSE = frozenset({"admin2", "admin1", "region", "country"})
"""The precisions of which a point stands for an area."""


@record
class Numbers:
    """A point as one cell: numbers, and so no formula, also where the first is below nothing."""

    lat: float
    lon: float
    between: str

    def __str__(self) -> str:
        """Latitude and longitude in degrees."""
        return f"{self.lat}{self.between}{self.lon}"


def point_of(where: Where | None, between: str) -> Numbers | None:
    """The point of a place; None where none is known.

    Args:
        where: the place.
        between: what parts latitude and longitude.
    """
    if where is None or where.lat is None or where.lon is None:
        return None
    return Numbers(where.lat, where.lon, between)


@record
class When:
    """A time with its codes."""

    first: date | None = None
    """The first day that it may be; None where that is open or not known."""
    last: date | None = None
    acled: int | None = None
    ucdp: int | None = None

    @property
    def middle(self) -> date | None:
        """The day in the middle, which ACLED writes for a stretch of days."""
        if self.first is None or self.last is None:
            return None
        return self.first + timedelta((self.last - self.first).days // 2)


def when(told: str | None) -> When:
    """A time with its codes.

    Args:
        told: EDTF, level 0 or 1. What is approximate or uncertain is one step worse than what it says.
    """
    if told is None or not edtf.is_valid(told):
        return When()
    date = edtf.parse(told)
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return When(first, last)
    days = (last - first).days + 1
    step = next((n for n, (most, _, _) in enumerate(_STEPS) if days <= most), len(_STEPS))
    step += date.is_approximate
    acled, ucdp = _STEPS[step][1:] if step < len(_STEPS) else (None, None)
    return When(first, last, acled, ucdp)


def where_codes(precision: str | None) -> tuple[int | None, int | None]:
    """The codes of ACLED and of UCDP for a place.

    Args:
        precision: a code of ``precision``; None or empty where it is not known.
    """
    return _PLACES.get(precision or "", (None, None))
