"""Quotations that a name signs: "…" — X, farmer · "…" (X, by letter) · a line "— X" below · X, Lima: "…"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from gawah.extract.taggers.around import COMMAS, Said
from gawah.extract.taggers.described import begins, is_named
from gawah.extract.taggers.scene import Speaker

if TYPE_CHECKING:
    from gawah.extract.taggers.around import Around
    from gawah.extract.taggers.memory import Memory
    from gawah.extract.taggers.scene import Scene

DASHES = frozenset("—–-―~")
_LINE = 30
"""Words of a line that only says who is quoted above it."""
_TITLES = 4
"""Words of a title before the name, its full stop among them."""


def signed_after(around: Around, memory: Memory, at: int) -> Said | None:
    """The name behind a dash or a bracket that follows the marks; `at` is the word after the closing one."""
    scene, words = around.scene, around.scene.words
    first = at
    while at < len(words) and words[at].key in COMMAS:
        at += 1
    if at >= len(words) or not (words[at].key in DASHES or (at == first and words[at].key == "(")):
        return None
    bracket = words[at].key == "("
    who = _name_at(scene, memory, at + 1, strict=bracket)
    return Said(who, None, near=True) if who is not None else None


def signed_below(scene: Scene | None, memory: Memory) -> Said | None:
    """The name in a paragraph of its own that begins with a dash."""
    if scene is None or not 1 < len(scene.words) <= _LINE or scene.words[0].key not in DASHES:
        return None
    if memory.is_quoted(scene.words.starts[1]):
        return None  # a dash opens the next speech
    who = _name_at(scene, memory, 1, strict=False)
    return Said(who, None, near=True) if who is not None else None


def signed_before(scene: Scene, memory: Memory, low: int, colon: int) -> Said | None:
    """The name that a line begins with, when a colon before the quotation ends what is said of it."""
    at = low
    while at < colon and not scene.words[at].is_word:
        at += 1
    who = _name_at(scene, memory, at, strict=True)
    if who is None or who.end is None:
        return None
    after = bisect_left(scene.words.starts, who.end, at, colon + 1)
    is_line = after <= colon and scene.words[after].key in COMMAS | {":", "(", "."}
    return Said(who._replace(score=0.7), None, near=True) if is_line else None


def _name_at(scene: Scene, memory: Memory, at: int, *, strict: bool) -> Speaker | None:
    """Who is named at a place, a title passed over; a body too where the sign before it is plain enough."""
    words, who = scene.words, scene.who
    for i in range(at, min(at + _TITLES, len(words))):
        mark = who[i]
        if begins(who, i, "person") and mark is not None:
            return memory.of_mark(mark)
        if not strict and is_named(mark) and mark is not None:
            return memory.of_mark(mark)
        if not (words[i].is_capital or words[i].key == "." or words[i].key in scene.lex.possessives):
            break
    return _unknown(scene, at) if strict else None


def _unknown(scene: Scene, at: int) -> Speaker | None:
    """Two words or more with capitals that no tagger knew and a sign ends: "(X Y, by telephone)"."""
    words, lex = scene.words, scene.lex
    end = at
    while end < len(words) and words[end].is_capital and words[end].key not in lex.ordinary:
        end += 1
    fits = not lex.nouns_capital and 1 < end - at <= _TITLES and end < len(words)
    if not fits or words[end].key not in COMMAS | {":", ")"}:
        return None
    return Speaker((scene.text(at, end),), words.starts[at], words.ends[end - 1], None, None, 0.5)
