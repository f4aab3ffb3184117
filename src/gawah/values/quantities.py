"""Quantities as they were said: exact, bounded or approximate; what is not said is not made up.

The canonical form: ``3``, ``>=7``, ``<=10``, ``5..7``; approximate ones are ``~40`` and, where a bound is
itself loose ("dozens"), ``>=24~``, ``<=10~``, ``5..7~``.
"""

from __future__ import annotations

import re

from gawah.model.record import record

_FORM = re.compile(
    r"(?:(?P<about>~)?(?P<exact>\d{1,18})|>=(?P<low>\d{1,18})(?P<low_about>~)?|<=(?P<high>\d{1,18})(?P<high_about>~)?"
    r"|(?P<first>\d{1,18})\.\.(?P<last>\d{1,18})(?P<range_about>~)?)",
    re.ASCII,
)


@record
class Quantity:
    """A number with its bounds; a bound that is None was not said."""

    low: int | None
    high: int | None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a quantity needs a bound")
        if (self.low or 0) < 0 or (self.high or 0) < 0:
            raise ValueError("a quantity is not negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a quantity must run upwards: {self.low}..{self.high}")

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, neither bounded nor approximate."""
        return self.low == self.high and not self.approximate

    @property
    def value(self) -> int | None:
        """The number, where it is one (be it approximate)."""
        return self.low if self.low == self.high else None

    def __str__(self) -> str:
        """The canonical form."""
        loose = "~" if self.approximate else ""
        if self.low == self.high:
            return f"{loose}{self.low}"
        if self.high is None:
            return f">={self.low}{loose}"
        if self.low is None:
            return f"<={self.high}{loose}"
        return f"{self.low}..{self.high}{loose}"


def exactly(number: int) -> Quantity:
    """The quantity that is one number."""
    return Quantity(number, number)


def parse(text: str) -> Quantity:
    """The quantity of a canonical form.

    Raises:
        ValueError: the string is not one.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"not a quantity: {text!r}")
    part = match.groupdict()
    if part["exact"] is not None:
        return Quantity(int(part["exact"]), int(part["exact"]), part["about"] is not None)
    if part["low"] is not None:
        return Quantity(int(part["low"]), None, part["low_about"] is not None)
    if part["high"] is not None:
        return Quantity(None, int(part["high"]), part["high_about"] is not None)
    return Quantity(int(part["first"]), int(part["last"]), part["range_about"] is not None)


def add(left: Quantity, right: Quantity) -> Quantity:
    """The sum; it has a bound only where both have one, and none is less than zero.

    An upper bound alone ("up to 10") is at least nothing.
    """
    low = (left.low or 0) + (right.low or 0)
    high = None if left.high is None or right.high is None else left.high + right.high
    approximate = left.approximate or right.approximate
    if left.low is None and right.low is None and high is not None:
        return Quantity(None, high, approximate)
    return Quantity(low, high, approximate)


def compare(left: Quantity, right: Quantity) -> int | None:
    """-1, 0 or 1 where the bounds decide it; None where they leave it open.

    Only exact quantities are equal: one "at least 7" may be more than another.
    """
    if left.is_exact and left == right:
        return 0
    if left.approximate or right.approximate:
        return None
    if left.high is not None and right.low is not None and left.high < right.low:
        return -1
    if right.high is not None and left.low is not None and right.high < left.low:
        return 1
    return None
