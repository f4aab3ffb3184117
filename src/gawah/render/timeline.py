"""What happened and how the state answered, on one line of time that runs downwards.

Invariant: a day is a dot, a longer time is a band as long as what it may mean, an open or approximate end is
broken, and what has no year stands at the end, off the line.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.render.frame import MARGIN, Key, Sheet
from gawah.render.labels import SIZE, wrap
from gawah.render.series import bounds
from gawah.render.svg import Element, element
from gawah.values.edtf import Edtf, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.render.frame import Frame, Speech
    from gawah.render.svg import Value

_LINE = MARGIN + 24
_WORDS = _LINE + 38
_DOT, _BAND = 6.0, 14.0
"""How far dots and bands stand from the line: what happened before it, the answer after it."""
_LEAST = 120.0
_OPEN = 14.0
"""How far a band with an open end is drawn beyond the end that is known."""


@record
class Event:
    """Something that happened, or that an authority did about it."""

    when: str
    """EDTF, or nothing where no date is said."""
    label: str
    is_response: bool
    """Whether it is the state's answer, not the deed."""


@record
class History:
    """The events of one incident, and the words beside them."""

    events: tuple[Event, ...]
    deed: str
    """What the legend calls what happened."""
    response: str
    """What it calls the state's response."""
    undated: str
    """Stands above the events that have no date."""


@record
class _Placed:
    """An event with the first and last day it may mean; None where that end is open."""

    event: Event
    when: Edtf
    first: date | None
    last: date | None

    @property
    def known(self) -> date:
        """The day under which it is sorted: the middle of what was said, or the end of it that is known."""
        first, last = self.when.earliest, self.when.latest
        if first is None or last is None:
            return first or last or date.max
        return first + (last - first) / 2


def _placed(event: Event) -> _Placed | None:
    """Where an event lies on the line, or None where nobody can say."""
    if not event.when:
        return None
    when = parse(event.when)
    days = bounds(when) or (when.earliest, when.latest)
    return None if days == (None, None) else _Placed(event, when, *days)


class _Scale:
    """Days as positions on the line."""

    def __init__(self, placed: Sequence[_Placed], top: float, high: float) -> None:
        days = [day for one in placed for day in (one.first, one.last) if day is not None]
        self.first, self.last = min(days), max(days)
        self.top, self.high = top, high

    def at(self, day: date) -> float:
        """The position of a day."""
        span = (self.last - self.first).days
        return self.top + (self.high * (day - self.first).days / span if span else self.high / 2)


def draw_history(frame: Frame, history: History, speech: Speech) -> str:
    """The line of time of one incident.

    Raises:
        ValueError: a date is not EDTF.
    """
    sheet = Sheet(frame, speech)
    told = [(event, _placed(event)) for event in history.events]
    placed = sorted(
        (one for _, one in told if one is not None), key=lambda one: (one.known, one.last or date.max)
    )
    loose = [event for event, one in told if one is None]
    if placed:
        _draw_line(sheet, placed)
    _draw_loose(sheet, history, loose)
    sheet.legend(
        Key(words, (*_look(sheet, is_response=answer).items(), ("rx", 0 if answer else 5)))
        for words, answer in ((history.deed, False), (history.response, True))
    )
    return sheet.finish()


def _draw_line(sheet: Sheet, placed: Sequence[_Placed]) -> None:
    room = sheet.frame.width - MARGIN - _WORDS
    heights = [_height(sheet, one.event, room) for one in placed]
    top = sheet.y + SIZE
    scale = _Scale(placed, top, max(_LEAST, sum(heights) - heights[-1]))
    end = top + scale.high + _OPEN
    x = sheet.x(_LINE)
    sheet.put(element("line", x1=x, x2=x, y1=top - 6, y2=end, class_="fig-time", stroke="currentColor"))
    for at, one in enumerate(placed):
        middle = _draw_mark(sheet, scale, one)
        # A label stands beside its mark, or as near below as the labels before it leave room,
        # but never so low that those after it have none.
        lowest = end - sum(heights[at:])
        start = max(sheet.y, min(middle - sheet.leading * 0.6, max(lowest, sheet.y)))
        _lead(sheet, one.event, middle, start + sheet.leading * 0.6)
        sheet.y = start
        _write(sheet, one.event, room)
    sheet.y = max(sheet.y, end)


