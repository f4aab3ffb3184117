"""Demands that are named as such: "Their terms: the release of …, and …", "their demand for an inquiry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.line import Part
from gawah.extract.asking.things import is_asked_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue, Cues
    from gawah.extract.asking.line import Ask, Line

_COLON = 4
"""Within how many words behind "demands" the colon stands that they follow ("are simple:")."""
_BEFORE = 4
"""Within how many words before it the word stands that says that a demand is met already."""


def terms(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "our demands are simple: free our brothers, drop the charges and give us back our land"."""
    line, stop = cues.line, len(cues.line.words)
    near = range(cue.last, min(stop - 1, cue.last + _COLON))
    colon = next((at for at in near if line.words[at].text == ":"), None)
    if colon is None or any(not line.is_word(at) for at in range(cue.last, colon)):
        return
    if line.any_of("conditions", colon + 1, colon + 2) or line.any_of("that_words", colon + 1, colon + 2):
        return
    first, end = colon + 1, line.action_end(colon + 1, stop)
    if first < end and line.words[first].text == "(":  # numbered: ": (a) …; (b) …"
        yield from line.asks(Part(first, end, None), 0.65)
        return
    for begin, behind in _items(line, first, end):
        yield from line.asks(Part(begin, behind, None), 0.65)


def _items(line: Line, first: int, end: int) -> list[tuple[int, int]]:
    """The things of a row; empty where the first of them is none that may be asked for."""
    if first >= end or not _may_be_asked(line, first, end):
        return []
    starts = [first]
    for at in range(first + 1, end - 1):
        begin = _past_join(line, at + 1)
        if line.words[at].text in ",،" and begin < end and _begins_item(line, at, begin, end):
            starts.append(begin)
        elif (
            len(starts) > 1
            and line.is_word(at)
            and line.any_of("join", at, at + 1)
            and _begins_item(line, at, at + 1, end)
        ):
            starts.append(at + 1)
    starts = sorted(set(starts))
    return [
        (begin, _before_join(line, behind, begin))
        for begin, behind in zip(starts, [*starts[1:], end], strict=True)
    ]


def _begins_item(line: Line, comma: int, at: int, end: int) -> bool:
    """Whether a further thing begins at a word, and no name is only explained: "A, a teacher, and …"."""
    explained = line.page.marks_in("person", line.words[comma - 1].start, line.words[comma - 1].end)
    return not explained and _may_be_asked(line, at, end)


def _may_be_asked(line: Line, at: int, end: int) -> bool:
    """Whether a thing that may be asked for, in more than a word, begins at a word."""
    if at + 1 >= end or not line.is_word(at + 1):
        return False
    return (
        line.keys[at] in line.tables.sets["verbs"]
        or line.tables.phrases["things"].at(line.keys, at) is not None
        or is_asked_noun(line, at, end)
    )


def _past_join(line: Line, at: int) -> int:
    joins = at < len(line.words) and line.is_word(at) and line.any_of("join", at, at + 1)
    return at + 1 if joins else at


def _before_join(line: Line, at: int, first: int) -> int:
    while at - 1 > first and (not line.is_word(at - 1) or line.any_of("join", at - 1, at)):
        at -= 1
    return at


def noun_for(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "pressed their demand for an inquiry", unless it is met already."""
    line, stop = cues.line, cues.stop(cue.number)
    end = line.action_end(cue.last, stop)
    told = next((at for at in range(cue.last + 1, end) if line.any_of("be", at, at + 1)), end)
    is_met = line.any_of("met", cue.first - _BEFORE, cue.first) or line.any_of("met", cue.last, end)
    if not is_met and is_asked_noun(line, cue.last, stop):
        yield from line.asks(Part(cue.last, told, None), 0.6)


def polite(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "we would be grateful if you could order her release"."""
    line, stop = cues.line, cues.stop(cue.number)
    verb = next(
        (
            at
            for at in range(cue.last + 1, min(stop - 1, cue.last + _COLON * 2))
            if line.any_of("politely", at, at + 1)
        ),
        None,
    )
    if verb is None:
        return
    behind = line.past("politely", verb)
    first = cues.past_light(behind, stop)
    to_reader = line.any_of("you", cue.last, verb)
    if first >= stop or not (to_reader or line.is_authority(cue.last, verb)):
        return
    addressee = line.span(cue.last, verb)
    if line.keys[first] in line.tables.sets["verbs"] - line.tables.sets["courtesies"]:
        yield from line.asks(Part(first, line.action_end(first, stop), addressee), 0.7, to_reader=to_reader)


def cries(line: Line) -> Iterator[Ask]:
    """Read "Free Rosa Ixcoy!", and "“Arrest the killers,” her sister pleaded"."""
    words = line.words
    first = line.first_word()
    if first < len(words) and words[-1].text in _CRIES and line.past_word() - first <= _CRY:
        yield from _cry(line, first, line.past_word())
        return
    opens = next((at for at, word in enumerate(words) if word.text in _OPENS), None)
    if opens is None:
        return
    closes = next((at for at in range(opens + 1, len(words)) if words[at].text in _CLOSES), len(words))
    if closes - opens > _CRY * 2 or any(line.any_of(name, 0, len(words)) for name in _THREATENING):
        return
    before, behind = (max(0, opens - _BESIDE), opens), (closes + 1, closes + 1 + _BESIDE)
    if line.any_of("crying", *before) or line.any_of("crying", *behind) or words[opens - 1].text == ":":
        yield from _cry(line, opens + 1, line.past_word(closes))


def _cry(line: Line, first: int, end: int) -> Iterator[Ask]:
    """The words of a cry, if it is one that asks for something."""
    if end - first < 2 or any(line.any_of(name, first, end) for name in ("readers", "be")):
        return
    if line.any_of("cry_stops", first + 1, first + 2):
        return
    if line.keys[first] in line.tables.sets["cries"]:
        yield from line.asks(Part(first, end, None), 0.55)


_CRY = 10
"""The most words of a cry."""
_BESIDE = 3
"""Within how many words of a quoted cry its verb stands."""
_CRIES = frozenset("!")
_THREATENING = ("not_demanding", "not_demanding_next")
"""Lists of those whose orders to others are no demands."""
_OPENS, _CLOSES = frozenset('"“«„'), frozenset('"”»')
