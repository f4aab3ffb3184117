"""Places: those that the gazetteer knows, and those that the text itself calls places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.marks import Mention, PlaceMark
from gawah.extract.taggers.place_evidence import weigh_evidence
from gawah.extract.taggers.place_lines import read_lines
from gawah.extract.taggers.place_names import find_names
from gawah.extract.taggers.place_senses import COUNTS, Sense, area_of, choose, link_neighbours
from gawah.extract.taggers.place_unknown import Unknown, find_unknown
from gawah.values.learnt import Learnt
from gawah.values.places import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.extract.page import Page
    from gawah.extract.taggers.place_lines import Line
    from gawah.values.places import Place

IN_BODY = 0.3
_HIGHEST = 0.98
_DEMONYM = 0.9


class Places:
    """Names of places, each with the place it most likely means.

    A mark with a score below 0.5 is no mention: the place in the name of a body ("Lahore High Court"),
    kept because it says where the body is.
    """

    name = "places@1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("place",)

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Use a gazetteer; without one, the one that ships is opened when a page is first read."""
        self._gazetteer = gazetteer
        self._mark = Learnt(self._mark_of).__getitem__

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that names are looked up in."""
        if self._gazetteer is None:
            from gawah.settings import Settings

            self._gazetteer = Gazetteer.open(Settings().cache)
        return self._gazetteer

    def tag(self, page: Page) -> Iterable[Mention]:
        """The places, demonyms and places inside names of bodies of a page."""
        gazetteer = self.gazetteer
        lines = read_lines(page)
        names = find_names(page, lines, gazetteer)
        demonyms = list(_demonyms(lines))
        weigh_evidence(page, names)
        link_neighbours(names)
        area = area_of(names, [code for _, _, code in demonyms])
        countries = area.countries
        senses = choose(names, area, gazetteer)
        unknown = find_unknown(page, lines, senses, countries, gazetteer)
        named = {name.start for name in names}
        for start, end, code in demonyms:
            if start not in named:
                yield self._demonym(start, end, code)
        for sense in senses:
            mention = self._known(sense)
            if mention is not None:
                yield mention
        for found in unknown:
            yield self._unknown(found, senses, countries)

    def _demonym(self, start: int, end: int, code: str) -> Mention:
        country = self.gazetteer.unit(code)
        name = country.name if country is not None else code
        mark = PlaceMark(
            name,
            country.id if country else None,
            code,
            precision="country",
            lat=country.lat if country else None,
            lon=country.lon if country else None,
            adjective=True,
        )
        return Mention(start, end, "place", mark, _DEMONYM, self.name)

    def _known(self, sense: Sense) -> Mention | None:
        score = sense.score
        name = sense.name
        if name.in_body:
            score = IN_BODY if sense.place.weight >= COUNTS or score >= COUNTS else 0.0
        elif score < COUNTS:
            score = IN_BODY if not name.person and score + 0.5 >= COUNTS and _is_unit(sense.place) else 0.0
        if score <= 0.0:
            return None
        mark = self._mark(sense.place)
        return Mention(name.start, name.end, "place", mark, min(_HIGHEST, score), self.name)

    def _mark_of(self, place: Place) -> PlaceMark:
        gazetteer = self.gazetteer
        return PlaceMark(
            place.name,
            place.id,
            place.country or None,
            gazetteer.admin1_name(place),
            gazetteer.admin2_name(place),
            place.precision,
            place.lat,
            place.lon,
            parts=tuple(part.id for part in gazetteer.parts(place)),
        )

    def _unknown(self, found: Unknown, senses: Sequence[Sense], countries: dict[str, float]) -> Mention:
        if found.place is not None:
            mark = self._mark(found.place)
        else:
            mark = self._described(found, senses, countries)
        return Mention(found.start, found.end, "place", mark, found.score, self.name)

    def _described(self, found: Unknown, senses: Sequence[Sense], countries: dict[str, float]) -> PlaceMark:
        """A place that only the text knows: its country and units are those of what it is said to lie in."""
        gazetteer = self.gazetteer
        holder = found.holder or _beside(found, senses)
        if holder is None:
            prevailing = [code for code, share in countries.items() if share >= 1.0]
            country = prevailing[0] if len(prevailing) == 1 else None
            return PlaceMark(found.text, None, country, precision=found.precision)
        units = tuple(unit.id for unit in gazetteer.parts(holder))
        return PlaceMark(
            found.text,
            None,
            holder.country or None,
            gazetteer.admin1_name(holder),
            gazetteer.admin2_name(holder),
            found.precision,
            parts=(holder.id, *units) if _is_unit(holder) or holder.precision == "admin2" else units,
        )


def _beside(found: Unknown, senses: Sequence[Sense]) -> Place | None:
    """The nearest sure place of the same sentence, before it or else after it."""
    sentence = found.sentence
    near = [
        s
        for s in senses
        if s.score >= COUNTS and not s.name.in_body and sentence.start <= s.name.start < sentence.end
    ]
    near.sort(key=lambda s: (s.name.start > found.start, abs(s.name.start - found.start)))
    return near[0].place if near else None


def _is_unit(place: Place) -> bool:
    return place.precision in {"country", "admin1"}


def _demonyms(lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    """The words for the people of a country, with its code."""
    for line in lines:
        lex, words = line.lex, line.words
        passed = 0
        for at in words.among(lex.demonym_words):
            if at < passed or (lex.cased and not lex.small_demonyms and words[at].shape == "l"):
                continue
            hit = lex.demonyms.at(words, at)
            if hit is not None:
                passed = at + hit[0]
                yield words.starts[at], words.ends[passed - 1], hit[1]
