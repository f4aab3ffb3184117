"""Reported speech without quotation marks: "X said that …", "according to X, …", "…, X said"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.taggers.lexicon import split_keys
from gawah.extract.taggers.speakers import after_cue, before_cue
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.extract.taggers.memory import Memory
    from gawah.extract.taggers.quoted import Stretch
    from gawah.extract.taggers.scene import Scene, Speaker

_LEAST = 3
"""Words of a clause."""
_SURE = 0.8
_DATELINE = 12
"""Words in which the dash after a place and date stands."""
_PHRASED = 0.5
"""Up to this score a speaker is known by nothing but a noun phrase."""
_BESIDE = 40
"""Characters between a verb and the speaker after it."""
_DASHES = frozenset("-–—")
_ENDS = frozenset(".!?…۔؟:;")
_COMMAS = frozenset({",", "،"})


class Reported(NamedTuple):
    """A clause and who said it."""

    start: int
    end: int
    speaker: Speaker
    cue: str
    denial: bool


def reported(
    scene: Scene, memory: Memory, quoted: list[Stretch], span: tuple[int, int], openings: list[int]
) -> Reported | None:
    """The reported clause of a sentence, if it has one; its speaker is remembered.

    Args:
        scene: its block.
        memory: who spoke so far.
        quoted: what is quoted in the block.
        span: the sentence, as words of the block.
        openings: which of its own words may bring in a speaker.
    """
    clause = _in_sentence(scene, memory, quoted, span, openings)
    if clause is not None and _is_known(memory, clause.speaker):
        memory.last, memory.last_block = clause.speaker, scene.block
    if clause is not None:
        memory.reported, memory.reported_end = clause.speaker, scene.words.ends[span[1] - 1]
    return clause


def _is_known(memory: Memory, speaker: Speaker) -> bool:
    """Whether a speaker is sure enough to be remembered: named, or quoted before ("the experts")."""
    heard = bool(speaker.names) and key(speaker.names[0]) in memory.heard
    return memory.last is None or speaker.score >= _SURE or heard


def _in_sentence(
    scene: Scene, memory: Memory, quoted: list[Stretch], span: tuple[int, int], openings: list[int]
) -> Reported | None:
    words = scene.words
    low, high = span
    inside = [q for q in quoted if q.open < words.ends[high - 1] and words.starts[low] < q.close]
    for i in [low + opening for opening in openings]:
        if scene.who[i] is not None or any(q.open <= words.starts[i] < q.close for q in inside):
            continue
        found = _with_verb(scene, memory, i, span) or _according(scene, memory, i, span)
        if found is not None and not _is_quoted(found, inside):
            return found
    return None


def _is_quoted(found: Reported, inside: list[Stretch]) -> bool:
    """Whether most of a clause stands between quotation marks anyway."""
    covered = sum(max(0, min(q.close, found.end) - max(q.open, found.start)) for q in inside)
    return covered * 2 > found.end - found.start


def _with_verb(scene: Scene, memory: Memory, index: int, span: tuple[int, int]) -> Reported | None:
    """Read "X said [that] …" or "…, X said."."""
    words, lex = scene.words, scene.lex
    low, high = span
    hit = lex.say.at(words, index)
    if hit is None:
        return None
    keys = split_keys(hit[1])
    if keys not in lex.indirect:
        return None
    at = index + hit[0]
    turned = index > low + _LEAST and words[index - 1].key in _COMMAS and not lex.verb_after
    if turned and not lex.verb_first:
        found = _turned(scene, memory, hit[1], (index, at), span)
        if found is not None:
            return found
    after = after_cue(scene, memory, at, _that(scene, at, high) or high) if lex.verb_first else None
    who = after or (before_cue(scene, memory, index, low) if index > low else None)
    if who is None or who.start is None:
        return None
    denial = keys in lex.deny
    that = _that(scene, at, high)
    if that is not None:
        return _clause(scene, (that + 1, high), who, hit[1], denial=denial)
    if keys[0] in lex.told and at < high:
        return None
    ending = at >= high or all(words[i].key in _ENDS for i in range(at, high)) or _only_time(scene, at, high)
    if ending:
        comma = next(
            (i for i in range(index - 1, low, -1) if words[i].key in _COMMAS and words.ends[i] <= who.start),
            None,
        )
        if comma is not None:
            return _clause(scene, (_past_dateline(scene, low, high), comma), who, hit[1], denial=denial)
    if at >= high:
        return None
    plain = keys not in lex.needs_that and words[at].is_word and words[at].key not in lex.between
    return _clause(scene, (at, high), who, hit[1], denial=denial) if plain else None


def _turned(
    scene: Scene, memory: Memory, cue: str, verb: tuple[int, int], span: tuple[int, int]
) -> Reported | None:
    """Read "…, said X." in a language whose verb mostly follows its speaker."""
    who = after_cue(scene, memory, verb[1], span[1])
    if who is None or who.start is None or who.start - scene.words.ends[verb[1] - 1] > _BESIDE:
        return None
    if who.score <= _PHRASED:
        return None  # "X, the chair, said the roof had fallen"
    told = bisect_left(scene.words.starts, who.end or 0, verb[1], span[1])
    if told < span[1] and scene.words[told].key not in _COMMAS | _ENDS:
        return None
    begin = _past_dateline(scene, *span)
    return _clause(scene, (begin, verb[0]), who, cue, denial=split_keys(cue) in scene.lex.deny)


def _past_dateline(scene: Scene, low: int, high: int) -> int:
    """After "LUSAKA, 4 May (AFP) -" at the beginning of a report."""
    for i in range(low, min(low + _DATELINE, high)):
        word = scene.words[i]
        if word.key in _DASHES:
            return i + 1
        if word.shape == "l":
            return low
    return low


def _that(scene: Scene, at: int, high: int) -> int | None:
    """Where "that" stands: at once, or after the one who is told and the time."""
    words = scene.words
    for i in range(at, min(at + 9, high)):
        if words[i].key in scene.lex.that:
            return i
        if words[i].key in _ENDS or (i > at and scene.lex.say.at(words, i) is not None):
            return None
    return None


def _only_time(scene: Scene, at: int, high: int) -> bool:
    """Whether only a few words without a verb follow ("on Monday", "in a statement")."""
    rest = [w for w in scene.words[at:high] if w.is_word or w.shape == "0"]
    if not rest or len(rest) > 6 or rest[0].key in scene.lex.possessives:
        return False
    return rest[0].key in scene.lex.function


def _according(scene: Scene, memory: Memory, index: int, span: tuple[int, int]) -> Reported | None:
    """Read "According to X, …" and "…, according to X", and the same after its speaker."""
    words, lex = scene.words, scene.lex
    low, high = span
    back = lex.according_after.at(words, index)
    if back is not None and index > low:
        who = before_cue(scene, memory, index, low)
        return (
            _clause(scene, (index + back[0], high), who, back[1])
            if who is not None and who.start is not None
            else None
        )
    hit = lex.according.at(words, index)
    if hit is None:
        return None
    who = after_cue(scene, memory, index + hit[0], high)
    if who is None or who.end is None:
        return None
    if index - low <= 1:
        comma = next(
            (i for i in range(index, high) if words.starts[i] >= who.end and words[i].key in _COMMAS), None
        )
        return _clause(scene, (comma + 1, high), who, hit[1]) if comma is not None else None
    end = index - 1 if words[index - 1].key in _COMMAS else index
    return _clause(scene, (low, end), who, hit[1])


def _clause(
    scene: Scene, span: tuple[int, int], who: Speaker, cue: str, *, denial: bool = False
) -> Reported | None:
    words = scene.words
    first, end = span
    while first < end and (words[first].key in _COMMAS or words[first].key in _ENDS):
        first += 1
    while end > first and (words[end - 1].key in _ENDS or words[end - 1].key in _COMMAS):
        end -= 1
    if end - first < _LEAST:
        return None
    start, stop = words.starts[first], words.ends[end - 1]
    content = scene.page.content
    if content[stop : stop + 1] in "'’" and words[end - 1].possessive:
        stop += 1
    return Reported(start, stop, who, cue, denial)
