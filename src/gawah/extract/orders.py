"""Which reader takes which sentence: how deeds are found and joined, by the order of words in a language.

A sentence in which nothing stands that could suffer its deeds is given to none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.arguments import Roles
from gawah.extract.bracket_roles import BracketRoles
from gawah.extract.brackets import bracketed
from gawah.extract.grammar import morphs_of
from gawah.extract.inflected import InflectedRoles, inflected
from gawah.extract.lexicon import Lexicon, alternatives
from gawah.extract.status import Cues
from gawah.extract.triggers import Place, deeds, triggers
from gawah.extract.verb_first import VerbFirstRoles, verb_first
from gawah.extract.verb_last import verb_last
from gawah.extract.verb_last_roles import VerbLastRoles
from gawah.extract.verb_last_status import VerbLastCues
from gawah.languages import table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.heads import Head
    from gawah.extract.page import Page, Sentence
    from gawah.extract.triggers import Deed, Entry, Trigger

_READERS: dict[str, tuple[Callable[[Place, int, int, Entry], Trigger | None], type[Roles]]] = {
    "inflected": (inflected, InflectedRoles),
    "bracket": (bracketed, BracketRoles),
    "vso": (verb_first, VerbFirstRoles),
    "sov": (verb_last, VerbLastRoles),
}
"""The readers of the orders that :mod:`gawah.extract.triggers` does not itself read."""

_SACRED = ("worship", "graves")
_OF_THINGS = {"property": (*_SACRED, "property"), "sacred": _SACRED, "closure": _SACRED, "nothing": ()}
"""Deeds whose type is that of the thing they were done to, with the classes of ``targets.yaml``."""
_OF_OTHERS = {"protest": ("protests",), "law": ("laws",), "censorship": ("media",)}
"""Deeds that are none where nobody and nothing of these classes suffers them."""


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
    hits = deeds(grammar.lang).find(keys)
    if not hits:
        return []
    read, place = reader[0], Place(keys, grammar, is_title)
    return _apart([t for hit in hits if (t := read(place, hit.first, hit.last, hit.value)) is not None])


def _apart(found: list[Trigger]) -> list[Trigger]:
    """The deeds without those whose words are part of the verb of one before."""
    kept: list[Trigger] = []
    for trigger in found:
        if not kept or trigger.first >= kept[-1].last or trigger.start < kept[-1].start:
            kept.append(trigger)
    return kept


def may_tell(page: Page, sentence: Sentence, grammar: Grammar, found: list[Trigger]) -> bool:
    """Whether a sentence may tell of one of the deeds that its words speak of.

    It is asked before anybody is looked for, and says no only where nothing could be found.
    """
    return any(_may_be_told(deed, page, sentence, grammar) for trigger in found for deed in trigger.deeds)


def _may_be_told(deed: Deed, page: Page, sentence: Sentence, grammar: Grammar) -> bool:
    classes = _OF_THINGS.get(deed.type)
    if classes is None:
        classes = _OF_OTHERS.get(deed.type)
        if classes is None or deed.state_type or grammar.words.set("zero_subjects"):
            return True  # a subject that is left out may be whatever suffers it
    if deed.type == "censorship" and (deed.is_noun or not deed.is_weak or _names_body(page, sentence)):
        return True
    keys = grammar.keys(page, sentence)
    return any(_things(grammar.lang, name).starts(keys) for name in classes)


def _names_body(page: Page, sentence: Sentence) -> bool:
    """Whether a body is named, which may be a medium."""
    return bool(page.marks_in("body", sentence.start, sentence.end))


@cache
def _things(lang: str, name: str) -> Lexicon[str]:
    """The phrases of one class of ``targets.yaml``."""
    phrases = [form for phrase in table(lang, "targets").get(name, ()) for form in alternatives(str(phrase))]
    return Lexicon((morphs_of(lang).phrase(form), name) for form in phrases)


def roles_of(keys: Sequence[str], heads: list[Head], grammar: Grammar, found: list[Trigger]) -> Roles:
    """What joins the heads of a sentence to its deeds."""
    reader = _READERS.get(grammar.order)
    return (reader[1] if reader else Roles)(keys, heads, grammar, found)


def cues_of(grammar: Grammar) -> type[Cues]:
    """What reads how the deeds of a sentence are put."""
    return VerbLastCues if grammar.order == "sov" else Cues
