"""Maps of counts: incidents by district of Pakistan, or by country, with what has no place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.catalogue.wanted import NONE
from gawah.model.record import record
from gawah.render import Area, Frame, MapWords, Tally, draw_counts, read_layer
from gawah.render.districts import HOME, district_outline, plain_district
from gawah.web.figures import Counted, Figure, drawn, register_with, speech_of
from gawah.web.texts import mark
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.catalogue import Catalogue, District, Wanted
    from gawah.render import Outline
    from gawah.web.texts import Words

LAYERS = {"pk": mark("Districts of Pakistan"), "world": mark("Countries")}
"""The maps there are, each with its name."""
_CREDIT = mark(
    "Lines follow their source and are no ruling on any border. Maps: Natural Earth; Mesoshapes, by way of"
    " Who's On First; changed."
)


@record
class _Place:
    """One line of a map: where, how many, and whether it has an outline."""

    code: str
    """Of the outline; empty where there is none."""
    label: str
    count: int
    address: str


def layer_of(catalogue: Catalogue, wanted: Wanted, asked: str) -> str:
    """The map that is asked for; else the one that shows most."""
    if asked in LAYERS:
        return asked
    known = [one for one in catalogue.districts(wanted) if one.country]
    home = sum(one.incidents for one in known if one.country == HOME)
    return "pk" if 2 * home >= sum(one.incidents for one in known) else "world"


def on_a_map(catalogue: Catalogue, wanted: Wanted, words: Words, layer: str) -> Figure | None:
    """Incidents on a map; None where there is none."""
    found = catalogue.districts(wanted)
    if not found:
        return None
    places = _districts(found, wanted, words) if layer == "pk" else _countries(found, wanted, words)
    outside = sum(one.incidents for one in found if one.country not in {"", HOME}) if layer == "pk" else 0
    nowhere = sum(one.incidents for one in found if not one.country)
    _, ngettext = words.gettext, words.ngettext
    notes, rows = [], [Counted(place.label, place.count, place.address) for place in places]
    if outside:
        notes.append(
            ngettext(
                "%(num)s in another country is left out.", "%(num)s in other countries are left out.", outside
            )
        )
        rows.append(Counted(_("in other countries"), outside))
    if nowhere:
        notes.append(
            ngettext("%(num)s without a place is left out.", "%(num)s without a place are left out.", nowhere)
        )
        rows.append(Counted(_("no place"), nowhere, register_with(wanted, area=NONE)))
    title = _("Incidents by district") if layer == "pk" else _("Incidents by country")
    frame = Frame("by-place", title, _description(places, words), tuple(notes))
    areas = (Area(place.code, place.label, place.count) for place in places)
    tally = Tally.of(layer, areas, words.gettext("others, see the table"))
    picture = draw_counts(frame, tally, _map_words(words), speech_of(words))
    return Figure("by-place", title, drawn(picture), tuple(rows))


def _description(places: Sequence[_Place], words: Words) -> str:
    if not places:
        return words.gettext("No incident has a place on this map.")
    first = places[0]
    return words.gettext("Most: %(place)s (%(number)s).", place=first.label, number=words.number(first.count))


def _districts(found: Sequence[District], wanted: Wanted, words: Words) -> list[_Place]:
    return [_district(one, wanted, words) for one in found if one.country == HOME]


def _district(one: District, wanted: Wanted, words: Words) -> _Place:
    outline = district_outline(one.admin1, one.admin2) if one.admin2 else None
    label = _outlined(outline, one, words) if outline is not None else _told(one, words)
    address = register_with(wanted, area=f"{one.country}|{one.admin1}|{one.admin2}")
    return _Place(outline.code if outline is not None else "", label, one.incidents, address)


def _outlined(outline: Outline, one: District, words: Words) -> str:
    # A newer district stands in the outline of the one that held it, under its own name.
    is_own = plain_district(one.admin2) == plain_district(outline.name)
    if words.language == "ur" and is_own and outline.name_ur:
        return outline.name_ur
    return _in_words(one.admin2, words)


def _in_words(unit: str, words: Words) -> str:
    return Wording(words).unit(unit, HOME) or unit


def _told(one: District, words: Words) -> str:
    """What a place without an outline is called: as exactly as it is known."""
    if one.admin2:
        return _in_words(one.admin2, words)
    if one.admin1:
        return words.gettext("%(place)s, district not known", place=_in_words(one.admin1, words))
    return words.gettext("%(place)s, no more is known", place=Wording(words).country(one.country))


def _countries(found: Sequence[District], wanted: Wanted, words: Words) -> list[_Place]:
    totals: dict[str, int] = {}
    for one in found:
        if one.country:
            totals[one.country] = totals.get(one.country, 0) + one.incidents
    known = read_layer("world").by_code
    ordered = sorted(totals.items(), key=lambda entry: (-entry[1], entry[0]))
    return [
        _Place(
            code if code in known else "",
            Wording(words).country(code),
            number,
            register_with(wanted, place=code),
        )
        for code, number in ordered
    ]


def _map_words(words: Words) -> MapWords:
    _ = words.gettext

    def between(low: int, high: int) -> str:
        first, last = words.number(low), words.number(high)
        return first if low == high else _("%(first)s to %(last)s", first=first, last=last)

    return MapWords(
        between,
        _("nothing reported here, which does not say that nothing happened"),
        _("Not on the map:"),
        _("Counts, no rates: more is counted where more people live, and where more is reported."),
        _(_CREDIT),
    )
