"""Which incidents are wanted: what the address of a page, a saved view and a command say alike."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from gawah.errors import Term, UsageError
from gawah.model.record import record
from gawah.schema import vocabulary
from gawah.values import edtf
from gawah.values.dates import written_date

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDERS = ("-date", "date", "-changed", "-killed", "place", "-open")
"""How a list may be sorted; a minus is for the greatest first."""
NONE = "none"
"""Asks for what has none."""
TOLD = "told:"
"""Goes before a date that is meant just as it is told."""
_DATES = ("since", "until")
_PERIOD = re.compile(r"\d{4}(-\d\d)?", re.ASCII)
_BARS = 2
_LONGEST = 200
"""Characters of a value; a longer one is no filter but an attempt."""


@record
class Wanted:
    """Which incidents are wanted; what is empty asks nothing."""

    words: str = ""
    """To be found in title, words, names and places, as :func:`gawah.store.search` reads them."""
    since: str = ""
    """EDTF: on or after it, as far as its date allows."""
    until: str = ""
    """EDTF: on or before it; not before ``since``."""
    when: str = ""
    """``2024-05`` or ``2024``: its date lies in no other month or year; ``told:`` and a date (EDTF): it is
    told just so; ``none``: it has no date."""
    place: str = ""
    """A country's code, or the name of a place, district or province, in any script."""
    area: str = ""
    """Country, province and district as ``totals`` names them, parted by a bar; ``none``: no country."""
    type: str = ""
    """A code of ``act_type`` that one of its acts has."""
    group: str = ""
    """A reported ground or a group of victims, by a part of its name; a body by any of its names."""
    proof: str = ""
    """The standard of proof that it meets: a code of ``standard``."""
    source: str = ""
    subject: str = ""
    """The key of somebody or something that has a part in it."""
    document: str = ""
    contradicted: str = ""
    """``yes`` or ``no``."""
    awaiting: str = ""
    """``yes`` or ``no``: whether a value is left about which no person has spoken."""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Wanted:
        """What is asked for by name and value; names that are none of its own are passed over.

        A date may be told as people write it; the record has it as EDTF.

        Raises:
            UsageError: a value is none that the name can have, or the period ends before it begins.
        """
        own = {one.name for one in fields(cls)}
        values = {name: value.strip() for name, value in told.items() if name in own and value.strip()}
        for name, value in values.items():
            if len(value) > _LONGEST:
                raise UsageError(
                    "%(name)s: more than %(most)s characters. Write fewer.", name=name, most=_LONGEST
                )
            if name in _DATES:
                values[name] = _date(name, value)
            check = _CHECKS.get(name)
            if check is not None:
                check(name, value)
        found = cls(**values)
        if found.since and found.until and edtf.ends_before(found.since, found.until):
            raise UsageError(
                "The period ends before it begins: nothing lies in it. Write the earlier date first."
            )
        return found

    def told(self) -> dict[str, str]:
        """Names and values of what is asked for."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}


def _date(name: str, value: str) -> str:
    date = written_date(value)
    if date is None or not _bounds(name, date):
        raise UsageError(
            "%(name)s: %(value)s is not a date. Write 1 May 2024, 2024-05-01, 2024-05 or 2024.",
            name=name,
            value=value,
        )
    return date


def _bounds(name: str, date: str) -> bool:
    """Whether a date can begin or end a period: one without a year cannot, nor an open end."""
    told = edtf.parse(date)
    return (told.earliest if name == "since" else told.latest) is not None


def _is_when(name: str, value: str) -> None:
    told = value.removeprefix(TOLD)
    if value != NONE and not (edtf.is_valid(told) if told != value else _PERIOD.fullmatch(value)):
        raise UsageError(
            "%(name)s: %(value)s is no month or year. Write 2024-05 or 2024, or %(none)s.",
            name=name,
            value=value,
            none=NONE,
        )


def _is_area(name: str, value: str) -> None:
    if value != NONE and value.count("|") != _BARS:
        raise UsageError(
            "%(name)s: %(value)s is no area. Write country|province|district, or %(none)s.",
            name=name,
            value=value,
            none=NONE,
        )


def _is_type(name: str, value: str) -> None:
    if value not in vocabulary("act_type"):
        raise UsageError(
            "%(name)s: %(value)s is no type of act. There are: %(known)s.",
            name=name,
            value=value,
            known=tuple(Term(one, "act_type") for one in vocabulary("act_type")),
        )


def _is_proof(name: str, value: str) -> None:
    if value not in vocabulary("standard"):
        raise UsageError(
            "%(name)s: %(value)s is none of %(known)s.",
            name=name,
            value=value,
            known=tuple(Term(one, "standard") for one in vocabulary("standard")),
        )


def _is_answer(name: str, value: str) -> None:
    if value not in {"yes", "no"}:
        raise UsageError("%(name)s: %(value)s is neither yes nor no.", name=name, value=value)


def _is_words(name: str, value: str) -> None:
    if not re.search(r"\w", value):
        raise UsageError("%(name)s: %(value)s holds no word to search for.", name=name, value=value)


_CHECKS = {
    "words": _is_words,
    "place": _is_words,
    "group": _is_words,
    "when": _is_when,
    "area": _is_area,
    "type": _is_type,
    "proof": _is_proof,
    "contradicted": _is_answer,
    "awaiting": _is_answer,
}
