"""Counts over time, before they are drawn: which belong to a month or a year, and which to none.

Invariant: each count has one home. What has no month is never spread over months: it is vague, and is drawn
as a band over the time that it may mean, or told in a line where that is not known.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values.edtf import Edtf, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MONTHS = 24
"""How many months are drawn as months; a longer time is drawn in years."""
STEPS = 80
"""How many bars there may be; what is older is told in a line."""
BANDS = 4
"""How many vague periods are drawn; what more there are is told in a line."""


def whole(count: int) -> None:
    """Refuse what is no count.

    Raises:
        ValueError: it is less than nothing.
    """
    if count < 0:
        raise ValueError(f"a count is nothing or more, not {count}")


@record
class Kind:
    """What is told apart in a stack of bars: a type of act, or whatever was counted."""

    code: str
    label: str


@record
class Point:
    """The counts of one period."""

    period: str
    """EDTF, as exact as the reports were: ``2021-03``, ``2021``, ``2021-03/2021-05``, ``XXXX-07``."""
    counts: tuple[tuple[str, int], ...]
    """The code of a kind and its count."""

    def __post_init__(self) -> None:
        for _, count in self.counts:
            whole(count)


@record
class Series:
    """What was counted over time, and what must be said beside it."""

    kinds: tuple[Kind, ...]
    points: tuple[Point, ...]
    undated: Callable[[int, str], str]
    """Says how many have no bar, but a band; its second argument is what has bars, ``month`` or ``year``."""
    off_axis: Callable[[int], str]
    """Says how many have neither."""
    unfinished: tuple[str, str] = ("", "")
    """The day to which reports were read, to which the axis runs; and what to call a bar that is not over."""
    uncovered: tuple[tuple[str, ...], str] = ((), "")
    """Periods about which no source reports, where nothing means not known; and what to call them."""

    def __post_init__(self) -> None:
        known = {kind.code for kind in self.kinds}
        other = {code for point in self.points for code, _ in point.counts} - known
        if other:
            raise ValueError(f"counted, but no kind of the series: {', '.join(sorted(other))}")


@record
class Row:
    """What was counted under one name."""

    label: str
    count: int
    shown: str = ""
    """The count as the sources put it ("40 or more"), where that is not the plain number."""

    def __post_init__(self) -> None:
        whole(self.count)


@record(order=True)
class Step:
    """One month or year on the axis."""

    year: int
    month: int = 0

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def after(self) -> Step:
        """The next one."""
        if not self.month:
            return Step(self.year + 1)
        return Step(self.year + 1, 1) if self.month == 12 else Step(self.year, self.month + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


def bounds(when: Edtf) -> tuple[date, date] | None:
    """The first and last day that a date may mean, with slack if approximate; None where one is open."""
    first, last = when.earliest, when.latest
    if first is None or last is None or when.first is None or when.last is None:
        return None
    before, after = when.first.slack, when.last.slack
    low = first - before if first - date.min > before else date.min
    return low, last + after if date.max - last > after else date.max


def _step(day: date, unit: str) -> Step:
    return Step(day.year, day.month if unit == "month" else 0)


def _home(period: str, unit: str) -> Step | None:
    """The one bar in which all that a date may mean lies, or None."""
    days = bounds(parse(period))
    if days is None:
        return None
    first, last = (_step(day, unit) for day in days)
    return first if first == last else None


class Plan:
    """Which counts go into which bar, and which have none."""

    def __init__(self, series: Series) -> None:
        last = [series.unfinished[0]] if series.unfinished[0] else []
        periods = [*(point.period for point in series.points), *series.uncovered[0], *last]
        self.unit = _unit([days for period in periods if (days := bounds(parse(period))) is not None])
        homes = {period: _home(period, self.unit) for period in periods}
        known = sorted({home for home in homes.values() if home is not None})
        self.steps = tuple(_between(known))
        self.uncovered = tuple(
            step for step in self.steps if any(_covers(period, step) for period in series.uncovered[0])
        )
        self.unfinished = self._unfinished(last)
        self.bars: dict[Step, dict[str, int]] = {step: {} for step in self.steps}
        self.vague: dict[str, int] = {}
        for point in series.points:
            self._add(point, homes[point.period])

    def _unfinished(self, last: list[str]) -> Step | None:
        """The month or year in which the reports end, unless they end on its last day."""
        day = parse(last[0]).latest if last else None
        return next((step for step in self.steps if day and step.first <= day < step.last), None)

    def _add(self, point: Point, home: Step | None) -> None:
        stack = self.bars.get(home) if home is not None else None
        if stack is None:
            total = sum(count for _, count in point.counts)
            self.vague[point.period] = self.vague.get(point.period, 0) + total
            return
        for code, count in point.counts:
            stack[code] = stack.get(code, 0) + count

    @property
    def highest(self) -> int:
        """The greatest sum of a bar."""
        return max((sum(stack.values()) for stack in self.bars.values()), default=0)

    @property
    def bands(self) -> tuple[tuple[str, int], ...]:
        """What is vague and may lie on the axis, the earliest first."""
        if not self.steps:
            return ()
        first, last = self.steps[0].first, self.steps[-1].last
        inside = []
        for period, count in self.vague.items():
            days = bounds(parse(period))
            if days is not None and days[0] <= last and first <= days[1] and count:
                inside.append((days, period, count))
        return tuple((period, count) for _, period, count in sorted(inside)[:BANDS])

    @property
    def untold(self) -> int:
        """How many are neither in a bar nor in a band."""
        return sum(self.vague.values()) - sum(count for _, count in self.bands)


def _covers(period: str, step: Step) -> bool:
    days = bounds(parse(period))
    return days is not None and days[0] <= step.first and step.last <= days[1]


def _unit(dated: Sequence[tuple[date, date]]) -> str:
    """Months, where what is known to the month fits onto the axis; else years."""
    exact = [days for days in dated if (days[1] - days[0]).days <= 31]
    if not exact:
        return "year"
    first, last = min(days[0] for days in exact), max(days[1] for days in exact)
    return "month" if (last.year - first.year) * 12 + last.month - first.month < MONTHS else "year"


def _between(known: Sequence[Step]) -> Iterator[Step]:
    """All steps from the first to the last, or the last of them where those are too many."""
    if not known:
        return
    step, last = known[0], known[-1]
    if not step.month and last.year - step.year >= STEPS:
        step = Step(last.year - STEPS + 1)
    while step < last:
        yield step
        step = step.after
    yield last


@record
class SeriesRow:
    """One line of the table behind a series."""

    period: str
    """The month or year of a bar, or what was said where there is no bar; EDTF."""
    counts: tuple[int, ...]
    """As many as there are kinds, in their order."""
    has_bar: bool


def series_rows(series: Series) -> tuple[SeriesRow, ...]:
    """The table behind a series: each month or year of the axis, then what has none."""
    plan = Plan(series)
    codes = [kind.code for kind in series.kinds]
    bars = [
        SeriesRow(str(step), tuple(stack.get(code, 0) for code in codes), has_bar=True)
        for step, stack in plan.bars.items()
    ]
    loose: dict[str, dict[str, int]] = {}
    for point in series.points:
        if point.period in plan.vague:
            stack = loose.setdefault(point.period, {})
            for code, count in point.counts:
                stack[code] = stack.get(code, 0) + count
    rest = [
        SeriesRow(period, tuple(stack.get(code, 0) for code in codes), has_bar=False)
        for period, stack in loose.items()
    ]
    return (*bars, *rest)
