"""Which reports tell of one incident, by their wording, when they were published and what was found in them.

For reports that come in numbers: it groups documents, where ``accounts`` compares incidents. Reports are
compared where their wording is at all alike; each comparison gives a number, whose weight stands in a table
(``reports.yaml``). The weights were learnt together: reports with the same names also share their words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.resolve import wording
from gawah.resolve.accounts import may_be_one, signs
from gawah.resolve.comparisons import weighed
from gawah.resolve.grouping import grouped
from gawah.resolve.names import read_name
from gawah.resolve.weights import report_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.resolve.accounts import Account
    from gawah.resolve.grouping import Scored

LEAST = 0.03
"""Reports whose wording is less alike are not compared: hardly any of one incident are."""
UNSEEN = -10.0
"""What a pair weighs that was not compared, in bits."""
_TELLING = 0.01
"""A name that a larger share of the reports has says nothing: a chief of police, a president."""
_FEW = 12
"""Of fewer reports than this, each may have it."""


@record
class Report:
    """A report, as it is compared."""

    text: str
    published: int | None
    """The day, counted from the first of all days."""
    people: tuple[str, ...]
    """The names of all who are named in it."""
    accounts: tuple[Account, ...]


Likeness = dict[str, float]
"""What two reports have in common, by comparison; what one of them does not tell is not in it."""


def together(reports: Sequence[Report]) -> list[tuple[int, ...]]:
    """Groups of at least two reports that tell of one incident, by their places in the sequence."""
    return grouped(scored(reports), report_weights().together_from, unseen=UNSEEN)


def scored(reports: Sequence[Report]) -> Iterator[Scored]:
    """The pairs that were compared, with what they weigh, in bits."""
    weights = report_weights()
    return ((weights.sum(likeness), a, b) for a, b, likeness in compared(reports))


def compared(reports: Sequence[Report]) -> Iterator[tuple[int, int, Likeness]]:
    """Every pair whose wording is at all alike, with all that the two have in common."""
    names = _telling_names(reports)
    for alike, a, b in wording.alike([report.text for report in reports], LEAST):
        likeness = {"wording": alike}
        one, other = reports[a], reports[b]
        if one.published is not None and other.published is not None:
            likeness["days"] = abs(one.published - other.published)
        if one.people and other.people:
            likeness["people"] = len(names[a] & names[b])
        if one.accounts and other.accounts:
            likeness["accounts"] = _best(one.accounts, other.accounts)
        yield a, b, likeness


def _telling_names(reports: Sequence[Report]) -> list[frozenset[str]]:
    """The people of each report, by their first and last names, less those whom many reports name."""
    named = [frozenset(_names(report.people)) for report in reports]
    by_many = Counter(name for names in named for name in names)
    most = max(_FEW, _TELLING * len(reports))
    return [frozenset(name for name in names if by_many[name] <= most) for names in named]


def _names(people: Sequence[str]) -> Iterator[str]:
    for name in people:
        yield from (f"{one.words[0]} {one.words[-1]}" for one in read_name(name) if len(one.words) > 1)


def _best(left: Sequence[Account], right: Sequence[Account]) -> float:
    """What the two accounts weigh that are likeliest to be of one event; 0 where none may be."""
    sums = (weighed(signs(a, b)) for a in left for b in right if may_be_one(a, b))
    return max(sums, default=0.0)
