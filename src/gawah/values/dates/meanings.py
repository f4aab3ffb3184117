"""What each rule of a table of dates means: the classes that a phrase went through -> a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.values.dates.calendar_meanings import (
    calendar_date,
    century,
    day_range,
    decade,
    hijri_date,
    holiday,
    month_day,
    month_range,
    numeric,
    numeric_month_first,
    season,
    year_range,
    year_range_sure,
)
from gawah.values.dates.composed_meanings import (
    after,
    before,
    from_to,
    nth_day,
    same,
    since,
    until,
    weekday_date,
)
from gawah.values.dates.relative_meanings import (
    ago,
    ahead,
    before_last,
    beside_event,
    dayword,
    earlier,
    either_day,
    few,
    lately,
    later,
    month_ago,
    of_month,
    outer_turn,
    past_units,
    told,
    turn,
    weekday_ago,
    weekday_beside,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.values.dates.when import When
    from gawah.values.phrases import Found

MEANINGS: dict[str, Callable[[Found], When | None]] = {
    "date": calendar_date,
    "year_turn": outer_turn,
    "numeric": numeric,
    "numeric_month_first": numeric_month_first,
    "day_range": day_range,
    "year_range": year_range,
    "year_range_sure": year_range_sure,
    "month": calendar_date,
    "month_range": month_range,
    "year": calendar_date,
    "decade": decade,
    "century": century,
    "turn": turn,
    "turn_day": turn,
    "before_last": before_last,
    "weekday_ago": weekday_ago,
    "month_ago": month_ago,
    "next_weekday": weekday_beside(1),
    "previous_weekday": weekday_beside(-1),
    "this_month": of_month(0),
    "last_month": of_month(-1),
    "next_month": of_month(1),
    "nth_day": nth_day,
    "season": season,
    "weekday": calendar_date,
    "weekday_of": calendar_date,
    "week_day": outer_turn,
    "month_day": month_day,
    "dayword": dayword,
    "either_day": either_day(1),
    "either_second_day": either_day(2),
    "ago": ago,
    "ahead": ahead,
    "earlier": earlier,
    "later": later,
    "after_event": beside_event(1),
    "before_event": beside_event(-1),
    "same_time": told(0),
    "next_time": told(1),
    "previous_time": told(-1),
    "past": past_units,
    "few": few,
    "lately": lately,
    "holiday": holiday,
    "hijri": hijri_date,
    "part": same,
    "about": same,
    "since": since,
    "until": until,
    "after": after,
    "before": before,
    "range": from_to,
    "weekday_date": weekday_date,
}
"""The rules a table may use; what it lists under another name (``skip``) is no date."""
