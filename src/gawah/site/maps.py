"""The map of a site: incidents by district of Pakistan, or by country, as a picture of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.render import Area, Frame, MapWords, Tally, draw_counts, read_layer, style_sheet
from gawah.render.districts import HOME, district_outline
from gawah.site.charts import speech_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.guard.coarse import Where
    from gawah.site.book import Book
    from gawah.site.tongue import Tongue

_WIDE = 360.0


@record
class Mapped:
    """The map with the table behind it."""

    title: str
    description: str
    picture: bytes
    """SVG, with its own style, to be shown as an image."""
    rows: tuple[tuple[str, str], ...]


def mapped(book: Book, tongue: Tongue) -> Mapped | None:
    """Incidents on a map; None where there is none."""
    if not book.entries:
        return None
    places = Counter(one.told.where for one in book.entries)
    home = sum(number for where, number in places.items() if where is not None and where.country == HOME)
    placed = sum(number for where, number in places.items() if where is not None)
    layer = "pk" if 2 * home >= placed else "world"
    areas = _areas(places, layer, tongue)
    first = areas[0]
    told = tongue.say("map_most", place=first.label, number=tongue.number(first.count))
    title = tongue.say("by_place")
    frame = Frame("by-place", title, told, (), _WIDE)
    drawn = draw_counts(
        frame, Tally.of(layer, areas, tongue.say("map_others")), _words(tongue), speech_of(tongue)
    )
    rows = tuple((area.label, tongue.number(area.count)) for area in areas)
    return Mapped(title, told, _standing_alone(drawn), rows)


def _areas(places: Mapping[Where | None, int], layer: str, tongue: Tongue) -> list[Area]:
    """What was counted where, the most first; by country where the map is of countries."""
    found: Counter[tuple[str, str]] = Counter()
    for where, number in places.items():
        if layer == "world" and where is not None and where.country:
            found[_country(where.country), tongue.country(where.country)] += number
        else:
            found[_code(where), tongue.place(where)] += number
    return [
        Area(code, label, n) for (code, label), n in sorted(found.items(), key=lambda e: (-e[1], e[0][1]))
    ]


def _country(code: str) -> str:
    return code if code in read_layer("world").by_code else ""


def _code(where: Where | None) -> str:
    if where is None or where.country != HOME or where.precision != "admin2" or not where.names:
        return ""
    outline = district_outline(where.names[1] if len(where.names) > 1 else "", where.names[0])
    return outline.code if outline is not None else ""


def _words(tongue: Tongue) -> MapWords:
    def between(low: int, high: int) -> str:
        return tongue.bounds((low, high))

    return MapWords(
        between,
        tongue.say("map_nothing"),
        tongue.say("map_beside"),
        tongue.say("map_rates"),
        tongue.say("map_credit"),
    )


def _standing_alone(picture: str) -> bytes:
    """A picture that is a file: its style goes with it."""
    head, _, rest = picture.partition(">")
    return f"{head}><style><![CDATA[{style_sheet()}]]></style>{rest}".encode()
