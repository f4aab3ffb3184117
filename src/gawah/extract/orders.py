"""Which reader takes which sentence: how deeds are found and joined, by the order of words in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.arguments import Roles
from gawah.extract.bracket_roles import BracketRoles
from gawah.extract.brackets import bracketed
from gawah.extract.inflected import InflectedRoles, inflected
from gawah.extract.status import Cues
from gawah.extract.triggers import Place, deeds, triggers
from gawah.extract.verb_first import VerbFirstRoles, verb_first
from gawah.extract.verb_last import verb_last
from gawah.extract.verb_last_roles import VerbLastRoles
from gawah.extract.verb_last_status import VerbLastCues

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.triggers import Entry, Trigger

_READERS: dict[str, tuple[Callable[[Place, int, int, Entry], Trigger | None], type[Roles]]] = {
    "inflected": (inflected, InflectedRoles),
    "bracket": (bracketed, BracketRoles),
    "vso": (verb_first, VerbFirstRoles),
    "sov": (verb_last, VerbLastRoles),
}
"""The readers of the orders that :mod:`gawah.extract.triggers` does not itself read."""


def deeds_of(keys: Sequence[str], grammar: Grammar, *, is_title: bool) -> list[Trigger]:
    """The deeds that the words of a sentence tell of, from the left.

    Args:
        keys: the folded words of the sentence.
        grammar: the tables of its language.
        is_title: a headline tells of past deeds in the present tense.
    """
    reader = _READERS.get(grammar.order)
    if reader is None:
        return triggers(keys, grammar, is_title=is_title)
    place = Place(keys, grammar, is_title)
    found = (reader[0](place, hit.first, hit.last, hit.value) for hit in deeds(grammar.lang).find(keys))
    return _apart([trigger for trigger in found if trigger is not None])


def _apart(found: list[Trigger]) -> list[Trigger]:
    """The deeds without those whose words are part of the verb of one before."""
    kept: list[Trigger] = []
    for trigger in found:
        if not kept or trigger.first >= kept[-1].last or trigger.start < kept[-1].start:
            kept.append(trigger)
    return kept


def roles_of(keys: Sequence[str], heads: list[Head], grammar: Grammar, found: list[Trigger]) -> Roles:
    """What joins the heads of a sentence to its deeds."""
    reader = _READERS.get(grammar.order)
    return (reader[1] if reader else Roles)(keys, heads, grammar, found)


def cues_of(grammar: Grammar) -> type[Cues]:
    """What reads how the deeds of a sentence are put."""
    return VerbLastCues if grammar.order == "sov" else Cues