def _lines(speech: Speech, event: Event, room: float) -> int:
    date_lines = len(wrap(speech.date(event.when), room)) if event.when else 0
    return date_lines + len(wrap(event.label, room))


def _height(sheet: Sheet, event: Event, room: float) -> float:
    return _lines(sheet.speech, event, room) * sheet.leading + 4


def _write(sheet: Sheet, event: Event, room: float) -> None:
    if event.when:
        sheet.lines(sheet.speech.date(event.when), _WORDS, room, "fig-number")
    sheet.lines(event.label, _WORDS, room)
    sheet.y += 4


def _lead(sheet: Sheet, event: Event, middle: float, y: float) -> None:
    """A thin line from a mark to its label."""
    ends = {
        "x1": sheet.x(_LINE + (20 if event.is_response else 2)),
        "y1": middle,
        "x2": sheet.x(_WORDS - 4),
        "y2": y,
    }
    sheet.put(element("line", **ends, class_="fig-lead", stroke="currentColor"))


def _look(sheet: Sheet, *, is_response: bool) -> dict[str, Value]:
    return {
        "fill": sheet.fill(1 if is_response else 0),
        "class_": "fig-response" if is_response else "fig-deed",
        "stroke": "currentColor",
    }


def _title(sheet: Sheet, event: Event) -> Element:
    when = f"{sheet.speech.date(event.when)}: " if event.when else ""
    return element("title", f"{when}{event.label}")


def _draw_mark(sheet: Sheet, scale: _Scale, one: _Placed) -> float:
    """A dot or a band; the position of its middle."""
    title = _title(sheet, one.event)
    look = _look(sheet, is_response=one.event.is_response)
    if one.first is not None and one.first == one.last:
        y = scale.at(one.first)
        sheet.put(_dot(sheet, y, title, look))
        return y
    top = scale.at(one.first) if one.first else scale.at(one.last or scale.last) - _OPEN
    bottom = scale.at(one.last) if one.last else top + _OPEN
    along = _LINE + (_BAND if one.event.is_response else -_BAND) - 4
    box = sheet.bar(along, top, 8, max(bottom - top, 3.0))
    if one.when.is_approximate or one.first is None or one.last is None:
        look["stroke_dasharray"] = "2 2"
    sheet.put(element("rect", title, **box, **look))
    return top + min(max(bottom - top, 3.0), 24.0) / 2


def _dot(sheet: Sheet, y: float, title: Element, look: dict[str, Value]) -> Element:
    """A circle for the deed, a square for the answer, so that they differ without colours."""
    x = sheet.x(_LINE + (-_DOT if look["class_"] == "fig-deed" else _DOT))
    if look["class_"] == "fig-deed":
        return element("circle", title, cx=x, cy=y, r=5, **look)
    return element("rect", title, x=x - 5, y=y - 5, width=10, height=10, **look)


def _draw_loose(sheet: Sheet, history: History, loose: Sequence[Event]) -> None:
    if not loose:
        return
    sheet.y += 4
    sheet.lines(history.undated, MARGIN, sheet.inner, "fig-untold")
    for event in loose:
        y = sheet.y + sheet.leading * 0.6
        look = _look(sheet, is_response=event.is_response) | {"stroke_dasharray": "2 2", "fill": "none"}
        sheet.put(_dot(sheet, y, _title(sheet, event), look))
        _write(sheet, event, sheet.frame.width - MARGIN - _WORDS)
