"""The figures of one incident or place: its line of time, and the map of where it is said to have been."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from gawah.render import Event, Frame, History, Speech, Spot, SpotWords, draw_history, draw_spots, spot_of
from gawah.review.where import gazetteer
from gawah.values import edtf
from gawah.web.texts import all_words, mark
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.register import Incident, Subject
    from gawah.render.outlines import Outline
    from gawah.web.texts import Words

_MAPS = 128
"""Maps that are remembered: many incidents lie in one town."""
_NOTES = {
    "admin1": mark("Known to the province only."),
    "admin2": mark("Known to the district only."),
    "country": mark("Known to the country only."),
    "settlement": mark("The dot is the town, not the spot in it."),
    "site": mark("A single building is drawn as a circle of two kilometres that is moved a little."),
}
"""What a map says of how exactly a place is known."""


def speech_of(words: Words) -> Speech:
    """How a figure speaks a language."""
    return Speech(words.language, words.number, words.day, is_rtl=words.direction == "rtl")


def draw_timeline(incident: Incident, words: Words) -> Markup | None:
    """What happened and how the state answered; None where nothing has a date and nobody answered."""
    events = tuple(_events(incident, words))
    if not incident.measures and not any(event.when for event in events):
        return None
    frame = Frame(
        "timeline",
        words.gettext("What happened, and what the state did"),
        "; ".join(f"{words.day(e.when)}: {e.label}" if e.when else e.label for e in events),
    )
    history = History(
        events,
        words.gettext("what happened"),
        words.gettext("what the state did, or left undone"),
        words.gettext("Without a date:"),
    )
    return Markup(draw_history(frame, history, speech_of(words)))  # noqa: S704 (its labels are escaped)


def _events(incident: Incident, words: Words) -> Iterator[Event]:
    say = Wording(words)
    comma = words.gettext(", ")
    deed = say.code("act_type", incident.type)
    told = incident.subject.fields.get("date")
    for value in told.values if told is not None and told.values else ("",):
        yield Event(_dated(value), deed, is_response=False)
    for measure in incident.measures:
        what = say.code("measure_type", measure.type) if measure.type else say.kind("measure")
        by = comma.join(measure.by)
        yield Event(_dated(measure.date or ""), f"{what} ({by})" if by else what, is_response=True)


def _dated(value: str) -> str:
    return value if edtf.is_valid(value) else ""


def spot(place: Subject, say: Wording) -> Spot:
    """A place as a map may draw it: as exactly as it is known, and no more."""
    levels = [place.value(level) for level in ("name", "admin2", "admin1", "country")]
    precision = place.value("precision") or ""
    exactly = f" ({say.code('precision', precision)})" if precision else ""
    label = say.where(*levels) + exactly
    entry = gazetteer().get(place.value("gazetteer") or "")
    return Spot(label, precision) if entry is None else spot_of(entry, label)


def draw_places(spots: tuple[Spot, ...], words: Words) -> Markup:
    """The map of some places, with those that cannot be drawn told beneath."""
    return _draw_places(spots, words.language)


@lru_cache(maxsize=_MAPS)
def _draw_places(spots: tuple[Spot, ...], language: str) -> Markup:
    words = all_words()[language]

    def name(outline: Outline) -> str:
        return (outline.name_ur if language == "ur" else "") or outline.name

    frame = Frame(
        "places",
        words.gettext("Where it is"),
        "; ".join(spot.label for spot in spots),
        tuple(words.gettext(_NOTES[one]) for one in sorted({s.precision for s in spots} & set(_NOTES))),
    )
    of_spots = SpotWords(
        name,
        lambda km: words.gettext("%(km)s km", km=words.number(km)),
        words.gettext("Not on the map:"),
        words.gettext(
            "Lines follow their source and are no ruling on any border. Maps: Natural Earth; Mesoshapes, by"
            " way of Who's On First; changed."
        ),
    )
    return Markup(draw_spots(frame, spots, of_spots, speech_of(words)))  # noqa: S704 (its labels are escaped)
