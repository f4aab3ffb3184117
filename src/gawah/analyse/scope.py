"""What an aggregate claim counts, in the terms of the register: unit, acts, community, place and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.analyse import when
from gawah.analyse.asked import INCIDENT
from gawah.analyse.bounds import CASUALTY
from gawah.analyse.where import levels
from gawah.catalogue.harmed import OF_SITES, PEOPLE, SITE
from gawah.extract.grammar import grammar
from gawah.languages import table
from gawah.model.record import record
from gawah.register import compare
from gawah.values.communities import communities_in, tells_casualties
from gawah.values.counting import find_counts
from gawah.values.scripts import key
from gawah.values.tokens import tokenize

if TYPE_CHECKING:
    from gawah.analyse.where import Levels
    from gawah.catalogue import Aggregate
    from gawah.register.compare import Bounds

_SITES = {
    "worship": "attack_on_place_of_worship",
    "graves": "desecration_of_graves",
    "property": "property_destruction",
}
"""The type of act that is done to a site of a class of ``targets.yaml``."""


@record
class Scope:
    """What a claim counts; where the record cannot say, nothing is guessed."""

    unit: str | None
    """One of ``UNITS``; None where the register counts no such thing, or nobody says what was done."""
    types: frozenset[str]
    """Of acts; none: of all."""
    noun: str
    """What it calls those it counts, folded; empty where the word only says that it was somebody."""
    communities: frozenset[str]
    """Codes; none: the claim names none."""
    levels: Levels
    """The country, province, district and town, folded; none: the claim names no place."""
    period: when.Stretch | None
    """The days that it counts over, up to the day on which it was said, if that is known; None: not told."""
    said: when.Stretch | None
    """When it was said: the date of the document."""
    bounds: Bounds
    """At least, and at most; the last one ("the 40th") is at least so many."""
    is_ordinal: bool

    @property
    def window(self) -> when.Stretch:
        """The days in which what it counts may lie: without a period, all up to the day it was said."""
        return self.period or when.Stretch(when.ALWAYS.first, (self.said or when.ALWAYS).last)


def scope_of(claim: Aggregate) -> Scope:
    """What a claim counts."""
    noun, classes = _noun(claim)
    unit, types = _unit(claim, classes)
    communities = frozenset(code for words in claim.groups for code in communities_in(words))
    said = when.stretch(claim.published) if claim.published else None
    ordinal = is_ordinal(claim)
    low, high = compare.reach(claim.quantity) or (0, None)
    return Scope(
        unit=unit,
        types=types,
        noun="" if _is_anyone(claim, noun) or communities_in(claim.unit) else noun,
        communities=communities,
        levels=levels(claim),
        period=_until(when.stretch(claim.period) if claim.period else None, said),
        said=said,
        bounds=(low, None if ordinal else high),
        is_ordinal=ordinal,
    )


def _until(period: when.Stretch | None, said: when.Stretch | None) -> when.Stretch | None:
    """A period up to the day on which it was spoken of: nobody counts what has not happened yet."""
    if period is None or said is None or said.last < period.first:
        return period
    return when.Stretch(period.first, min(period.last, said.last))


def is_ordinal(claim: Aggregate) -> bool:
    """Whether its number is a place in an order: "the 40th mosque" is reached, forty mosques are added up."""
    tokens = tokenize(claim.what)
    words = " ".join(claim.quantity_words.split())
    return any(
        count.ordinal and claim.what[count.start : count.end] == words
        for count in find_counts(tokens, 0, len(tokens.words), claim.lang)
    )


def _unit(claim: Aggregate, classes: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """What is counted, with the types of its acts: by what was done, else by the noun."""
    types, outcomes = frozenset(claim.types), frozenset(claim.outcomes)
    if "incidents" in classes:
        return INCIDENT, types
    if tells_casualties(claim.unit) or {"killed", "injured"} <= outcomes:
        return CASUALTY, frozenset()
    if types & OF_SITES:
        return SITE, types & OF_SITES
    people = [unit for unit in PEOPLE if unit in outcomes]
    if people:
        # An act of another type that did the same to them is counted with it.
        return people[0], frozenset()
    sites = frozenset(type_ for name, type_ in _SITES.items() if name in classes)
    return (SITE, sites) if sites and not types else (None, types)


def _noun(claim: Aggregate) -> tuple[str, frozenset[str]]:
    """The noun that is counted, folded, with its classes; as the sentence has it: "places" *of worship*."""
    tables = grammar(claim.lang)
    if tables is None or not claim.unit:
        return key(claim.unit), frozenset()
    words, unit = tables.morphs.phrase(claim.what).split(), tables.morphs.phrase(claim.unit).split()
    for at in range(len(words) - len(unit) + 1):
        if words[at : at + len(unit)] == unit:
            hit = tables.nouns.at(words, at)
            if hit is not None:
                return " ".join(words[at : hit.last]), hit.value
    return " ".join(unit), frozenset()


def _is_anyone(claim: Aggregate, noun: str) -> bool:
    """Whether a noun says no more than that it was somebody: "people", "victims"."""
    return noun in {key(str(word)) for word in table(claim.lang, "targets").get("anyone", ())}
