"""Verbs of saying where they are verbs: not "reports of", not "the court found the accused"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.lexicon import split_keys

if TYPE_CHECKING:
    from gawah.extract.taggers.scene import Scene

_BEFORE_WORDS = frozenset(":\"“„«‘',") | {"''", "‘‘", "``"}


def verb_at(scene: Scene, index: int) -> tuple[int, str] | None:
    """How many words the verb of saying at a place takes, and the verb; None where it says nothing."""
    words, say = scene.words, scene.lex.say
    if words[index].key not in say.first or scene.who[index] is not None:
        return None
    hit = say.at(words, index)
    if hit is None:
        return None
    if _is_noun(scene, index, index + hit[0]) or _finds(scene, index + hit[0], hit[1]):
        return None
    return hit


def _is_noun(scene: Scene, index: int, end: int) -> bool:
    """Whether a form that is a noun too stands as one: "the claims", "reports of"."""
    words, lex = scene.words, scene.lex
    if words[index].key not in lex.nouns_too:
        return False
    before = words[index - 1].key if index else ""
    owned = before in lex.possessives and before not in lex.describers and before not in lex.that
    return owned or (end < len(words) and words[end].key in lex.links)


def _finds(scene: Scene, end: int, verb: str) -> bool:
    """Whether a verb that says something only before "that" or the words themselves has neither."""
    lex, words = scene.lex, scene.words
    if split_keys(verb) not in lex.that_only:
        return False
    return end >= len(words) or (words[end].key not in lex.that and words[end].key not in _BEFORE_WORDS)


def is_passive(scene: Scene, index: int) -> bool:
    """Whether the subject of the verb at a place is the one spoken to or of: "she was told", "was called"."""
    words, lex = scene.words, scene.lex
    if index == 0 or words[index - 1].key not in lex.passive:
        return False
    return words[index].key in lex.told or words[index].key in lex.addressed


def joined(scene: Scene, cue: int, low: int) -> int | None:
    """Where "and" stands before a verb that shares the subject of a verb before: "came and said"."""
    words, lex = scene.words, scene.lex
    at = cue - 1
    while at > low and scene.who[at] is None and is_between(scene, at) and words[at].key not in lex.joining:
        at -= 1
    return at if at > low and words[at].key in lex.joining and scene.who[at] is None else None


def is_between(scene: Scene, index: int) -> bool:
    """Whether a word may stand between a subject and its verb: "also", an adverb."""
    word, lex = scene.words[index], scene.lex
    adverb = bool(lex.adverb_ending) and word.shape == "l" and word.key.endswith(lex.adverb_ending)
    return adverb or word.key in lex.between
