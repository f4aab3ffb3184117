"""What each rule of a table of dates means: the classes that a phrase went through -> a meaning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.values.dates.when import Calendar, Hijri, Past, Step, Stretch, Within, inherit

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.values.dates.when import When
    from gawah.values.phrases import Found


def _year(found: Found) -> int | None:
    year = found.int("y") or found.int("yn")
    if year is None and (short := found.int("yy")) is not None:
        year = 2000 + short if short < 50 else 1900 + short
    return year


def _checked(when: Calendar) -> Calendar | None:
    """A calendar date, unless there is no such day."""
    if when.month is not None and not 1 <= when.month <= 12:
        return None
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(when.month or 1, 31)
    if when.day is not None and not 1 <= when.day <= longest:
        return None
    return when


def _date(found: Found) -> When | None:
    day = found.int("d") if found.int("d") is not None else found.int("n")
    month = found.int("m") or found.int("sm")
    return _checked(Calendar(_year(found), month, day, found.int("wd")))


def _outer_turn(found: Found) -> When | None:
    """The kind of "3 May last year", "July of this year", "Tuesday of last week"."""
    when = _date(found)
    return replace(when, outer_turn=found.int("turn")) if isinstance(when, Calendar) else None


def _numeric(found: Found) -> When | None:
    """Figures only: year first, or the day before the month where both orders give a date."""
    return _figures(found, month_first=False)


def _numeric_month_first(found: Found) -> When | None:
    return _figures(found, month_first=True)


def _figures(found: Found, *, month_first: bool) -> When | None:
    days, year = found.ints("d"), _year(found)
    if found.int("mm") is not None:
        return _checked(Calendar(year, found.int("mm"), days[0] if days else None))
    if len(days) != 2 or year is None:
        return None
    day, month = days[::-1] if month_first else days
    if month > 12:
        day, month = month, day
    return _checked(Calendar(year, month, day))


def _day_range(found: Found) -> When | None:
    days, months, year = found.ints("d") or found.ints("n"), found.ints("m"), _year(found)
    if len(days) < 2 or not months:
        return None
    first = _checked(Calendar(year, months[0], days[0]))
    last = _checked(Calendar(year, months[-1], days[-1]))
    if first is None or last is None or (len(months) == 1 and days[0] >= days[-1]):
        return None
    return Stretch(inherit(replace(first, year=None), last), last, is_period=False)


def _month_day(found: Found) -> When | None:
    return Calendar(day=found.int("dord"))


def _year_range(found: Found) -> When | None:
    """``2003-17``: the second year has only its last figures; ``2003-07`` is more likely a month."""
    return _year_range_sure(found) if (found.int("yy") or 0) > 12 else None


def _year_range_sure(found: Found) -> When | None:
    """``2005–06``, with a long dash: no month."""
    year, short = found.int("y"), found.int("yy")
    if year is None or short is None or short <= year % 100:
        return None
    return Stretch(Calendar(year), Calendar(year // 100 * 100 + short))


def _month_range(found: Found) -> When | None:
    months, year = found.ints("m"), _year(found)
    if len(months) != 2 or months[0] == months[1]:
        return None
    last = Calendar(year, months[1])
    return Stretch(inherit(Calendar(None, months[0]), last), last)


def _decade(found: Found) -> When | None:
    short = found.int("yy") or 0
    value = found.int("decade") or found.int("y") or (1900 + short if short >= 30 else None)
    return None if value is None or value % 10 else Calendar(year=value // 10 * 10, spread=1)


def _century(found: Found) -> When | None:
    value = found.int("ord") or found.int("dord") or found.int("d")
    if value is None or not 10 <= value <= 21:
        return None
    return Calendar(year=(value - 1) * 100, spread=2)


def _turn(found: Found) -> When | None:
    """The kind of "last week", "this July", "next Tuesday"."""
    turn, unit = found.int("turn"), found.text("unit")
    if turn is None:
        turn = 0
    if unit is not None:
        return Step(turn, unit)
    if found.text("season") is not None:
        return Calendar(season=found.text("season"), turn=turn)
    return Calendar(month=found.int("m"), weekday=found.int("wd"), day=found.int("d"), turn=turn)


def _before_last(found: Found) -> When | None:
    """The kind of "Sunday before last", "the month before last"."""
    unit, weekday = found.text("unit"), found.int("wd")
    if unit is not None:
        return Step(-2, unit)
    return Calendar(weekday=weekday, turn=-1, weeks_back=1) if weekday is not None else None


def _weekday_ago(found: Found) -> When | None:
    """The kind of "Monday two weeks ago"."""
    amount = _amount(found)
    size = {"week": 1, "fortnight": 2}.get(found.text("unit") or "")
    if amount is None or size is None:
        return None
    return Calendar(weekday=found.int("wd"), weeks_back=amount * size)


def _month_ago(found: Found) -> When | None:
    """The kind of "May two years ago", "two years ago in May"."""
    amount, when = _amount(found), _date(found)
    if found.text("unit") != "year" or amount is None or not isinstance(when, Calendar):
        return None
    return replace(when, day=found.int("d"), outer_turn=-amount)


def _weekday_beside(sign: int) -> Callable[[Found], When | None]:
    """A weekday counted from the day told last: "the following Friday", "the Friday before that"."""

    def meaning(found: Found) -> When | None:
        return Calendar(weekday=found.int("wd"), beside=sign)

    return meaning


def _of_month(months: int) -> Callable[[Found], When | None]:
    """A day of this month or one beside it: "the 6th instant", "the 29th ultimo"."""

    def meaning(found: Found) -> When | None:
        day = found.int("dord") or found.int("d")
        return None if day is None else Within(Step(months, "month"), day)

    return meaning


def _nth_day(found: Found) -> When | None:
    """The kind of "the first Monday of September", "the last day of May", "the 3rd of this month"."""
    month = _same(found)
    is_month = isinstance(month, Step) and month.unit == "month"
    if isinstance(month, Calendar):
        is_month = month.month is not None and month.day is None and month.weekday is None
    ranks = [found.int(name) for name in ("ord", "dord", "d", "n")]
    nth = -1 if found.has("lastly") else next((rank for rank in ranks if rank is not None), None)
    if month is None or not is_month or nth is None:
        return None
    weekday = found.int("wd")
    return Within(month, nth, weekday) if nth <= (31 if weekday is None else 5) else None


def _season(found: Found) -> When | None:
    return Calendar(year=_year(found), season=found.text("season"))


def _amount(found: Found) -> int | None:
    amount = 2 if found.text("pair") else found.int("n")
    return 1 if amount is None else amount if amount <= 2000 else None


def _ago(found: Found) -> When | None:
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(-amount, unit)


def _ahead(found: Found) -> When | None:
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(amount, unit)


def _steps(amount: int, unit: str, *, from_text: bool = False) -> Step | None:
    if unit in ("minute", "second"):
        return None
    if unit in ("week", "fortnight") and abs(amount) == 1:  # seven days, not a week of the calendar
        return Step(amount * (7 if unit == "week" else 14), "day", from_text)
    return Step(amount, unit, from_text)


def _earlier(found: Found) -> When | None:
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(-amount, unit, from_text=True)


def _later(found: Found) -> When | None:
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    return None if amount is None or unit is None else _steps(amount, unit, from_text=True)


def _beside_event(sign: int) -> Callable[[Found], When | None]:
    """So long before or after something told: "two days after the raid", "the night before the raid"."""

    def meaning(found: Found) -> When | None:
        amount, unit = _amount(found), found.text("unit") or found.text("pair") or "day"
        return None if amount is None else _steps(sign * amount, unit, from_text=True)

    return meaning


def _told(amount: int) -> Callable[[Found], When | None]:
    """A unit counted from the last date of the text: the same day, the next morning."""

    def meaning(found: Found) -> When | None:
        return Step(amount, found.text("unit") or "day", from_text=True)

    return meaning


def _dayword(found: Found) -> When | None:
    amount = found.int("dayword")
    return None if amount is None else Step(amount, "day")


def _either_day(days: int) -> Callable[[Found], When | None]:
    """So many days back or forward, for which some languages have one word (Urdu kal, parson)."""

    def meaning(_: Found) -> When | None:
        return Step(-days, "day", either=True)

    return meaning


def _past(found: Found) -> When | None:
    amount, unit = _amount(found), found.text("unit") or found.text("pair")
    if amount is None or unit is None:
        return None
    return Past(-amount if found.int("turn") == 1 else amount, unit)


def _few(found: Found) -> When | None:
    return Past(None, found.text("unit") or "day", is_period=True)


def _lately(found: Found) -> When | None:
    return Past(None, found.text("unit") or "day", is_period=False)


def _holiday(found: Found) -> When | None:
    value = found.text("holiday")
    if value is None:
        return None
    month, _, day = value.partition("-")
    return Calendar(_year(found), int(month), int(day))


def _hijri(found: Found) -> When | None:
    year = found.int("hy")
    day = found.int("d") if found.int("d") is not None else found.int("n")
    return Hijri(year, found.int("hm"), day) if day is None or day <= 30 else None


def _whens(found: Found) -> list[When]:
    return [v for _, _, v in found.steps if isinstance(v, Calendar | Step | Past | Hijri | Stretch | Within)]


def _same(found: Found) -> When | None:
    """A part of a date, or about it: no more exact than the date itself."""
    return next(iter(_whens(found)), None)


def _since(found: Found) -> When | None:
    return _open(found, from_it=True, is_period=True)


def _until(found: Found) -> When | None:
    return _open(found, from_it=False, is_period=True)


def _after(found: Found) -> When | None:
    return _open(found, from_it=True, is_period=False)


def _before(found: Found) -> When | None:
    return _open(found, from_it=False, is_period=False)


def _open(found: Found, *, from_it: bool, is_period: bool) -> When | None:
    when = _same(found)
    if when is None or isinstance(when, Stretch | Past):
        return None
    return Stretch(when, None, is_period) if from_it else Stretch(None, when, is_period)


def _range(found: Found) -> When | None:
    whens = _whens(found)
    if len(whens) != 2 or any(isinstance(w, Stretch | Past) for w in whens):
        return None
    first, last = inherit(whens[0], whens[1]), whens[1]
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if last.year is None and first.year is not None:
            return None
        if first.year is not None and last.year is not None and first.year > last.year:
            return None
    is_period = not (isinstance(last, Calendar) and last.day is not None) and not isinstance(last, Step)
    return Stretch(first, last, is_period)


def _weekday_date(found: Found) -> When | None:
    when = _same(found)
    weekday = found.int("wd") or found.int("wds")
    return replace(when, weekday=weekday) if isinstance(when, Calendar) and when.day is not None else None


MEANINGS: dict[str, Callable[[Found], When | None]] = {
    "date": _date,
    "year_turn": _outer_turn,
    "numeric": _numeric,
    "numeric_month_first": _numeric_month_first,
    "day_range": _day_range,
    "year_range": _year_range,
    "year_range_sure": _year_range_sure,
    "month": _date,
    "month_range": _month_range,
    "year": _date,
    "decade": _decade,
    "century": _century,
    "turn": _turn,
    "turn_day": _turn,
    "before_last": _before_last,
    "weekday_ago": _weekday_ago,
    "month_ago": _month_ago,
    "next_weekday": _weekday_beside(1),
    "previous_weekday": _weekday_beside(-1),
    "this_month": _of_month(0),
    "last_month": _of_month(-1),
    "next_month": _of_month(1),
    "nth_day": _nth_day,
    "season": _season,
    "weekday": _date,
    "weekday_of": _date,
    "week_day": _outer_turn,
    "month_day": _month_day,
    "dayword": _dayword,
    "either_day": _either_day(1),
    "either_second_day": _either_day(2),
    "ago": _ago,
    "ahead": _ahead,
    "earlier": _earlier,
    "later": _later,
    "after_event": _beside_event(1),
    "before_event": _beside_event(-1),
    "same_time": _told(0),
    "next_time": _told(1),
    "previous_time": _told(-1),
    "past": _past,
    "few": _few,
    "lately": _lately,
    "holiday": _holiday,
    "hijri": _hijri,
    "part": _same,
    "about": _same,
    "since": _since,
    "until": _until,
    "after": _after,
    "before": _before,
    "range": _range,
    "weekday_date": _weekday_date,
}
"""The rules a table may use; what it lists under another name (``skip``) is no date."""
