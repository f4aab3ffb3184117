"""Whether two values can both be true, how precise a value is, and the bounds of a quantity.

One door for all types, so that a type that learns a finer comparison changes one function here.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, inf
from typing import TYPE_CHECKING

from gawah.schema import vocabulary
from gawah.values import edtf, quantities
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gawah.schema import Code

Bounds = tuple[int, int | None]
"""At least, and at most (None where nobody says)."""

_FINENESS = ("unknown", "century", "decade", "yearless", "interval", "year", "month", "day")
_LOOSE = 0.2
"""The share by which a round number may be off: "about 40" and "48" can both be true, 40 and 60 not."""
_LEVELS = ("country", "admin1", "admin2", "settlement", "site")


def compatible(type_: str, left: str, right: str) -> bool:
    """Whether two values of a type can both be true.

    Args:
        type_: the property's type in ``schema/kinds.yaml``.
        left: a canonical value.
        right: another.
    """
    if left == right:
        return True
    if type_ == "date":
        return _dates_meet(left, right)
    if type_ == "quantity":
        return _quantities_meet(left, right)
    if type_ in {"text", "name"}:
        return key(left) == key(right)
    if type_.startswith("code:"):
        codes = vocabulary(type_.removeprefix("code:"))
        return left in _wider(right, codes) or right in _wider(left, codes)
    return False


def _wider(code: str, codes: Mapping[str, Code]) -> list[str]:
    """The codes that a code is a case of: the police are a state body, and an organisation."""
    found: list[str] = []
    while code in codes and (within := codes[code].extra.get("within")) is not None and within not in found:
        found.append(within)
        code = within
    return found


def one_in_other(left: str, right: str) -> bool:
    """Whether one wording is the other, or a run of its words: one says only more than the other."""
    one, other = key(left), key(right)
    return one == other or (
        bool(one and other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")
    )


def precision(type_: str, value: str) -> int:
    """How much a value says, to choose between values that are otherwise as good."""
    if type_ == "date":
        return _FINENESS.index(edtf.parse(value).precision) if edtf.is_valid(value) else 0
    if type_ == "quantity":
        found = _quantity(value)
        if found is None or found.value is None:
            return 0
        return 2 if found.is_exact else 1
    return 0


def bounds(value: str) -> Bounds | None:
    """At least and at most of a quantity; None where it is not one."""
    found = _quantity(value)
    return None if found is None else (found.low or 0, found.high)


def together(tolls: Sequence[Bounds]) -> Bounds:
    """What several accounts of one event leave possible; from the least to the greatest of those that differ.

    An account that tells of nobody does not say that it was nobody, and is not among them. One that can be
    true with each other ("several" beside ten and eleven) widens nothing.
    """
    told = [toll for toll in tolls if toll != (0, 0)]
    if not told:
        return 0, 0
    apart = [one for one in told if not all(_meet(one, other) for other in told)]
    lows, highs = [low for low, _ in told], [high for _, high in told if high is not None]
    if not apart:
        return max(lows), min(highs) if highs else None
    least = [low for low, high in told if (low, high) not in apart]
    tops = [high for _, high in apart if high is not None]
    low = max(min(low for low, _ in apart), *least) if least else min(low for low, _ in apart)
    return low, (max(tops) if len(tops) == len(apart) else None)


def _meet(one: Bounds, other: Bounds) -> bool:
    return all(high is None or low <= high for (low, _), (_, high) in ((one, other), (other, one)))


def reach(value: str) -> Bounds | None:
    """At least and at most of a quantity, where "about 40" may be some more or fewer; None of no quantity."""
    found = _quantity(value)
    if found is None:
        return None
    low, high = _reach(found)
    # Rounded before it is rounded outwards: 60 * 1.2 is a hair more than 72.
    return floor(round(low, 6)), None if high == inf else ceil(round(high, 6))


def places_meet(left: Mapping[str, str], right: Mapping[str, str]) -> bool:
    """Whether one place can lie in the other: no level that both name differs.

    Args:
        left: the names of a place by level: country, admin1, admin2, settlement, site.
        right: those of another.
    """
    return all(key(left[at]) == key(right[at]) for at in _LEVELS if at in left and at in right)


def _quantities_meet(left: str, right: str) -> bool:
    one, other = _quantity(left), _quantity(right)
    if one is None or other is None:
        return False
    (low, high), (first, last) = _reach(one), _reach(other)
    return low <= last and first <= high


def _reach(quantity: quantities.Quantity) -> tuple[float, float]:
    """What it may mean; a bound that was not said is open, an approximate one loose."""
    loose = _LOOSE if quantity.approximate else 0.0
    low = 0.0 if quantity.low is None else quantity.low * (1 - loose)
    high = inf if quantity.high is None else quantity.high * (1 + loose)
    return low, high


@lru_cache(maxsize=4096)
def _quantity(value: str) -> quantities.Quantity | None:
    # Of a hundred accounts each is compared with all others, and most tell one of a few numbers.
    try:
        return quantities.parse(value)
    except ValueError:
        return None


def _dates_meet(left: str, right: str) -> bool:
    """Whether two EDTF values, or members of one-of sets of them, can mean the same day."""
    ones, others = _members(left), _members(right)
    if not ones or not others:
        return False
    return any(edtf.compatible(one, other) for one in ones for other in others)


def _members(value: str) -> list[edtf.Edtf]:
    """The dates of a one-of set, or the one date; none where a value is no date."""
    parts = value.strip("[]{}").split(",")
    if not all(edtf.is_valid(part.strip()) for part in parts):
        return []
    return [edtf.parse(part.strip()) for part in parts]
