"""Speakers without a name of their own: bodies, "a local resident", "the letter", whoever has a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.scene import Scene, Speaker

if TYPE_CHECKING:
    from gawah.extract.marks import Mention
    from gawah.extract.taggers.memory import Memory

_UNNAMED = 0.4
"""Up to this score a body is unnamed."""
_THE_ONE = 2
"""Words of a description that may point back to a person ("the lawyer")."""
_COMPOUND = 2
"""Words that may go on with a describing word up to the verb."""
_PHRASE_LENGTH = 7
_COMMAS = frozenset({",", "،"})


def is_named(mark: Mention | None) -> bool:
    """Whether a mark is there and is a name."""
    return mark is not None and mark.score > _UNNAMED


def begins(who: list[Mention | None], index: int, label: str) -> bool:
    """Whether a person or body begins at a word."""
    mark = who[index]
    return mark is not None and mark.label == label and (index == 0 or who[index - 1] is not mark)


def phrase_start(scene: Scene, at: int, low: int) -> int:
    """Where the noun phrase around a word begins: at its article or possessive, or the last plain word."""
    words, lex = scene.words, scene.lex
    begin = at
    while begin > low and at - begin < 6:
        word = words[begin - 1]
        if word.key in lex.possessives or word.possessive:
            begin -= 1
            if word.possessive and scene.who[begin] is not None:
                while begin > low and scene.who[begin - 1] is scene.who[begin]:
                    begin -= 1
            break
        linked = lex.verb_after and word.key in lex.links
        if not linked and (not word.is_word or word.key in lex.function or word.key in lex.that):
            break
        begin -= 1
    return begin


def carrier(scene: Scene, memory: Memory, first: int, end: int) -> Speaker | None:
    """The owner of a letter, tweet or report that "says": "her tweet", "a statement by X"."""
    words, lex, who = scene.words, scene.lex, scene.who
    at = next((i for i in range(first, end) if words[i].key in lex.carriers and who[i] is None), None)
    if at is None:
        return None
    bodies = [i for i in range(first, end) if begins(who, i, "body") and is_named(who[i])]
    if bodies:
        return _joined_bodies(scene, memory, bodies, words[at].key)
    kind = next((lex.owners[words[i].key] for i in range(first, at) if words[i].key in lex.owners), None)
    begin = phrase_start(scene, at, first)
    if kind is not None:
        found = memory.meant(kind, words.starts[at], scene.code)
        if found is not None and found.names:
            return found._replace(start=words.starts[begin], end=words.ends[at], score=0.65)
    text = scene.text(begin, at + 1)
    return Speaker((text,), words.starts[begin], words.ends[at], words[at].key, None, 0.55)


def _joined_bodies(scene: Scene, memory: Memory, bodies: list[int], role: str | None) -> Speaker:
    """One body, or several that speak together."""
    who = scene.who
    marks = [m for i in bodies if (m := who[i]) is not None]
    if len(marks) == 1:
        return memory.of_mark(marks[0])._replace(role=role)
    text = scene.page.content[marks[0].start : marks[-1].end]
    return Speaker((text,), marks[0].start, marks[-1].end, role, text, 0.75)


def unnamed(scene: Scene, memory: Memory, first: int, end: int, *, forward: bool) -> Speaker | None:
    """A body, or somebody without a name: "a local resident", "two officials in Y"."""
    words, lex, who = scene.words, scene.lex, scene.who
    bodies = [i for i in range(first, end) if begins(who, i, "body")]
    near = range(first, end) if forward else range(max(first, end - 8), end)
    told = next((i for i in near if words[i].key in lex.describers and not is_named(who[i])), None)
    while told is not None and told + 1 < end and words[told + 1].key in lex.describers:
        told += 1  # "government spokesperson": the last word says who
    if bodies:
        nearest = bodies[0] if forward else bodies[-1]
        mark = who[nearest]
        named = [i for i in bodies if is_named(who[i])]
        if len(named) > 1 and named == bodies and told is None:
            return _joined_bodies(scene, memory, named, None)
        whole = told is not None and not forward and who[told] is mark and _is_compound(scene, told + 1, end)
        if (
            mark is not None
            and not (whole and not is_named(mark))
            and (told is None or (who[told] is mark and not forward) or _apart(scene, told, nearest))
        ):
            return memory.of_mark(mark)
    if told is not None:
        begin = phrase_start(scene, told, first)
        stop = told + 1
        if stop < end and words[stop].key in lex.links:
            stop = _before_relative(scene, stop, end)
        elif not forward and _is_compound(scene, stop, end):
            stop = end
        elif stop - begin <= _THE_ONE and (one := memory.with_role(words[told].key, words.starts[begin])):
            return one._replace(start=words.starts[begin], end=words.ends[stop - 1], score=0.6)
        text = scene.text(begin, stop)
        return Speaker((text,), words.starts[begin], words.ends[stop - 1], None, None, 0.65)
    unknown = _capitalised(scene, first, end, forward=forward)
    return unknown or (_noun_phrase_after if forward else _noun_phrase)(scene, first, end)


def _before_relative(scene: Scene, index: int, end: int) -> int:
    """Where a description ends: before "who"."""
    words, lex = scene.words, scene.lex
    return next((i for i in range(index, end) if lex.pronouns.get(words[i].key) == "relative"), end)


def _is_compound(scene: Scene, index: int, end: int) -> bool:
    """Whether plain words up to the verb go on with a describing word: "the governor's office"."""
    words, lex = scene.words, scene.lex
    return 0 < end - index <= _COMPOUND and all(
        w.is_word and w.shape == "l" and w.key not in lex.function for w in words[index:end]
    )


def _noun_phrase_after(scene: Scene, first: int, end: int) -> Speaker | None:
    """The same after the verb, as far as the phrase is all there is: "said one of the weavers"."""
    words, lex = scene.words, scene.lex
    plain = all(w.is_word and w.key not in lex.that and w.shape in "lx" for w in words[first:end])
    fits = plain and words[first].key in lex.possessives and 1 < end - first <= _PHRASE_LENGTH
    if lex.verb_after or not fits:
        return None
    return Speaker((scene.text(first, end),), words.starts[first], words.ends[end - 1], None, None, 0.5)


def _noun_phrase(scene: Scene, first: int, end: int) -> Speaker | None:
    """Somebody whom the tables do not know, by the words from an article to the verb: "the command said"."""
    words, lex = scene.words, scene.lex
    if lex.verb_after:
        return None
    begin = end - 1
    while begin >= first and end - begin <= _PHRASE_LENGTH:
        word = words[begin]
        if word.key in lex.possessives:
            plain = all(w.is_word and w.key not in lex.that for w in words[begin:end])
            text = scene.text(begin, end)
            found = Speaker((text,), words.starts[begin], words.ends[end - 1], None, None, 0.5)
            return found if plain and end - begin > 1 else None
        if not word.is_word or (word.key in lex.function and word.key not in lex.links):
            return None
        begin -= 1
    return None


def _apart(scene: Scene, told: int, body: int) -> bool:
    """Whether a describing word and a body are not of one phrase ("spokesman for the X" is one)."""
    low, high = min(told, body), max(told, body)
    return high - low > 5 or any(scene.words[i].key in _COMMAS for i in range(low, high))


def _capitalised(scene: Scene, first: int, end: int, *, forward: bool) -> Speaker | None:
    """A name that no tagger knew, right beside the verb."""
    words, lex = scene.words, scene.lex
    if lex.nouns_capital:
        return None
    at = first if forward else end - 1
    step = 1 if forward else -1
    found: list[int] = []
    while first <= at < end and words[at].is_capital and words[at].key not in lex.function:
        found.append(at)
        at += step
    if not found:
        return None
    low, high = min(found), max(found) + 1
    return Speaker((scene.text(low, high),), words.starts[low], words.ends[high - 1], None, None, 0.5)
