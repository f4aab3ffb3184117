"""Whom "he", "she" and "they" mean: somebody named, or somebody whom the sentences before only describe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.taggers.described import is_named, phrase_start
from gawah.extract.taggers.scene import Speaker

if TYPE_CHECKING:
    from gawah.extract.taggers.memory import Memory
    from gawah.extract.taggers.scene import Scene
    from gawah.extract.taggers.speech_tables import Tables

_BACK = 3
"""Sentences of its paragraph that a pronoun reaches back for somebody described."""
_OPENING = 8
"""Words of a phrase before the comma behind which the subject stands."""
_BEFORE_HEAD = 5
"""Words between the article of a description and its noun."""
_TO_NAME = 14
"""Words between a description and the comma before the name."""
_COMMAS = frozenset({",", "،"})


class _Described(NamedTuple):
    """A noun phrase for one person: its words, and its noun."""

    begin: int
    head: int


def meant(scene: Scene, memory: Memory, index: int, kind: str) -> Speaker | None:
    """Whom a pronoun at a word means."""
    if kind not in {"male", "female", "group"} or scene.lex.verb_after:
        return memory.meant(kind, scene.words.starts[index], scene.code)
    subject = _subject_before(scene, memory, index, kind)
    if subject is not None:
        return subject
    found = memory.meant(kind, scene.words.starts[index], scene.code)
    if kind == "group" or (found is not None and (found.start or 0) >= scene.words.starts[0]):
        return found
    if found is not None and memory.surely(found, kind, scene.code):
        return found
    return _anyone_before(scene, memory, index, kind) or found


def _spans_before(scene: Scene, index: int) -> list[tuple[int, int]]:
    """The sentences before the one that holds a word, nearest first, then the part of its own before it."""
    own = next((n for n, span in enumerate(scene.spans) if span[0] <= index < span[1]), 0)
    back = scene.spans[max(0, own - _BACK) : own]
    return [(scene.spans[own][0], index), *reversed(back)]


def _subject_before(scene: Scene, memory: Memory, index: int, kind: str) -> Speaker | None:
    """Somebody without a name who is the subject of a sentence before, where nobody named comes nearer."""
    for low, high in _spans_before(scene, index):
        if high < index and low < high and scene.lex.pronouns.get(scene.words[low].key) == kind:
            continue  # it goes on about the same person
        one = _subject_in(scene, memory, (low, high), kind)
        if one is not None and _fits(scene, one, kind):
            return _speaker(scene, memory, one)
        if _is_taken(scene, memory, (low, high), kind):
            return None
    return None


def _is_taken(scene: Scene, memory: Memory, span: tuple[int, int], kind: str) -> bool:
    """Whether somebody named whom the pronoun suits, or the last speaker, stands in a sentence."""
    low, high = span
    if low >= high:
        return False
    start, end = scene.words.starts[low], scene.words.ends[high - 1]
    last = memory.last
    if last is not None and last.start is not None and start <= last.start < end:
        return True
    return memory.person_in(start, end, kind, scene.code) is not None


def _subject_in(scene: Scene, memory: Memory, span: tuple[int, int], kind: str) -> _Described | None:
    """The description that a sentence begins with, a phrase up to a comma passed over."""
    words = scene.words
    low, high = span
    if low >= high or memory.is_quoted(words.starts[low]):
        return None
    comma = next((i for i in range(low, min(low + _OPENING, high)) if words[i].key in _COMMAS), None)
    for begin in (low, low + 1, comma + 1 if comma is not None else None):
        found = _description(scene, begin, high, kind) if begin is not None and begin < high else None
        if found is not None:
            return found
    return None


def _nouns(lex: Tables, kind: str) -> frozenset[str]:
    """The nouns for those whom a pronoun may mean."""
    return lex.several if kind == "group" else lex.persons


def _description(scene: Scene, begin: int, high: int, kind: str) -> _Described | None:
    """The description that begins at an article or at the name of a relative, where no name follows it."""
    words, lex, who = scene.words, scene.lex, scene.who
    nouns = _nouns(lex, kind)
    at = begin
    if words[begin].key in lex.possessives:
        at += 1
    elif who[begin] is not None:
        while at < high and who[at] is who[begin]:
            at += 1
        if not words[at - 1].possessive:
            return None
    else:
        return None
    for i in range(at, min(at + _BEFORE_HEAD, high)):
        word = words[i]
        if not word.is_word or word.key in lex.function or is_named(who[i]):
            return None
        follows = words[i + 1] if i + 1 < high else None
        if word.key not in nouns or word.possessive:
            continue
        if follows is not None and follows.key in nouns:
            continue  # "police officer": the last word says who
        return None if _is_named_after(scene, i, high) else _Described(begin, i)
    return None


def _is_named_after(scene: Scene, head: int, high: int) -> bool:
    """Whether a name follows a description: "the abbot X", "the chair of the union, Ms X"."""
    words, who = scene.words, scene.who
    if head + 1 < high and (who[head + 1] is not None or words[head + 1].is_capital):
        return True
    for comma in range(head + 1, min(head + _TO_NAME, high)):
        if words[comma].key not in _COMMAS:
            continue
        at = comma + 1
        while at < high and who[at] is None and words[at].is_capital:
            at += 1
        named = who[at] if at < high else None
        if at > comma + 1 or (named is not None and named.label == "person"):
            return True
    return False


def _fits(scene: Scene, one: _Described, kind: str) -> bool:
    """Whether what a noun says of a person suits a pronoun."""
    noun = scene.words[one.head].key
    told = "female" if noun in scene.lex.women else "male" if noun in scene.lex.men else None
    return told in {None, kind}


def _speaker(scene: Scene, memory: Memory, one: _Described) -> Speaker:
    words = scene.words
    start, end = words.starts[one.begin], words.ends[one.head]
    if one.head - one.begin == 1 and (known := memory.with_role(words[one.head].key, start)) is not None:
        return known._replace(start=start, end=end, score=0.6)
    return Speaker((scene.text(one.begin, one.head + 1),), start, end, None, None, 0.6)


def _anyone_before(scene: Scene, memory: Memory, index: int, kind: str) -> Speaker | None:
    """Somebody described anywhere in the sentences before: "was met by a nurse"."""
    words, lex = scene.words, scene.lex
    for low, high in _spans_before(scene, index):
        for i in range(low, high):
            if (
                words[i].key not in lex.persons
                or scene.who[i] is not None
                or memory.is_quoted(words.starts[i])
            ):
                continue
            one = _Described(phrase_start(scene, i, low), i)
            owned = words[one.begin].key in lex.possessives and not words[i].possessive
            if owned and _fits(scene, one, kind) and not _is_named_after(scene, i, high):
                return _speaker(scene, memory, one)
    return None
