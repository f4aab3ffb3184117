"""Which of several places of one name is meant, and why."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from gawah.values.places.records import Candidate, Found, Hints
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.values.places.gazetteer import Gazetteer
    from gawah.values.places.records import Place

# What each kind of evidence adds to how well known a place is (0 to 1). Set by hand on the reading of
# reports, in the order of how seldom each misleads.
CONTAINED = 0.7
COUNTRY = 0.45
UNIT = 0.25
OF_COUNTRY = 0.2
LEVEL = 0.35
OTHER_LEVEL = -0.25
NOT_CONTAINED = -0.25
WITHIN = 0.22
NEAR = ((60.0, 0.2), (160.0, 0.14), (400.0, 0.06))
OTHER_NAME = -0.1
LIKENESS = 81.0
"""The least likeness (0 to 100) at which a name that is not known counts as a misspelling."""
_NAMED = frozenset({"settlement", "admin1"})
_FAR = NEAR[-1][0] / 110
"""Degrees of latitude beyond which a place is not near."""
_RIVALS = 8
_BEST = ("the best known",)
_ALIKE = 8
_SHORT = 5
_SHORT_LIKENESS = 88.0
_UNLIKE = 2.0
_LEVELS = {
    "country": ("country",),
    "admin1": ("admin1", "region"),
    "admin2": ("admin2",),
    "settlement": ("settlement", "site"),
    "region": ("region", "admin1"),
}


def resolve(gazetteer: Gazetteer, name: str, hints: Hints | None = None) -> list[Candidate]:
    """The places that a name may mean, the likeliest first, each with the reasons.

    A name that no place bears in the hinted unit is compared with the names there, so that a misspelling
    is found; never outside of it, where something will always look alike.

    Args:
        gazetteer: the gazetteer.
        name: the name as it stands in a text.
        hints: what the text says about it.
    """
    hints = hints or Hints()
    folded = key(name)
    found = [f for f in gazetteer.find(name) if not f.capitals or name.isupper()]
    if gazetteer.is_shared(folded):
        wanted = dict.fromkeys([*(c.country for c in hints.containers), *hints.countries])
        for country in list(wanted)[:3]:
            found.extend(f for f in gazetteer.find_in(folded, country) if f not in found)
    ranked = rank(found, hints)
    if not ranked or not _agrees(ranked[0].place, hints):
        ranked = sorted([*likely_misspelt(gazetteer, folded, hints), *ranked], key=lambda c: -c.score)
    return ranked


def _agrees(place: Place, hints: Hints) -> bool:
    if hints.containers:
        return any(place.within(c) or place.id == c.id for c in hints.containers)
    return not hints.countries or place.country in hints.countries


def _sure(total: float) -> float:
    """Summed evidence as a score of 0 to 1 that keeps its order however much there is."""
    return 1.0 - math.exp(-1.2 * max(0.0, total))


def rank(found: Sequence[Found], hints: Hints) -> list[Candidate]:
    """The places of a name in the order of how likely each is meant, each with the reasons."""
    has_main = any(f.main for f in found)
    ranked = [
        Candidate(f.place, _sure(total), tuple(_reasons(f, hints, has_main=has_main)) or _BEST)
        for total, f in _weighed(found, weigh_all(found, hints), hints.nearby)
    ]
    return sorted(ranked, key=lambda candidate: -candidate.score)


def weigh_all(found: Sequence[Found], hints: Hints) -> list[float]:
    """The evidence for each place of a name, but for that of the places nearby."""
    has_main = True in [f.main for f in found]
    return [_weigh(f, hints, has_main=has_main) for f in found]


def lead(found: Sequence[Found], totals: Sequence[float]) -> tuple[Place, float]:
    """The likeliest place of a name by evidence already summed, and how far it is ahead.

    What counts is how much surer it is than the next that is not its own district or tehsil.
    """
    if len(found) == 1:
        return found[0].place, _sure(totals[0])
    first, *others = sorted(range(len(found)), key=totals.__getitem__, reverse=True)[:_RIVALS]
    best = found[first].place
    for at in others:
        rival = found[at].place
        if rival.country != best.country or rival.admin1 != best.admin1:
            return best, _sure(totals[first]) - _sure(totals[at])
    return best, _sure(totals[first])


def likeliest(found: Sequence[Found], totals: Sequence[float], nearby: Sequence[Place]) -> Place:
    """The likeliest place of a name by evidence already summed and by the places nearby."""
    if len(found) == 1:
        return found[0].place
    least = max(totals) - WITHIN
    level = [(total, f.place) for total, f in zip(totals, found, strict=True) if total >= least]
    if len(level) == 1:
        return level[0][1]
    return max(level, key=lambda pair: pair[0] + near(pair[1], nearby)[0])[1]


def _weighed(
    found: Sequence[Found], totals: Sequence[float], nearby: Sequence[Place]
) -> list[tuple[float, Found]]:
    """Each place with its evidence, that of the places nearby added where it can turn the choice."""
    if not nearby or not totals:
        return list(zip(totals, found, strict=True))
    least = max(totals) - WITHIN  # distances are dear, and what they add turns only what is nearly level
    return [
        (total + near(f.place, nearby)[0] if total >= least else total, f)
        for total, f in zip(totals, found, strict=True)
    ]


def _fits(place: Place, level: str) -> bool:
    return place.code == "ADM3" if level == "admin3" else place.precision in _LEVELS.get(level, ())


def _by_other_name(found: Found, *, has_main: bool) -> bool:
    return has_main and not found.main and found.place.precision in _NAMED and found.place.code != "PPLC"


def _weigh(found: Found, hints: Hints, *, has_main: bool) -> float:
    """The evidence for one place of a name, but for the places nearby, summed."""
    place = found.place
    code = place.code
    total = place.weight
    if has_main and not found.main and _by_other_name(found, has_main=has_main):
        total += OTHER_NAME
    if hints.containers:
        total += CONTAINED if any(place.within(c) for c in hints.containers) else NOT_CONTAINED
    if not place.country:  # a part of the world is at home on every page
        total += COUNTRY
    share = hints.countries.get(place.country, 0.0)
    if share:
        total += COUNTRY * share**0.5
    if code == "PCL":
        total += OF_COUNTRY
    elif hints.units and place.admin1:
        share = hints.units.get((place.country, place.admin1), 0.0)
        total += UNIT * share**0.5 if share else 0.0
    if hints.level is not None:
        total += LEVEL if _fits(place, hints.level) else OTHER_LEVEL
    return total


def _reasons(found: Found, hints: Hints, *, has_main: bool) -> Iterator[str]:
    """The words for the evidence that speaks for or against a place."""
    place = found.place
    if _by_other_name(found, has_main=has_main):
        yield "by another name"
    container = next((c for c in hints.containers if place.within(c)), None)
    if container is not None:
        yield f"in {container.name}, named beside it"
    if hints.countries.get(place.country, 0.0):
        yield f"the page is about {place.country}"
    if place.code != "PCL" and place.admin1 and hints.units.get((place.country, place.admin1), 0.0):
        yield "other places of the page lie in the same province"
    if hints.level is not None and _fits(place, hints.level):
        yield f"called a {hints.level}"
    if hints.nearby:
        _, other, km = near(place, hints.nearby)
        if other is not None:
            where = "in" if km is None else f"{km:.0f} km from"
            yield f"{where} {other.name}, named on the page"


def near(place: Place, nearby: Sequence[Place]) -> tuple[float, Place | None, float | None]:
    """What the other places of the page add, the one that adds it, and how far it is if it is no unit."""
    for other in nearby:
        if other.code != "PCL" and place.within(other):
            return WITHIN, other, None
    if place.code in {"PCL", "CONT", "RGN"} or place.lat is None:
        return 0.0, None, None
    nearest, least = None, math.inf
    for other in nearby:
        if other.lat is None or abs(other.lat - place.lat) > _FAR or other.id == place.id:
            continue
        km = place.km(other) if other.code not in {"PCL", "CONT"} else None
        if km is not None and km < least:
            nearest, least = other, km
    for limit, bonus in NEAR:
        if least <= limit:
            return bonus, nearest, least
    return 0.0, None, None


def likely_misspelt(gazetteer: Gazetteer, folded: str, hints: Hints) -> list[Candidate]:
    """The places of the hinted unit whose names are like a name, above a threshold; digits must agree."""
    if len(folded) < _SHORT:
        return []
    likeness: dict[str, tuple[float, str, Place]] = {}
    cutoff = _SHORT_LIKENESS if len(folded) <= _SHORT + 1 else LIKENESS
    digits = _digits(folded)
    for scope in _scopes(hints):
        keys, lines = gazetteer.pool(scope, latin=folded.isascii())
        first = bisect_left(keys, folded[0])  # a misspelt name begins with the right letter
        last = bisect_left(keys, chr(ord(folded[0]) + 1), first)
        alike = process.extract(
            folded, keys[first:last], scorer=fuzz.ratio, score_cutoff=cutoff, limit=_ALIKE
        )
        for spelling, score, at in alike:
            if _digits(spelling) != digits:
                continue
            place = gazetteer.place(lines[first + at])
            if place.id not in likeness or likeness[place.id][0] < score:
                likeness[place.id] = (score, spelling, place)
    found = []
    for score, spelling, place in likeness.values():
        found_as = Found(place, main=True, capitals=False)
        total = _weigh(found_as, hints, has_main=True) + near(place, hints.nearby)[0]
        reasons = _reasons(found_as, hints, has_main=True)
        reason = f"spelt like {spelling} ({score:.0f} of 100)"
        found.append(Candidate(place, _sure(total - _UNLIKE * (1 - score / 100)), (reason, *reasons)))
    return sorted(found, key=lambda c: -c.score)


def _scopes(hints: Hints) -> list[tuple[str, ...]]:
    """The units whose names are compared: the hinted ones, else the countries by their own units."""
    scopes: list[tuple[str, ...]] = []
    for place in (*hints.containers, *hints.nearby):
        if place.code == "ADM2" and place.admin2 and not place.admin2.startswith("="):
            scopes.append((place.country, place.admin1, place.admin2))
        if place.country and place.admin1:
            scopes.append((place.country, place.admin1))
    prevailing = [code for code, share in hints.countries.items() if share >= 0.5]
    scopes.extend((code,) for code in prevailing[:2])
    scopes.extend((c.country,) for c in hints.containers if c.code == "PCL")
    return list(dict.fromkeys(scopes))[:4]


def _digits(text: str) -> list[str]:
    return ["".join(filter(str.isdigit, word)) for word in text.split() if any(map(str.isdigit, word))]
