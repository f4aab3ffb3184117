"""Counts as bars: over time, and by what was counted.

Invariant: bars begin at zero, and each count of the data is drawn once or told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.render.axis import ticks
from gawah.render.frame import MARGIN, Key, Sheet
from gawah.render.labels import SIZE, width
from gawah.render.series import Plan, bounds
from gawah.render.svg import element
from gawah.values.edtf import parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gawah.render.frame import Frame, Speech
    from gawah.render.series import Row, Series, Step

_PLOT = 150.0
_BAND = 14.0
_GAP = 0.16
"""The part of its place on the axis that a bar leaves empty."""
_WIDEST = 40.0


class _Plot:
    """The space of the bars, and where months, years and counts lie in it."""

    def __init__(self, sheet: Sheet, plan: Plan) -> None:
        self.marks = ticks(plan.highest)
        number = sheet.speech.number
        self.start = MARGIN + max(width(number(mark)) for mark in self.marks) + 6
        self.wide = sheet.frame.width - MARGIN - self.start
        self.top = sheet.y + SIZE
        self.bottom = self.top + _PLOT
        self.slot = self.wide / max(1, len(plan.steps))

    def at(self, number: int) -> float:
        """Where the place of the nth month or year begins."""
        return self.start + number * self.slot

    def up(self, count: int) -> float:
        """The height of a count above the axis, as a position."""
        return self.bottom - _PLOT * count / self.marks[-1]


def draw_series(frame: Frame, series: Series, speech: Speech) -> str:
    """Bars over time, stacked by kind.

    Args:
        frame: what the figure is called and says of itself; the unit of the counts belongs into its notes.
        series: the counts.
        speech: how numbers and dates are said.

    Raises:
        ValueError: a period is not EDTF.
    """
    sheet = Sheet(frame, speech)
    plan = Plan(series)
    if plan.steps:
        plot = _Plot(sheet, plan)
        _draw_grid(sheet, plot)
        _draw_uncovered(sheet, plot, plan)
        for at, step in enumerate(plan.steps):
            _draw_stack(sheet, plot, series, (at, step, plan.bars[step]))
        _draw_unfinished(sheet, plot, plan)
        sheet.y = plot.bottom
        _label_steps(sheet, plot, plan.steps)
        _draw_bands(sheet, plot, plan)
    _tell(sheet, series, plan)
    return sheet.finish()


def _draw_grid(sheet: Sheet, plot: _Plot) -> None:
    for mark in plot.marks:
        y = plot.up(mark)
        ends = {"x1": sheet.x(plot.start), "x2": sheet.x(plot.start + plot.wide), "y1": y, "y2": y}
        sheet.put(element("line", **ends, class_="fig-grid" if mark else "fig-axis", stroke="currentColor"))
        words = sheet.speech.number(mark)
        sheet.text(words, plot.start - 4, y + 0.35 * SIZE, text_anchor="end", class_="fig-number")


def _draw_uncovered(sheet: Sheet, plot: _Plot, plan: Plan) -> None:
    for at, step in enumerate(plan.steps):
        if step in plan.uncovered:
            box = sheet.bar(plot.at(at), plot.top, plot.slot, _PLOT)
            sheet.put(element("rect", **box, class_="fig-uncovered", fill=sheet.hatch()))


def _draw_stack(sheet: Sheet, plot: _Plot, series: Series, place: tuple[int, Step, dict[str, int]]) -> None:
    at, step, counts = place
    low = 0
    wide = min(plot.slot * (1 - _GAP), _WIDEST)
    along = plot.at(at) + (plot.slot - wide) / 2
    for number, kind in enumerate(series.kinds):
        count = counts.get(kind.code, 0)
        if count:
            box = sheet.bar(along, plot.up(low + count), wide, plot.up(low) - plot.up(low + count))
            told = f"{sheet.speech.date(str(step))} · {kind.label}: {sheet.speech.number(count)}"
            title = element("title", told)
            sheet.put(element("rect", title, **box, class_="fig-bar", fill=sheet.fill(number)))
            low += count
    words = sheet.speech.number(low)
    if low and width(words, SIZE) < plot.slot:
        sheet.text(
            words, plot.at(at) + plot.slot / 2, plot.up(low) - 3, text_anchor="middle", class_="fig-number"
        )


def _draw_unfinished(sheet: Sheet, plot: _Plot, plan: Plan) -> None:
    if plan.unfinished is not None:
        at = plan.steps.index(plan.unfinished)
        box = sheet.bar(plot.at(at) + 0.5, plot.top - SIZE / 2, plot.slot - 1, _PLOT + SIZE / 2)
        sheet.put(element("rect", **box, class_="fig-unfinished", **_DASHED))


_DASHED = {"fill": "none", "stroke": "currentColor", "stroke_dasharray": "3 2"}


def _label_steps(sheet: Sheet, plot: _Plot, steps: Sequence[Step]) -> None:
    """Name as many months or years as have room, evenly."""
    words = [sheet.speech.date(str(step)) for step in steps]
    widest = max(map(width, words)) + 8
    every = max(1, -int(-widest // plot.slot))
    sheet.y += sheet.leading
    end = plot.start + plot.wide
    for at in range(0, len(steps), every):
        half = width(words[at]) / 2
        middle = max(min(plot.at(at) + plot.slot / 2, end - half), half)
        sheet.text(words[at], middle, sheet.y, text_anchor="middle", class_="fig-number")
        x = sheet.x(plot.at(at) + plot.slot / 2)
        sheet.put(
            element(
                "line",
                x1=x,
                x2=x,
                y1=plot.bottom,
                y2=plot.bottom + 3,
                class_="fig-axis",
                stroke="currentColor",
            )
        )
    sheet.y += 4


def _draw_bands(sheet: Sheet, plot: _Plot, plan: Plan) -> None:
    """What has no bar, over the time that it may mean, each in a row of its own."""
    for period, count in plan.bands:
        begins, ends = plan.steps[0].first, plan.steps[-1].last
        first, last = bounds(parse(period)) or (begins, ends)
        start, end = (_along(plot, plan.steps, day) for day in (max(first, begins), min(last, ends)))
        told = f"{sheet.speech.date(period)}: {sheet.speech.number(count)}"
        wide = max(end - start, 2.0)
        box = sheet.bar(start, sheet.y + 2, wide, _BAND - 4)
        title = element("title", told)
        # What may lie beyond the axis has a broken edge.
        dashes = {} if begins <= first and last <= ends else {"stroke_dasharray": "3 2"}
        look = {"class_": "fig-band", "fill": sheet.hatch(), "stroke": "currentColor"} | dashes
        sheet.put(element("rect", title, **box, **look))
        _label_band(sheet, told, (plot.start, start, start + wide, plot.start + plot.wide))


def _label_band(sheet: Sheet, told: str, where: tuple[float, float, float, float]) -> None:
    """Beside the band where there is room, after it or before it; else in a line beneath."""
    left, start, end, right = where
    if width(told) + 4 <= right - end:
        sheet.text(told, end + 4, sheet.y + 0.8 * _BAND, class_="fig-number")
    elif width(told) + 4 <= start - left:
        sheet.text(told, start - 4, sheet.y + 0.8 * _BAND, text_anchor="end", class_="fig-number")
    else:
        sheet.y += _BAND
        sheet.lines(told, left, right - left, "fig-number")
        sheet.y -= _BAND - 4
    sheet.y += max(_BAND, sheet.leading)


def _along(plot: _Plot, steps: Sequence[Step], day: date) -> float:
    """Where a day lies on the axis."""
    at = next(number for number, step in enumerate(steps) if step.first <= day <= step.last)
    step = steps[at]
    part = (day - step.first).days / ((step.last - step.first).days or 1)
    return plot.at(at) + part * plot.slot


def _tell(sheet: Sheet, series: Series, plan: Plan) -> None:
    """The legend, and how many have no place on the axis."""
    keys = []
    if len(series.kinds) > 1:
        keys += [_key(kind.label, sheet.fill(at)) for at, kind in enumerate(series.kinds)]
    if plan.bands:
        keys.append(_key(series.undated(sum(n for _, n in plan.bands), plan.unit), sheet.hatch()))
    if plan.unfinished is not None:
        keys.append(Key(series.unfinished[1], tuple(_DASHED.items())))
    if plan.uncovered:
        keys.append(Key(series.uncovered[1], (("fill", sheet.hatch()), ("class_", "fig-uncovered"))))
    sheet.legend(keys)
    if plan.untold:
        sheet.lines(series.off_axis(plan.untold), MARGIN, sheet.inner, "fig-untold")


def _key(label: str, fill: str) -> Key:
    return Key(label, (("fill", fill), ("class_", "fig-bar")))


def draw_rows(frame: Frame, rows: Sequence[Row], speech: Speech) -> str:
    """Bars that lie, each beneath its label, in the order given; a label may be as long as it is."""
    sheet = Sheet(frame, speech)
    shown = [row.shown or speech.number(row.count) for row in rows]
    beside = max((width(words) for words in shown if width(words) <= sheet.inner / 2), default=0.0)
    unit = (sheet.inner - beside - 6) / (max((row.count for row in rows), default=0) or 1)
    for row, words in zip(rows, shown, strict=True):
        sheet.lines(row.label, MARGIN, sheet.inner)
        _draw_row(sheet, row, words, unit * row.count)
    return sheet.finish()


def _draw_row(sheet: Sheet, row: Row, words: str, wide: float) -> None:
    x, y = sheet.x(MARGIN), sheet.y + 2
    sheet.put(element("line", x1=x, x2=x, y1=y - 1, y2=y + 11, class_="fig-axis", stroke="currentColor"))
    if row.count:
        title = element("title", f"{row.label}: {words}")
        box = sheet.bar(MARGIN, y, wide, 10)
        sheet.put(element("rect", title, **box, class_="fig-bar", fill=sheet.fill(0)))
    sheet.y += 16
    if width(words) <= sheet.inner / 2:
        sheet.text(words, MARGIN + wide + 4, y + 9, class_="fig-number")
    else:
        sheet.lines(words, MARGIN, sheet.inner, "fig-number")
    sheet.y += 2
