"""What a date expression means before anybody says relative to what."""

from __future__ import annotations

from dataclasses import replace

from gawah.model.record import record


@record
class Calendar:
    """A date by the calendar, any part of which may be unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 (Monday) to 7."""
    spread: int = 0
    """1 for a decade, 2 for a century: ``year`` is its first."""
    season: str | None = None
    turn: int | None = None
    """-1 for "last July", 0 for "this July", 1 for "next July"."""
    outer_turn: int | None = None
    """-1 for "July last year" and for "Tuesday of last week"."""
    weeks_back: int = 0
    """1 for "Sunday before last" and for "Monday a week ago"."""
    beside: int | None = None
    """-1 for a weekday before the day told last ("the Friday before that"), 1 for one after it."""


@record
class Step:
    """So many units away from the anchor ("two days ago") or from the last date told ("the next day")."""

    amount: int
    unit: str
    from_text: bool = False
    either: bool = False
    """Back or forward, as the tense of the sentence has it (Urdu and Hindi kal)."""


@record
class Stretch:
    """From one date to another; an end that is None is open."""

    first: When | None
    last: When | None
    is_period: bool = True


@record
class Past:
    """The last (or, with a negative amount, the next) so many units; None is an unknown number of them."""

    amount: int | None
    unit: str
    is_period: bool = True


@record
class Hijri:
    """A date of the Islamic calendar."""

    year: int | None
    month: int | None = None
    day: int | None = None


@record
class Within:
    """A day of a month: its first Monday, its last day, "the 3rd of this month"."""

    month: When
    nth: int
    """From 1; -1 is the last."""
    weekday: int | None = None
    """1 (Monday) to 7; None: of all its days."""


When = Calendar | Step | Stretch | Past | Hijri | Within


@record
class DateExpression:
    """A date as the text has it."""

    start: int
    end: int
    """Code points of the text."""
    when: When
    approximate: bool = False
    score: float = 0.95
    rule: str = ""
    """The rule of the table that found it."""


def inherit(first: When, last: When) -> When:
    """The beginning of a range with what only its end says: "May to July 2019" begins in 2019."""
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)) or first.year is not None:
        return first
    month = first.month if first.month is not None or first.weekday is not None else last.month
    if last.year is None:
        return replace(first, month=month, outer_turn=last.outer_turn)
    backwards = (month or 0) > (last.month or 12)
    return replace(first, year=last.year - backwards, month=month)
