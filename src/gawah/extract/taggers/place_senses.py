"""Which place each name of a page means: decided for all of them together.

A page is mostly about one country and a part of it, names beside each other are often a place and what it
lies in, and one name means one place throughout.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from gawah.model.record import record
from gawah.values.places import Hints, lead, likeliest, weigh_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.taggers.place_lines import Name
    from gawah.values.places import Found, Gazetteer, Place

_K = TypeVar("_K")

BASE = 0.25
OF_WEIGHT = 0.5
AGREES = 0.1
DISAGREES = -0.15
FAR_AND_SMALL = -0.2
_SMALL = 0.55
_BARE_WEIGHT = 0.65
_ABOUT = 0.3
BESIDE = 0.3
HOLDS = 0.2
LISTED = 0.12
KNOWN_PERSON = -0.5
BARE = -0.12
SEEN_SURE = 0.15
SURE = 0.65
COUNTS = 0.5
"""From this score on a mark is a mention of a place; below it is evidence for where the page is about."""
_COUNTRY_VOTE = 1.5
_FEW = 0.05
_MARGIN = 0.1
_ANCHORS = 8
_MOST = 3
_GAP = 5
_TRIED = 12
_DEMONYM_VOTE = 1.0


def _likelihood(name: Name, place: Place) -> float:
    """How likely a name is a place's here, if it means this one, before the page as a whole is asked."""
    return BASE + OF_WEIGHT * place.weight + name.evidence + name.supported


@dataclass(slots=True)
class Sense:
    """A name with the place that it most likely means."""

    name: Name
    place: Place
    score: float
    """0 to 1: how sure it is that the name is a place's here."""


def link_neighbours(names: Sequence[Name]) -> None:
    """Find each place that stands beside what it lies in ("X, Y", "X in Y province"), and lists of places."""
    for left, right in reversed(list(pairwise(names))):
        if left.line is not right.line or right.first - left.last > _GAP:
            continue
        kind = _link(left, right)
        if kind is None:
            continue
        inside = _within(left.found, right.found)
        outside = _within(right.found, left.found) if not inside else []
        if inside:
            left.containers = inside
            left.supported, right.supported = max(left.supported, BESIDE), max(right.supported, HOLDS)
        elif outside:
            right.containers = outside
            right.supported, left.supported = max(right.supported, BESIDE), max(left.supported, HOLDS)
        else:
            _call_alike(left, right)
        if kind == "list" and not inside and not outside:
            left.supported, right.supported = max(left.supported, LISTED), max(right.supported, LISTED)


def _call_alike(left: Name, right: Name) -> None:
    """What is said of the last of several places ("X and Y districts") is said of those before it."""
    if right.called_place and left.level is None and right.level in {"admin1", "admin2", "admin3"}:
        left.level = right.level
        left.supported = max(left.supported, LISTED)


def _link(left: Name, right: Name) -> str | None:
    """``link`` where only joining words stand between two names, ``list`` for signs of a list."""
    lex = left.line.lex
    between = left.line.words[left.last : right.first]
    if not between:
        return None if lex.cased else "link"
    kind = "list"
    at = left.last
    while at < right.first:
        word = left.line.words[at]
        hit = lex.types_after.at(left.line.words, at) or lex.types.at(left.line.words, at)
        size = hit[0] if hit is not None and at + hit[0] <= right.first else 1
        if hit is None and not (word.key in lex.link or word.key in lex.skipped or word.key in lex.of):
            return None
        kind = "link" if word.shape != "." else kind
        at += size
    return kind


def _within(inner: tuple[Found, ...], outer: tuple[Found, ...]) -> list[Place]:
    """The places of one name that hold a place of another."""
    found: list[Place] = []
    for holder in outer[:_TRIED]:
        place = holder.place
        if place.precision in {"country", "admin1", "admin2"} and any(
            f.place.within(place) for f in inner[: 2 * _TRIED]
        ):
            found.append(place)
    return found


