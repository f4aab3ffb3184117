"""Figures of the register: each picture with the table behind it, and links to what each number counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from babel.dates import format_date
from markupsafe import Markup

from gawah.catalogue.wanted import NONE, TOLD
from gawah.model.record import record
from gawah.render import (
    Frame,
    Kind,
    Point,
    Row,
    Series,
    Speech,
    draw_rows,
    draw_series,
    series_rows,
)
from gawah.values import edtf
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.catalogue import Catalogue, Wanted
    from gawah.web.texts import Words

_DAYS = 31
"""Documents that came in within so many days are counted by day."""
_KIND = "n"


@record
class Counted:
    """A line of the table behind a figure."""

    label: str
    count: int
    address: str = ""
    """Where what is counted is listed; empty where no list is just that."""


@record
class Figure:
    """A picture with the table behind it."""

    ident: str
    title: str
    picture: Markup
    rows: tuple[Counted, ...]
    notes: tuple[str, ...] = ()
    """What is left out, and why; beside the notes in the picture."""


def register_with(wanted: Wanted, **more: str) -> str:
    """The address of the register with a filter, and more that is asked."""
    told = wanted.told() | more
    return "/register" + (f"?{urlencode(told)}" if told else "")


def speech_of(words: Words) -> Speech:
    """How figures say numbers and dates in a language."""
    is_rtl = words.direction == "rtl"
    return Speech(words.language, words.number, lambda told: _short(told, words), is_rtl=is_rtl)


def drawn(picture: str) -> Markup:
    """A picture for a page: made by ``render``, which escapes every label, so it is markup already."""
    return Markup(picture)  # noqa: S704 (not of a document, but of our own drawing)


def over_time(catalogue: Catalogue, wanted: Wanted, words: Words) -> Figure | None:
    """Incidents by month, or by year where the time is long; None where there is no incident."""
    found = catalogue.over_time(wanted)
    without = sum(number for value, number in found if value is None or not edtf.is_valid(value))
    dated = [(value, number) for value, number in found if value is not None and edtf.is_valid(value)]
    if not found:
        return None
    _, ngettext = words.gettext, words.ngettext

    def undated(number: int, step: str) -> str:
        if step == "month":
            return ngettext(
                "%(num)s is dated less exactly than to the month",
                "%(num)s are dated less exactly than to the month",
                number,
            )
        return ngettext(
            "%(num)s is dated less exactly than to the year",
            "%(num)s are dated less exactly than to the year",
            number,
        )

    def off_axis(number: int) -> str:
        return ngettext(
            "%(num)s more has a date that has no place on this axis",
            "%(num)s more have a date that has no place on this axis",
            number,
        )

    points = tuple(Point(value, ((_KIND, number),)) for value, number in dated)
    kinds = (Kind(_KIND, _("Incidents")),)
    series = Series(kinds, points, undated, off_axis)
    title = _("Incidents by the date of the event")
    notes = [_("Incidents that reports tell of, each counted once.")]
    if without:
        notes.append(
            ngettext("%(num)s without a date is left out.", "%(num)s without a date are left out.", without)
        )
    total = sum(number for _value, number in found)
    told = ngettext("%(num)s incident in all.", "%(num)s incidents in all.", total)
    frame = Frame("by-time", title, told, tuple(notes))
    rows = [
        Counted(
            words.day(row.period),
            row.counts[0],
            register_with(wanted, when=row.period if row.has_bar else TOLD + row.period),
        )
        for row in series_rows(series)
        if row.counts[0]
    ]
    if without:
        rows.append(Counted(_("no date"), without, register_with(wanted, when=NONE)))
    return Figure("by-time", title, drawn(draw_series(frame, series, speech_of(words))), tuple(rows))


def by_act(catalogue: Catalogue, wanted: Wanted, words: Words) -> Figure | None:
    """Incidents by the kinds of their acts; None where there is none."""
    say, _ = Wording(words), words.gettext
    found = catalogue.acts(wanted)
    if not found:
        return None
    rows = tuple(Counted(say.code("act_type", code), number, _of_act(wanted, code)) for code, number in found)
    title = _("Incidents by what was done")
    notes = (_("An incident in which several things were done counts under each."),)
    first = _("Most often: %(what)s (%(number)s).", what=rows[0].label, number=words.number(rows[0].count))
    picture = draw_rows(Frame("by-act", title, first, notes), _bars(rows), speech_of(words))
    return Figure("by-act", title, drawn(picture), rows)


def _of_act(wanted: Wanted, code: str) -> str:
    """Where they are listed; a register that is asked for one act cannot be asked for another as well."""
    return register_with(wanted, type=code) if wanted.type in {"", code} else ""


def _bars(rows: Sequence[Counted]) -> list[Row]:
    return [Row(row.label, row.count) for row in rows]


def came_in(catalogue: Catalogue, words: Words) -> Figure | None:
    """Documents by the day on which they came in, or by month where the time is longer; None without any."""
    _ = words.gettext
    by_day = catalogue.documents_over_time("day")
    if not by_day:
        return None
    first, last = (date.fromisoformat(by_day[at][0]) for at in (0, -1))
    total = sum(number for _day, number in by_day)
    told = words.ngettext("%(num)s document in all.", "%(num)s documents in all.", total)
    if (last - first).days < _DAYS:
        title = _("Documents by the day on which they came in")
        rows = tuple(Counted(words.day(day), number) for day, number in by_day)
        picture = draw_rows(Frame("came-in", title, told), _bars(rows), speech_of(words))
        return Figure("came-in", title, drawn(picture), rows)
    title = _("Documents by the month in which they came in")
    points = tuple(Point(month, ((_KIND, n),)) for month, n in catalogue.documents_over_time("month"))
    kinds = (Kind(_KIND, _("Documents")),)
    series = Series(kinds, points, lambda number, _step: words.number(number), words.number)
    picture = draw_series(Frame("came-in", title, told), series, speech_of(words))
    rows = tuple(
        Counted(words.day(row.period), row.counts[0]) for row in series_rows(series) if row.counts[0]
    )
    return Figure("came-in", title, drawn(picture), rows)


def _short(told: str, words: Words) -> str:
    """A date as it stands beneath an axis."""
    if len(told) == len("2024-05") and edtf.is_valid(told) and "X" not in told and told[:4].isdigit():
        return format_date(date(int(told[:4]), int(told[5:]), 1), "LLL y", locale=words.locale)
    return words.day(told)
