"""Who somebody is told to be: an organ of the State, a child, several people together.

Only what they are called says so, and what a body is; nothing is taken from a name or from where they belong.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import codes, table
from gawah.register import compare
from gawah.register.parties import is_counted
from gawah.schema import vocabulary
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.register import Subject

OF_AGE = 18
"""Years from which one is no child."""
_APART = frozenset({"armed_group", "ngo", "media", "company", "party", "religious", "un"})
"""Types of bodies that are no organs of the State; what is only an organisation may be one."""
_OPENING = 3
"""Words in which a child is called one: "two school children", and not "a mother of two children"."""


def is_identified(victim: Subject) -> bool:
    """Whether a victim is named, or it is told how many they are."""
    return victim.kind in {"person", "body"} or (victim.kind == "group" and is_counted(victim))


def is_many(one: Subject) -> bool:
    """Whether it is a building or an object told together with others."""
    bounds = compare.bounds(one.value("count") or "")
    return one.kind == "object" and bounds is not None and bounds[0] > 1


def is_child(one: Subject) -> bool:
    """Whether an age under 18 is told, or they are called a child where no age is."""
    ages = [bounds for value in one.values("age") if (bounds := compare.bounds(value)) is not None]
    if any(high is not None and high < OF_AGE for _, high in ages):
        return True
    told = [value for prop in ("role", "label") for value in one.values(prop)]
    return not ages and any(_holds(" ".join(key(v).split()[:_OPENING]), _children()) for v in told)


def are_several(one: Subject) -> bool:
    """Whether they are more than one: a number says so, or a group that nobody counts as one."""
    bounds = compare.bounds(one.value("count") or "")
    return one.kind == "group" and (bounds is None or bounds[0] > 1)


def is_of_the_state(one: Subject) -> bool:
    """Whether somebody is told to be an organ of the State: a body by its type, people by what they are.

    Somebody who only belongs to such a body did not therefore act for it; that is for a person to say, as it
    is of "former soldiers" and of "men dressed as police".
    """
    if one.kind == "body":
        return _is_state_type(one.value("type") or "")
    return one.kind == "group" and any(_is_called_state(value) for value in one.values("label"))


def is_somebody_else(one: Subject, officials: frozenset[str]) -> bool:
    """Whether nothing of what somebody is called tells of an organ of the State, and they are named at all.

    Args:
        one: who did it.
        officials: folded nouns for people in office: who is called so may have acted for the State.
    """
    if one.kind == "body":
        return one.value("type") in _APART
    told = [*one.called, *one.values("role")]
    belongs = one.value("affiliation") is not None
    in_office = any(_holds(value, _state_nouns() | officials) for value in told)
    return bool(told) and not belongs and not in_office


def _is_state_type(code: str) -> bool:
    known = vocabulary("body_type")
    while code in known and code != "state":
        code = str(known[code].extra.get("within") or "")
    return code == "state"


def _is_called_state(label: str) -> bool:
    """Whether words are a noun for an organ of the State, an article or a number at most before it."""
    words = key(label).split()
    while words and (words[0] in _before_nouns() or words[0].isdecimal()):
        if " ".join(words) in _state_nouns():
            return True
        words = words[1:]
    return " ".join(words) in _state_nouns()


@cache
def _before_nouns() -> frozenset[str]:
    """Articles and number words, in all languages."""
    found: set[str] = set()
    for code in codes():
        found.update(key(str(word)) for word in table(code, "grammar").get("articles", ()))
        found.update(
            key(str(w)) for words in table(code, "numbers").get("values", {}).values() for w in words
        )
    return frozenset(found)


@cache
def _state_nouns() -> frozenset[str]:
    """What organs of the State are called without a name, in all languages."""
    generic = (table(code, "bodies").get("generic", {}) for code in codes())
    return frozenset(
        key(noun)
        for by_type in generic
        for type_, nouns in by_type.items()
        if _is_state_type(type_)
        for noun in (nouns if isinstance(nouns, list) else str(nouns).split(","))
    )


@cache
def _children() -> frozenset[str]:
    """What children are called, in all languages."""
    return frozenset(
        key(str(word)) for code in codes() for word in table(code, "targets").get("children", ())
    )


def _holds(words: str, phrases: frozenset[str]) -> bool:
    """Whether some words hold one of several folded phrases."""
    folded = key(words).split()
    longest = max((phrase.count(" ") + 1 for phrase in phrases), default=0)
    runs = (folded[at : at + n] for at in range(len(folded)) for n in range(1, longest + 1))
    return any(" ".join(run) in phrases for run in runs)