@record
class Area:
    """What part of the world a page is about; 1 for what prevails."""

    countries: dict[str, float]
    units: dict[tuple[str, str], float]
    """By the codes of a country and of a first-level unit in it."""
    given: dict[str, dict[str, float]]
    """How much of that each name added itself to countries: it is no witness in its own case."""

    def without(self, key: str) -> dict[str, float]:
        """The countries as all other names see them."""
        given = self.given.get(key)
        if not given:
            return self.countries
        shares = [(code, share - given.get(code, 0.0)) for code, share in self.countries.items()]
        rest = {code: share for code, share in shares if share > _FEW / 2}
        most = max(rest.values(), default=0.0)
        return {code: share / most for code, share in rest.items()} if most else self.countries


def area_of(names: Sequence[Name], demonyms: Sequence[str]) -> Area:
    """Where the places of a page lie, each name's vote shared out among the places that bear it."""
    countries: dict[str, float] = {}
    units: dict[tuple[str, str], float] = {}
    times: dict[str, int] = {}
    voters: dict[str, Name] = {}
    for name in names:
        if name.person or _likelihood(name, name.found[0].place) < COUNTS:
            continue
        times[name.key] = times.get(name.key, 0) + 1
        if name.containers or name.key not in voters:
            voters[name.key] = name
    given: dict[str, dict[str, float]] = {}
    for key, name in voters.items():
        given[key] = _vote(name, min(_MOST, times[key]) ** 0.5, units)
        for country, votes in given[key].items():
            countries[country] = countries.get(country, 0.0) + votes
    for country in demonyms:
        countries[country] = countries.get(country, 0.0) + _DEMONYM_VOTE
    most = max(countries.values(), default=1.0)
    shares = {key: {code: votes / most for code, votes in own.items()} for key, own in given.items()}
    return Area(_scaled(countries), _scaled(units), shares)


def _vote(name: Name, votes: float, units: dict[tuple[str, str], float]) -> dict[str, float]:
    """Share one name's votes among its places and countries, by the square of how well known each is."""
    by_unit: dict[tuple[str, str], float] = {}
    for found in name.found[: 2 * _TRIED]:
        place = found.place
        if place.country and (not name.containers or any(place.within(c) for c in name.containers)):
            codes = (place.country, place.admin1)
            by_unit[codes] = max(by_unit.get(codes, 0.0), place.weight)
    best: dict[str, float] = {}
    for (country, _), weight in by_unit.items():
        best[country] = max(best.get(country, 0.0), weight)
    all_countries = sum([weight**2 for weight in best.values()])
    all_units = sum([weight**2 for weight in by_unit.values()])
    if name.found[0].place.precision == "country":
        votes *= _COUNTRY_VOTE
    for codes, weight in by_unit.items():
        if codes[1]:
            units[codes] = units.get(codes, 0.0) + votes * weight**2 / all_units
    return {country: votes * weight**2 / all_countries for country, weight in best.items()}


def _scaled(votes: dict[_K, float]) -> dict[_K, float]:
    most = max(votes.values(), default=0.0)
    return {codes: vote / most for codes, vote in votes.items() if vote >= _FEW * most} if most else {}


def choose(names: Sequence[Name], area: Area, gazetteer: Gazetteer) -> list[Sense]:
    """The likeliest place for each name, with how sure it is that it is one."""
    said = {n.key: n.containers for n in names if n.containers}
    for name in names:  # what a name is said to lie in once holds for it throughout
        name.containers = name.containers or said.get(name.key, [])
    choice = _Choice(area, gazetteer)
    choice.settle_anchors(names)
    persons = {n.key for n in names if n.person and n.last - n.first == 1}
    senses = [_sense(n, choice.of(n), area, persons) for n in names if _may_count(n)]
    sure = {s.name.key for s in senses if s.score >= SURE and not s.name.person}
    for sense in senses:
        if sense.name.key in sure and not sense.name.person:
            sense.score += SEEN_SURE
    return senses


def _may_count(name: Name) -> bool:
    """Whether a name may yet be a place or say where a body is; to rank the others would be lost time."""
    most = _likelihood(name, name.found[0].place) + AGREES + SEEN_SURE
    if name.in_body or most >= COUNTS:
        return True
    return most >= 0.0 and any(f.place.precision in {"country", "admin1"} for f in name.found)


