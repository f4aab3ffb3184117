"""Languages whose verb forms a bracket: the finite verb stands second or last, the rest ends the clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.extract.clauses import present, told_by_noun
from gawah.extract.triggers import Deed, Entry, Trigger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.triggers import Place

_SIGNS = frozenset(";:—–")
_ASIDE = 6
"""How many words without a verb between two commas are an item of a list or say who somebody is."""
_GOVERNOR_REACH = 14
"""How many words before an infinitive the verb may stand that it hangs on."""


def clause(keys: Sequence[str], grammar: Grammar, at: int) -> tuple[int, int]:
    """The first word of the clause around a word, and its end."""
    low, high = at, at
    while low > 0 and not _parts(keys, grammar, low - 1):
        low -= 1
    while high < len(keys) and not (high > at and _parts(keys, grammar, high)):
        high += 1
    return low, high


def _parts(keys: Sequence[str], grammar: Grammar, at: int) -> bool:
    """Whether a word or sign parts two clauses."""
    key = keys[at]
    if key == ",":
        return not _is_aside(keys, grammar, at)
    if at > 0 and keys[at - 1] == "," and grammar.words.phrases("parts").at(keys, at) is not None:
        return not _is_aside(keys, grammar, at - 1)
    return key in _SIGNS or key in grammar.words.set("boundaries") or key in grammar.words.set("reporting")


def _is_aside(keys: Sequence[str], grammar: Grammar, comma: int) -> bool:
    """Whether few words without a verb follow a comma: a list goes on, or it is said who somebody is."""
    words = grammar.words
    parts = words.phrases("parts")
    for at in range(max(0, comma - _ASIDE), comma):  # ", two children among them," ends there too
        if keys[at] == "," and parts.at(keys, at + 1) is not None and "," not in keys[at + 1 : comma]:
            return True
    joining = words.set("coordinators")
    for at in range(comma + 1, min(len(keys), comma + _ASIDE + 2)):
        key = keys[at]
        if key == "," or (key in joining and at > comma + 1):
            return True
        counts = at == comma + 1 and parts.at(keys, at) is not None
        if key in words.set("finite") or (key in words.set("boundaries") and not counts):
            return False
    return False


def bracketed(place: Place, first: int, last: int, entry: Entry) -> Trigger | None:
    """The form of a deed in a language of this kind, or None where its words mean something else."""
    noun = told_by_noun(entry, first, last)
    if noun is not None:
        return noun
    if "outcome" in entry.forms and _is_counted(place, first, last):
        return Trigger(first, last, entry.deeds, "outcome", "told", first)
    if "noun" in entry.forms and _is_noun(place, first, last):
        return Trigger(first, last, entry.as_noun, "nominal", "told", first)
    low, high = clause(place.keys, place.grammar, first)
    deeds_told = _completed(place, last, high, entry)
    if not deeds_told:
        return None
    entry = Entry(deeds_told, entry.forms)
    if "part" in entry.forms:
        return _participle(place, (low, first, last, high), entry)
    if "past" in entry.forms:
        return Trigger(first, last, entry.deeds, "active", "told", first)
    if "base" in entry.forms or "mod" in entry.forms:
        return _infinitive(place, (low, first, last, high), entry)
    return Trigger(first, last, entry.deeds, "active", present(place), first)


def _is_counted(place: Place, first: int, last: int) -> bool:
    """Whether a word that may be a verb is a noun ("twelve wounded"): counted, or with nothing to meet."""
    before = place.keys[first - 1] if first else ""
    after = place.keys[last] if last < len(place.keys) else ""
    articles = place.grammar.words.set("articles")
    return before[:1].isdecimal() or before in articles or not (after[:1].isdecimal() or after in articles)


def _is_noun(place: Place, first: int, last: int) -> bool:
    """Whether a word that may be a verb at the end of its clause stands where only a noun can."""
    before = place.keys[first - 1] if first else ""
    words = place.grammar.words
    ends = last >= len(place.keys) or not place.keys[last][:1].isalnum()
    return not before or not ends or before in words.set("articles") or before in words.set("prepositions")


def _completed(place: Place, last: int, high: int, entry: Entry) -> tuple[Deed, ...]:
    """The deeds of a finite verb whose other half stands first behind it, or those that need none."""
    ends = {deed: _half(place, last, high, deed.particle) for deed in entry.deeds if deed.particle}
    found = [at for at in ends.values() if at is not None]
    if found:
        nearest = min(found)
        return tuple(replace(deed, particle="") for deed, at in ends.items() if at == nearest)
    return tuple(deed for deed in entry.deeds if not deed.particle)


def _half(place: Place, last: int, high: int, particle: str) -> int | None:
    """Where the other half of a verb ends its clause, if it does."""
    half = [place.grammar.morphs.key(word) for word in particle.split()]
    size = len(half)
    ends = place.grammar.words.set("coordinators") | {",", ".", "!", "?", '"', "»"}
    places = (at for at in range(last, high - size + 1) if list(place.keys[at : at + size]) == half)
    return next(
        (at for at in places if size > 1 or at == last or at + size >= high or place.keys[at + size] in ends),
        None,
    )


def _complex(place: Place, low: int, first: int, last: int) -> tuple[set[str], int]:
    """The helpers of a participle, behind it or else before it, and where its verb begins."""
    words = place.grammar.words
    helpers = words.set("be") | words.set("have") | words.set("modals") | words.set("infinitive")
    found: set[str] = set()
    at = last
    while at < len(place.keys) and place.keys[at] in helpers:
        found.add(place.keys[at])
        at += 1
    if found & words.set("finite") and not found <= words.set("not_alone"):
        return found, first
    for at in range(first - 1, low - 1, -1):
        if place.keys[at] in helpers and place.keys[at] in words.set("finite"):
            return found | {place.keys[at]}, at
    return found, first


def _participle(place: Place, where: tuple[int, int, int, int], entry: Entry) -> Trigger:
    low, first, last, high = where
    words = place.grammar.words
    found, start = _complex(place, low, first, last)
    passive, have, be = words.set("passive_be"), words.set("have"), words.set("be")
    if found & words.set("modals"):
        is_past = bool(found & have) or bool(found & words.set("past_passive"))
        voice = "passive" if found & passive else "active"
        return Trigger(first, last, entry.deeds, voice, "told" if is_past else "modal", start)
    if found & passive:
        told = bool(found & words.set("past_passive"))
        mood = "told" if told else "infinitive" if found & words.set("infinitive") else present(place)
        return Trigger(first, last, entry.deeds, "passive", mood, start)
    if found & have or (found & be and entry.deed.sufferer_is_subject):
        return Trigger(first, last, entry.deeds, "active", "told", start)
    if found or not (entry.forms & {"s", "past", "base"}) or last >= high - 1:
        closed = entry.deed.sufferer_is_subject or entry.deed.has_object
        return Trigger(first, last, entry.deeds, "active" if closed else "passive", "told", start)
    mood = "told" if "past" in entry.forms else present(place)
    return Trigger(first, last, entry.deeds, "active", mood, first)


def _infinitive(place: Place, where: tuple[int, int, int, int], entry: Entry) -> Trigger:
    low, first, last, high = where
    words = place.grammar.words
    before = place.keys[first - 1] if first else ""
    if before not in words.set("infinitive") and "mod" not in entry.forms:
        near = set(place.keys[low:first]) | set(place.keys[last : min(last + 2, high)])
        if near & words.set("modals"):
            return Trigger(first, last, entry.deeds, "active", "modal", first)
        if near & words.set("forcing"):
            return Trigger(first, last, entry.deeds, "active", "told", first)
        if "s" in entry.forms:
            return Trigger(first, last, entry.deeds, "active", present(place), first)
        return Trigger(first, last, entry.deeds, "active", "infinitive", first)
    governors = set(place.keys[max(0, first - _GOVERNOR_REACH) : first]) | set(place.keys[last : last + 2])
    for name, mood in (("attempting", "attempted"), ("threatening", "threatened"), ("forcing", "told")):
        if governors & words.set(name):
            return Trigger(first, last, entry.deeds, "active", mood, first)
    return Trigger(first, last, entry.deeds, "active", "infinitive", first)
