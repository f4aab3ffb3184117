"""To whom something may leave, and what: an allow-list for each audience, from ``audiences.yaml``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from gawah import yamldata
from gawah.errors import DataError, Term, UsageError
from gawah.model.record import record
from gawah.register.compare import bounds
from gawah.schema import derived, kinds, vocabulary
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS = ("country", "admin1", "admin2", "settlement", "site")
"""How exactly a place may be told, from the widest."""
_BANDS = (18, 30, 45, 60)
_DAY = re.compile(r"(\d{4}|XXXX|\d{3}X|\d{2}XX)-(\d\d|XX)-(\d\d|XX)")
_MONTH = re.compile(r"(\d{4}|XXXX|\d{3}X|\d{2}XX)-(\d\d|XX)(-(\d\d|XX))?")


@record
class Audience:
    """Somebody to whom a part of the register may leave."""

    code: str
    """A code of ``audience``."""
    places: str
    """One of ``LEVELS``: no smaller unit is told."""
    dates: str
    """``day``, ``month`` or ``year``."""
    ages: str
    """``year``, ``band`` or ``none``."""
    least: int
    """The smallest count of people that a table tells."""
    keeps_small: bool
    """Of people whose count is hidden in the table, age and sex stay out of the rows, too."""
    props: Mapping[str, frozenset[str]]
    """What is told of each kind of subject."""

    def lets(self, kind: str, prop: str) -> bool:
        """Whether a property may leave."""
        return prop in self.props.get(kind, frozenset())

    def date(self, told: str | None) -> str | None:
        """A date as exactly as it may be told; None where it may not, or is none."""
        if told is None or not edtf.is_valid(told):
            return None
        coarse = told
        if self.dates == "month":
            coarse = _DAY.sub(r"\1-\2", told)
        elif self.dates == "year":
            coarse = _MONTH.sub(r"\1", told)
        first, slash, last = coarse.partition("/")
        if slash and first == last:
            coarse = first
        # What has lost its day may be no date any more, as a month of no known year.
        return coarse if edtf.is_valid(coarse) else None

    def age(self, told: str | None) -> str | None:
        """An age as exactly as it may be told: ``34``, ``30-44``, ``60+``; None where it may not."""
        found = bounds(told or "")
        if found is None or told is None or self.ages == "none":
            return None
        if self.ages == "year":
            return told
        low, high = found
        band = _band(low)
        return band if high is not None and _band(high) == band else None

    def is_too_exact(self, precision: str | None) -> bool:
        """Whether a place of a precision must not be told as it is; one of no known precision must not."""
        if precision in {None, "region"}:
            return precision is None and self.places != LEVELS[-1]
        return LEVELS.index(str(precision)) > LEVELS.index(self.places)


def _band(age: int) -> str:
    if age < _BANDS[0]:
        return f"under {_BANDS[0]}"
    for first, after in pairwise(_BANDS):
        if age < after:
            return f"{first}-{after - 1}"
    return f"{_BANDS[-1]}+"


def audience_of(code: str) -> Audience:
    """An audience by its code.

    Raises:
        UsageError: there is none.
    """
    found = audiences().get(code)
    if found is None:
        raise UsageError(
            "There is no audience %(audience)s. There are: %(known)s.",
            audience=code,
            known=tuple(Term(one, "audience") for one in audiences()),
        )
    return found


@cache
def audiences() -> Mapping[str, Audience]:
    """All audiences, by code.

    Raises:
        DataError: the table names what the schema does not have.
    """
    found = {}
    for code, told in yamldata.load(files(__package__) / "audiences.yaml").items():
        props = {kind: frozenset(names) for kind, names in told["props"].items()}
        _check(code, props)
        least, keeps_small = int(told["least"]), told["small"] == "kept"
        found[code] = Audience(code, told["places"], told["dates"], told["ages"], least, keeps_small, props)
    return found


def _check(code: str, props: Mapping[str, frozenset[str]]) -> None:
    if code not in vocabulary("audience"):
        raise DataError("%(audience)s of audiences.yaml is in no vocabulary", audience=code)
    for kind, names in props.items():
        known = kinds().get(kind)
        for name in sorted(names):
            if known is None or (name not in known.props and derived(kind, name) is None):
                raise DataError("the schema does not name %(kind)s.%(name)s", kind=kind, name=name)