class _Choice:
    """The place of each name of a page, chosen once for all of its mentions that are described alike."""

    def __init__(self, area: Area, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._area = area
        self._nearby: tuple[Place, ...] = ()
        self._weighed: dict[tuple[object, ...], tuple[tuple[Found, ...], list[float]]] = {}
        self._chosen: dict[tuple[object, ...], Place] = {}

    def of(self, name: Name) -> Place:
        """The likeliest place of a name."""
        signature = _signature(name)
        chosen = self._chosen.get(signature)
        if chosen is None:
            found, totals = self._weigh(name, signature)
            own = {f.place.id for f in found} if self._nearby and len(found) > 1 else ()
            nearby = [place for place in self._nearby if place.id not in own]
            chosen = self._chosen[signature] = likeliest(found, totals, nearby)
        return chosen

    def _weigh(self, name: Name, signature: tuple[object, ...]) -> tuple[tuple[Found, ...], list[float]]:
        """The places of a name, with the evidence for each but for that of the places nearby."""
        weighed = self._weighed.get(signature)
        if weighed is None:
            found = self._all(name)
            area = self._area
            hints = Hints(area.without(name.key), area.units, tuple(name.containers), (), name.level)
            weighed = self._weighed[signature] = (found, weigh_all(found, hints))
        return weighed

    def _all(self, name: Name) -> tuple[Found, ...]:
        """The places of a name; of one that very many share, also those of the page's countries."""
        if not self._gazetteer.is_shared(name.key):
            return name.found
        every = list(name.found)
        countries = self._area.countries
        for country in sorted(countries, key=lambda code: -countries[code])[:2]:
            every += self._gazetteer.find_in(name.key, country)
        fitting = every if name.text.isupper() else [f for f in every if not f.capitals]
        found = {(f.place.id, f.main, f.capitals): f for f in fitting}
        return tuple(found.values())

    def settle_anchors(self, names: Sequence[Name]) -> None:
        """Take the places of the page that are hardly in doubt as hints for the others, units first."""
        found: dict[str, tuple[float, Place]] = {}
        for name in names:
            if name.person or len(found) >= 3 * _ANCHORS:
                continue
            if _likelihood(name, name.found[0].place) < COUNTS:  # of its best known, so of any
                continue
            best, ahead = lead(*self._weigh(name, _signature(name)))
            if ahead < _MARGIN / 2 or best.precision == "country":
                continue
            if _likelihood(name, best) >= COUNTS:
                found[best.id] = (ahead, best)
        order = sorted(found.values(), key=lambda pair: (pair[1].precision == "settlement", -pair[0]))
        self._nearby = tuple(place for _, place in order[:_ANCHORS])


def _signature(name: Name) -> tuple[object, ...]:
    """What the places that a name may mean are weighed by."""
    described = (name.key, name.found[0].capitals, name.level)
    return (*described, *[c.id for c in name.containers]) if name.containers else described


def _sense(name: Name, place: Place, area: Area, persons: set[str]) -> Sense:
    score = _likelihood(name, place)
    if place.precision not in {"country", "region"} and area.countries:
        share = area.countries.get(place.country, 0.0)
        score += AGREES if share >= _ABOUT else DISAGREES if not share else 0.0
        if not share and place.weight < _SMALL and not name.containers:
            score += FAR_AND_SMALL
    bare = not (name.located or name.called_place or name.supported or " " in name.key)
    if bare and place.weight < _BARE_WEIGHT and name.line.lex.cased and name.evidence < LISTED:
        score += BARE
    if name.key in persons and not name.located and _may_mean_person(name, place):
        score += KNOWN_PERSON
    return Sense(name, place, score)


def _may_mean_person(name: Name, place: Place) -> bool:
    """Whether a name that somebody of the page bears may mean them here, where it could be a place too."""
    if place.precision == "admin1":  # "Guerrero had received …", not "Guerrero state"
        return not (name.level or name.containers or name.supported) and name.evidence <= 0.0
    return place.precision != "country"
