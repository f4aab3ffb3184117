"""Meanings of dates that count from another: "last July", "two weeks ago", "the next day"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.values.dates.calendar_meanings import calendar_date
from gawah.values.dates.when import Calendar, Past, Step, Stretch, Within

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.values.dates.when import When
    from gawah.values.phrases import Found


def outer_turn(found: Found) -> When | None:
    """The kind of "3 May last year", "July of this year", "Tuesday of last week"."""
    when = calendar_date(found)
    return replace(when, outer_turn=found.int("turn")) if isinstance(when, Calendar) else None


def turn(found: Found) -> When | None:
    """The kind of "last week", "this July", "next Tuesday"."""
    turn, unit = found.int("turn"), found.text("unit")
    if turn is None:
        turn = 0
    if unit is not None:
        return Step(turn, unit)
    if found.text("season") is not None:
        return Calendar(season=found.text("season"), turn=turn)
    return Calendar(month=found.int("m"), weekday=found.int("wd"), day=found.int("d"), turn=turn)


def weekend(_: Found) -> When | None:
    """The kind of "over the weekend": the last one, of which it is not said on which of its days."""
    return Stretch(Calendar(weekday=6), Calendar(weekday=7), is_period=False)


def nth_of_story(_: Found) -> When | None:
    """The kind of "on the third day", counted from a beginning that may be told anywhere: it stays open."""
    return Calendar()


def before_last(found: Found) -> When | None:
    """The kind of "Sunday before last", "the month before last"."""
    unit, weekday = found.text("unit"), found.int("wd")
    if unit is not None:
        return Step(-2, unit)
    return Calendar(weekday=weekday, turn=-1, weeks_back=1) if weekday is not None else None


def weekday_ago(found: Found) -> When | None:
    """The kind of "Monday two weeks ago"."""
    amount = _amount(found)
    size = {"week": 1, "fortnight": 2}.get(found.text("unit") or "")
    if amount is None or size is None:
        return None
    return Calendar(weekday=found.int("wd"), weeks_back=amount * size)


def month_ago(found: Found) -> When | None:
    """The kind of "May two years ago", "two years ago in May"."""
    amount, when = _amount(found), calendar_date(found)
    if found.text("unit") != "year" or amount is None or not isinstance(when, Calendar):
        return None
    return replace(when, day=found.int("d"), outer_turn=-amount)


def weekday_beside(sign: int) -> Callable[[Found], When | None]:
    """A weekday counted from the day told last: "the following Friday", "the Friday before that"."""

    def meaning(found: Found) -> When | None:
        return Calendar(weekday=found.int("wd"), beside=sign)

    return meaning


def of_month(months: int) -> Callable[[Found], When | None]:
    """A day of this month or one beside it: "the 6th instant", "the 29th ultimo"."""

    def meaning(found: Found) -> When | None:
        day = found.int("dord") or found.int("d")
        return None if day is None else Within(Step(months, "month"), day)

    return meaning


def ago(found: Found) -> When | None:
    """The kind of "two weeks ago"."""
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(-amount, unit)


def ahead(found: Found) -> When | None:
    """The kind of "in two weeks"."""
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(amount, unit)


def earlier(found: Found) -> When | None:
    """The kind of "two days earlier": before the last date told."""
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(-amount, unit, from_text=True)


def later(found: Found) -> When | None:
    """The kind of "two days later"."""
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(amount, unit, from_text=True)


def _amount(found: Found) -> int | None:
    """How many units: "a" and "the" are one, and numbers too great are none."""
    amount = 2 if found.text("pair") else found.int("n")
    return 1 if amount is None else amount if amount <= 2000 else None


def _steps(amount: int, unit: str, *, from_text: bool = False) -> Step | None:
    """So many units from a day; None for units shorter than any date."""
    if unit in ("minute", "second"):
        return None
    if unit in ("week", "fortnight") and abs(amount) == 1:  # seven days, not a week of the calendar
        return Step(amount * (7 if unit == "week" else 14), "day", from_text)
    return Step(amount, unit, from_text)


def beside_event(sign: int) -> Callable[[Found], When | None]:
    """So long before or after something told: "two days after the raid", "the night before the raid"."""

    def meaning(found: Found) -> When | None:
        amount, unit = _amount(found), found.text("unit") or found.text("pair") or "day"
        return None if amount is None else _steps(sign * amount, unit, from_text=True)

    return meaning


def told(amount: int) -> Callable[[Found], When | None]:
    """A unit counted from the last date of the text: the same day, the next morning."""

    def meaning(found: Found) -> When | None:
        return Step(amount, found.text("unit") or "day", from_text=True)

    return meaning


def dayword(found: Found) -> When | None:
    """The kind of "today", "tomorrow"."""
    amount = found.int("dayword")
    return None if amount is None else Step(amount, "day")


def dayword_ago(found: Found) -> When | None:
    """The kind of "a week ago yesterday": so many weeks before that day."""
    days, amount = found.int("dayword"), _amount(found)
    size = {"week": 7, "fortnight": 14}.get(found.text("unit") or "")
    return None if days is None or amount is None or size is None else Step(days - amount * size, "day")


def either_day(days: int) -> Callable[[Found], When | None]:
    """So many days back or forward, for which some languages have one word (Urdu kal, parson)."""

    def meaning(_: Found) -> When | None:
        return Step(-days, "day", either=True)

    return meaning


def past_units(found: Found) -> When | None:
    """The kind of "in the last ten years", "over the next three days"."""
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    if amount is None or unit is None:
        return None
    return Past(-amount if found.int("turn") == 1 else amount, unit)


def few(found: Found) -> When | None:
    """The kind of "in the past few weeks"."""
    return Past(None, found.text("unit") or "day", is_period=True)


def lately(found: Found) -> When | None:
    """The kind of "recently"."""
    return Past(None, found.text("unit") or "day", is_period=False)
