"""What each rule of a table of numbers means: the numbers that a phrase went through -> a quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.values.numbers import Number
from gawah.values.quantities import Quantity, exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.values.phrases import Found


def quantity_of(found: Found) -> Quantity | None:
    """What a phrase means; None where it is no count, or one that cannot be."""
    meaning = MEANINGS.get(found.rule)
    return None if meaning is None else meaning(_quantities(found))


def _quantities(found: Found) -> list[Quantity]:
    """The numbers that a phrase went through, in order."""
    values: list[Quantity] = []
    for _, name, value in found.steps:
        if isinstance(value, Number):
            values.append(exactly(value.value))
        elif isinstance(value, Quantity):
            values.append(value)
        elif name == "ord" and isinstance(value, int):
            values.append(exactly(value))
    return values


def _exact(values: list[Quantity]) -> Quantity | None:
    return values[0] if values else None


def _at_least(values: list[Quantity]) -> Quantity | None:
    low = values[0].low if values else None
    return None if low is None else Quantity(low, None, values[0].approximate)


def _at_most(values: list[Quantity]) -> Quantity | None:
    high = (values[0].high or values[0].low) if values else None
    return None if high is None else Quantity(None, high, values[0].approximate)


def _about(values: list[Quantity]) -> Quantity | None:
    return Quantity(values[0].low, values[0].high, approximate=True) if values else None


def _range(values: list[Quantity]) -> Quantity | None:
    if len(values) != 2 or values[0].low is None or values[1].high is None or values[0].low >= values[1].high:
        return None
    return Quantity(values[0].low, values[1].high)


MEANINGS: dict[str, Callable[[list[Quantity]], Quantity | None]] = {
    "exact": _exact,
    "vague": _exact,
    "ordinal": _exact,
    "money": _exact,
    "at_least": _at_least,
    "more": _at_least,
    "at_most": _at_most,
    "less": _at_most,
    "about": _about,
    "range": _range,
}
"""The rules a table may use; what it lists under another name (``skip``) is no count.

"More than 2,000" is at least 2,000: the word is loose, and one more is not what was said.
"""
