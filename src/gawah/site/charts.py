"""Figures of a site: each picture with the table behind it, made of what is published and of nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from gawah.model.record import record
from gawah.render import Frame, Kind, Point, Row, Series, Speech, draw_rows, draw_series, series_rows
from gawah.site.book import UNDATED, added
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.register.compare import Bounds
    from gawah.site.book import Book
    from gawah.site.tongue import Tongue

_KIND = "n"


@record
class Figure:
    """A picture with the table behind it."""

    ident: str
    title: str
    picture: Markup
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def figures(book: Book, tongue: Tongue) -> tuple[Figure, ...]:
    """The figures of a site but the map; none where there is nothing to draw."""
    if not book.entries:
        return ()
    return tuple(filter(None, (_over_time(book, tongue), _by_type(book, tongue), _killed(book, tongue))))


def speech_of(tongue: Tongue) -> Speech:
    """How figures say numbers and dates."""
    return Speech(tongue.language, tongue.number, tongue.short, is_rtl=tongue.is_rtl)


def drawn(picture: str) -> Markup:
    """A picture for a page: made by ``render``, which escapes every label, so it is markup already."""
    return Markup(picture)  # noqa: S704 (our own drawing)


def _over_time(book: Book, tongue: Tongue) -> Figure:
    dates = Counter(one.told.date for one in book.entries)
    without = sum(number for date, number in dates.items() if not _is_date(date))
    dated = sorted((date, number) for date, number in dates.items() if date is not None and _is_date(date))
    points = tuple(Point(date, ((_KIND, number),)) for date, number in dated)
    series = Series(
        (Kind(_KIND, tongue.say("incidents")),),
        points,
        lambda number, _step: tongue.many("less_exact", number),
        lambda number: tongue.many("off_axis", number),
    )
    notes = [tongue.say("counted_once"), *([tongue.many("without_date", without)] if without else [])]
    title = tongue.say("by_time")
    frame = Frame("by-time", title, tongue.many("in_all", len(book.entries)), tuple(notes))
    rows = [
        (tongue.day(row.period), tongue.number(row.counts[0])) for row in series_rows(series) if row.counts[0]
    ]
    rows += [(tongue.say("no_date"), tongue.number(without))] if without else []
    heads = (tongue.say("period"), tongue.say("incidents"))
    picture = drawn(draw_series(frame, series, speech_of(tongue)))
    return Figure("by-time", title, picture, heads, tuple(rows))


def _is_date(told: str | None) -> bool:
    return told is not None and edtf.is_valid(told)


def _by_type(book: Book, tongue: Tongue) -> Figure:
    found = Counter(one.told.type for one in book.entries)
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], entry[0] or "~"))
    rows = [Row(tongue.code("act_type", code) or tongue.say("no_type"), number) for code, number in ordered]
    title = tongue.say("by_type")
    first = tongue.say("map_most", place=rows[0].label, number=tongue.number(rows[0].count))
    frame = Frame("by-type", title, first, (tongue.say("counted_once"),))
    heads = (tongue.say("act"), tongue.say("incidents"))
    return _rows_figure(frame, rows, heads, tongue)


def _killed(book: Book, tongue: Tongue) -> Figure | None:
    by_year: dict[str, list[Bounds | None]] = {}
    for one in book.entries:
        by_year.setdefault(one.year, []).append(one.told.killed)
    totals = [(year, added(tuple(found))) for year, found in sorted(by_year.items())]
    told = [(year, total) for year, total in totals if total is not None and total[1] != 0]
    if not told:
        return None
    series = Series(
        (Kind(_KIND, tongue.say("people_killed")),),
        tuple(Point(year, ((_KIND, total[0]),)) for year, total in told if year != UNDATED),
        lambda number, _step: tongue.many("less_exact", number),
        lambda number: tongue.many("off_axis", number),
    )
    without = sum(total[0] for year, total in told if year == UNDATED)
    notes = [tongue.say("killed_note"), *([tongue.many("without_date", without)] if without else [])]
    every = tongue.bounds(added(tuple(total for _, total in told)))
    frame = Frame("killed", tongue.say("killed_by_year"), every, tuple(notes))
    rows = [
        (tongue.say("no_date") if year == UNDATED else year, tongue.bounds(total)) for year, total in told
    ]
    heads = (tongue.say("year"), tongue.say("people_killed"))
    return Figure(
        "killed", frame.title, drawn(draw_series(frame, series, speech_of(tongue))), heads, tuple(rows)
    )


def _rows_figure(frame: Frame, rows: Sequence[Row], heads: tuple[str, str], tongue: Tongue) -> Figure:
    picture = drawn(draw_rows(frame, rows, speech_of(tongue)))
    told = tuple((row.label, row.shown or tongue.number(row.count)) for row in rows)
    return Figure(frame.ident, frame.title, picture, heads, told)
