"""Names compared: of persons, bodies and places, whole or in a part that still names the same."""

from __future__ import annotations

import re
from functools import lru_cache

from eval.score.forms import Item, accepted, as_list
from eval.score.words import folded, overlap, tables, words

_CAPITAL = re.compile(r"\b[A-Z]")
_ASIDE = re.compile(r"\(([^)]{2,40})\)")
_ANY_ASIDE = re.compile(r"\s*\([^)]*\)")

SAME, NEARLY, PART = 1.0, 0.9, 0.8


def same_name(left: object, right: object) -> float:
    """1 for the same name, 0.9 for an acronym or a name without its "district", 0.8 for a part, else 0."""
    return _same(left, right, is_person=False)


def same_person(left: object, right: object) -> float:
    """As ``same_name``, where the last word alone (the surname) names the person too."""
    return _same(left, right, is_person=True)


def _same(left: object, right: object, *, is_person: bool) -> float:
    if left is None or right is None:
        return 0.0
    pairs = ((a, b) for a in _spellings(str(left)) for b in _spellings(str(right)))
    return max((_likeness(a, b, is_person=is_person) for a, b in pairs), default=0.0)


@lru_cache(maxsize=65536)
def _spellings(name: str) -> tuple[str, ...]:
    """The name, what it has in brackets, and the name without the brackets."""
    forms = (name, *_ASIDE.findall(name), _ANY_ASIDE.sub("", name))
    return tuple(form for form in forms if form.strip())


@lru_cache(maxsize=65536)
def _acronym(name: str) -> str | None:
    capitals = _CAPITAL.findall(name)
    return "".join(capitals).casefold() if len(capitals) >= 3 else None


def _likeness(left: str, right: str, *, is_person: bool) -> float:
    a, b = words(left), words(right)
    if not a or not b:
        return 0.0
    if a == b or "".join(a) == "".join(b):
        return SAME
    if _acronym(left) == folded(right) or _acronym(right) == folded(left):
        return NEARLY
    generic = tables().generic_places
    if set(a) - generic and set(a) - generic == set(b) - generic:
        return NEARLY
    return PART if _is_part(a, b, is_person=is_person) else 0.0


def _is_part(a: tuple[str, ...], b: tuple[str, ...], *, is_person: bool) -> bool:
    """Whether the shorter name is most of the longer one, or a surname."""
    short, long = (a, b) if len(set(a)) <= len(set(b)) else (b, a)
    if not set(short) <= set(long) or not any(len(word) >= 3 for word in short):
        return False
    is_most = 2 * len(set(short)) >= len(set(long))
    return is_most or (is_person and len(short) == 1 and short[0] == long[-1])


def same_victim(gold: Item, found: Item) -> float:
    """How alike two named victims are, over all their spellings."""
    spellings = [found["name"], *as_list(found.get("alt"))]
    return max(same_person(a, b) for a in [gold["name"], *as_list(gold.get("alt"))] for b in spellings)


def _labels(doer: Item) -> list[object]:
    return [label for label in (doer.get("name"), doer.get("group"), *as_list(doer.get("alt"))) if label]


def same_perpetrator(gold: Item, found: Item) -> float:
    """How alike two perpetrators are: by name, or unnamed ones by their description or their number."""
    labels = [(a, b) for a in _labels(gold) for b in _labels(found)]
    if any(same_name(a, b) for a, b in labels):
        return SAME
    if gold.get("name") or found.get("name") or gold.get("is_state_agent") != found.get("is_state_agent"):
        return 0.0
    if any(overlap(str(a), str(b)).contained >= 0.5 for a, b in labels):
        return NEARLY
    return PART if gold.get("count") is not None and gold.get("count") == found.get("count") else 0.0


def is_place(gold: Item, found: object) -> bool:
    """Whether the most specific place was found; a country's name counts as no place below the country."""
    country = tables().countries.get(gold.get("country") or "", [])
    place = gold.get("place")
    if found is None:
        return place is None or any(same_name(place, name) == SAME for name in country)
    names = accepted(gold, "place")
    if place is None:
        names += [gold.get("admin"), *country]
    return any(same_name(name, found) for name in names if name)
