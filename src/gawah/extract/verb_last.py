"""The deeds of sentences whose verb stands last (``sov``).

The stem carries the deed ("arrested"), the light verb behind it voice and time ("they did", "was done",
"let it be done").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.lexicon import Lexicon
from gawah.extract.triggers import Trigger

if TYPE_CHECKING:
    from gawah.extract.lexicon import Hit
    from gawah.extract.triggers import Entry, Place

_LIGHT_VERBS = {
    "modal_verbs": ("active", "modal"),
    "present_passive_verbs": ("passive", "present"),
    "present_verbs": ("active", "present"),
    "passive_verbs": ("passive", "told"),
    "bare_passive_verbs": ("bare", "told"),
    "became_verbs": ("passive", "told"),
    "copula_verbs": ("copula", "told"),
    "active_verbs": ("active", "told"),
    "open_active_verbs": ("open", "told"),
    "participle_verbs": ("active", "participle"),
    "infinitive_verbs": ("active", "infinitive"),
    "infinitive_passive_verbs": ("passive", "infinitive"),
}
"""Lists of ``grammar.yaml`` with the voice and mood they tell; of two of the same length the first wins.

A ``bare`` light verb is one behind a whole verb only (behind a stem it is a verb of its own); an ``open``
one is one only where the clause ends behind it (elsewhere the word marks an owner). A ``copula`` tells of a
state, and of a deed only where somebody suffers it.
"""

_FILLERS = 2
"""How many words of ``fillers`` ("also", "not") may part a stem and its light verb."""
_SHARED_REACH = 24
"""How many words a stem may stand before the light verb that it shares with another."""
_TOLD_VOICES = frozenset({"active", "passive"})


@cache
def _lights(lang: str) -> Lexicon[tuple[str, str]]:
    tables = grammar(lang)
    if tables is None:
        return Lexicon(())
    data = tables.words.data
    return Lexicon((str(p), form) for name, form in _LIGHT_VERBS.items() for p in data.get(name, ()))


def verb_last(place: Place, first: int, last: int, entry: Entry) -> Trigger | None:
    """The form of a deed, by what stands behind it.

    Args:
        place: the words of the sentence.
        first: the first word of the deed.
        last: the word behind it.
        entry: what the deed may be.
    """
    if entry.deed.is_noun or entry.deed.is_outcome:
        voice = "nominal" if entry.deed.is_noun else "outcome"
        return Trigger(first, last, entry.deeds, voice, "told", first)
    if "ing" in entry.forms:
        return _infinitive(place, Trigger(first, last, entry.deeds, "active", "infinitive", first))
    light = _light(place, last, entry)
    if light is not None:
        voice, mood = light.value
        found = Trigger(first, light.last, entry.deeds, _voice(entry, voice), mood, first, voice == "copula")
        if mood == "infinitive":
            return _infinitive(place, found)
        is_relative = found.voice == "passive" and mood == "told" and _noun_follows(place, light.last)
        return _as(found, "relative", "told") if is_relative else found
    if "past" in entry.forms:
        return Trigger(first, last, entry.deeds, _voice(entry, "active"), "told", first)
    return _without_verb(place, first, last, entry)


def _as(trigger: Trigger, voice: str, mood: str) -> Trigger:
    return Trigger(trigger.first, trigger.last, trigger.deeds, voice, mood, trigger.start, trigger.shared)


def _voice(entry: Entry, voice: str) -> str:
    if entry.deed.sufferer_is_subject or voice in {"bare", "copula"}:
        return "passive"
    return "active" if voice == "open" else voice


def _light(place: Place, at: int, entry: Entry) -> Hit[tuple[str, str]] | None:
    """The light verb behind a stem, over words like "also" and "not"."""
    keys, words = place.keys, place.grammar.words
    fillers = words.set("fillers")
    lights = _lights(place.grammar.lang)
    for begin in range(at, min(at + _FILLERS + 1, len(keys))):
        hit = lights.at(keys, begin) if keys[begin] in lights.first_words else None
        if hit is not None and _counts(place, hit, entry):
            return hit
        if keys[begin] not in fillers:
            return None
    return None


def _counts(place: Place, hit: Hit[tuple[str, str]], entry: Entry) -> bool:
    voice = hit.value[0]
    if voice == "bare":
        return "past" in entry.forms
    if voice == "copula":  # behind a whole verb it is its auxiliary: "they had taken him away"
        return "base" in entry.forms or entry.deed.sufferer_is_subject
    return voice != "open" or _clause_ends(place, hit.last)


def _clause_ends(place: Place, at: int) -> bool:
    """Whether nothing that a genitive could belong to stands at a word."""
    if at >= len(place.keys):
        return True
    key, words = place.keys[at], place.grammar.words
    named = ("be", "coordinators", "boundaries", "relatives")
    return not key.isalnum() or any(key in words.set(name) for name in named)


def _noun_follows(place: Place, at: int) -> bool:
    """Whether a noun stands right behind a verb, which then says which noun is meant."""
    nouns = place.grammar.nouns
    known = at < len(place.keys) and place.keys[at] in nouns.first_words
    return known and nouns.at(place.keys, at) is not None


def _infinitive(place: Place, trigger: Trigger) -> Trigger:
    """An infinitive is told where something came of it, tried where "the attempt" stands behind it."""
    words, at = place.grammar.words, trigger.last
    if at < len(place.keys):
        if place.keys[at] in words.set("relative_ends"):
            return _as(trigger, "relative" if trigger.voice == "passive" else "nominal", "told")
        for name, mood in (("told_after", "told"), ("attempting", "attempted")):
            if words.phrases(name).at(place.keys, at) is not None:
                return _as(trigger, trigger.voice, mood)
    return trigger


def _without_verb(place: Place, first: int, last: int, entry: Entry) -> Trigger:
    """A stem alone: it shares the light verb of a later stem, is a headline's verb, or a noun."""
    keys, words = place.keys, place.grammar.words
    behind = keys[last] if last < len(keys) else ""
    joined = behind == "," or behind in words.set("coordinators")
    if joined and (shared := _shared(place, last + 1)) is not None:
        return Trigger(first, last, entry.deeds, _voice(entry, shared), "told", first, shared=True)
    before = keys[first - 1] if first else ""
    ends = place.is_title if joined or not behind else not behind.isalnum()
    if ends and before and before not in words.set("owner_markers"):
        return Trigger(first, last, entry.deeds, "passive", "told", first, shared=True)
    return Trigger(first, last, entry.as_noun, "nominal", "told", first)


def _shared(place: Place, at: int) -> str | None:
    """The voice of the first finite light verb of the clause behind a word."""
    keys, lights = place.keys, _lights(place.grammar.lang)
    stop = place.grammar.words.set("boundaries")
    for begin in range(at, min(at + _SHARED_REACH, len(keys))):
        if keys[begin] in stop:
            return None
        hit = lights.at(keys, begin) if keys[begin] in lights.first_words else None
        if hit is not None and hit.value[0] in _TOLD_VOICES:
            return hit.value[0] if hit.value[1] == "told" else None
    return None
