"""Figures of a dossier: how many incidents by year and by type, and what they tell of people harmed.

They are counted from the incidents of the document and from nothing else: a reader can count them again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.report.tree import Bars
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.register.compare import Bounds
    from gawah.report.account import Account
    from gawah.report.words import Words


def year_of(day: str) -> int | None:
    """The year of a date that lies in one year; None where it may lie in several, or none is told."""
    if not edtf.is_valid(day):
        return None
    told = edtf.parse(day)
    first, last = told.earliest, told.latest
    return first.year if first is not None and last is not None and first.year == last.year else None


def toll_of(accounts: Sequence[Account], outcome: str) -> Bounds:
    """How many were killed or injured in all incidents: the sums of the least and of the most.

    Args:
        accounts: of incidents that are not the same.
        outcome: ``killed`` or ``injured``.
    """
    told = [bounds for one in accounts if (bounds := getattr(one, outcome)) is not None]
    is_open = any(high is None for _, high in told)
    return sum(low for low, _ in told), None if is_open else sum(high or 0 for _, high in told)


def figures_of(accounts: Sequence[Account], words: Words) -> Iterator[Bars]:
    """The figures, each with what it counts and what is not in it."""
    yield _by_year(accounts, words)
    yield _by_type(accounts, words)


def _by_year(accounts: Sequence[Account], words: Words) -> Bars:
    years = Counter(year_of(one.day) for one in accounts)
    undated = years.pop(None, 0)
    known = sorted(year for year in years if year is not None)
    every = range(known[0], known[-1] + 1) if known else range(0)
    rows = tuple((str(year), years[year], words.number(years[year])) for year in every)
    notes = [words("figure_counts")]
    if undated:
        notes.append(words("figure_undated", number=undated))
    return Bars(words("figure_years"), rows, tuple(notes))


def _by_type(accounts: Sequence[Account], words: Words) -> Bars:
    types = Counter(one.type for one in accounts if one.type)
    ranked = sorted(types.items(), key=lambda one: (-one[1], one[0]))
    rows = tuple((words.code("act_type", code), count, words.number(count)) for code, count in ranked)
    return Bars(words("figure_types"), rows, (words("figure_gravest"),))
