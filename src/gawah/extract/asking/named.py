"""Whom a pronoun means of which something is asked: "reminded the ministry … and asked | it | to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.marks import BodyMark

if TYPE_CHECKING:
    from gawah.extract.asking.line import Line, Span

_REACH = 30
"""Within how many words before a pronoun the authority stands that it means."""
_LONGEST = 4
"""The most words before the noun of an authority that belong to its name."""
_HEAD = 2
"""The words at the head of a sentence, where those stand who ask."""
_SURE = 0.45
"""Bodies marked below this score are unnamed."""


def is_pronoun(line: Line, first: int, last: int) -> bool:
    """Whether a stretch is a pronoun that stands for whom something is asked of."""
    sets = line.tables.sets
    return last == first + 1 and (line.keys[first] in sets["objects"] or line.keys[first] in sets["pronouns"])


def authority_before(line: Line, at: int) -> Span | None:
    """The last authority that the sentence names before a word, if it is not who asks.

    Who asks stands at the head of the sentence, or right before what it does ("the police, who | asked him").
    """
    low = max(_HEAD, at - _REACH)
    named = _last_noun(line, low, at) or _last_body(line, low, at)
    if named is None:
        return None
    behind = next((n for n in range(low, at) if line.words[n].start >= named[1]), at)
    between = range(behind, at)
    if line.any_of("relatives", behind, at):
        return None
    endings = line.tables.progressive_endings
    if behind == at:  # "wrote to the ministry | asking it"
        return named if endings and line.keys[at].endswith(endings) else None
    return named if any(line.words[n].text == "," or line.any_of("join", n, n + 1) for n in between) else None


def _last_body(line: Line, low: int, at: int) -> Span | None:
    """The last body in a stretch that is named."""
    if low >= at:
        return None
    bodies = line.page.marks_in("body", line.words[low].start, line.words[at].start)
    found = [
        (mark.start, mark.end)
        for mark in bodies
        if isinstance(mark.value, BodyMark) and (mark.value.is_state or mark.score >= _SURE)
    ]
    return found[-1] if found else None


def _last_noun(line: Line, low: int, at: int) -> Span | None:
    """The last noun of an authority in a stretch, with its article and what stands between."""
    authorities = line.tables.phrases["authorities"]
    for place in range(at - 1, low - 1, -1):
        hit = authorities.at(line.keys, place)
        if hit is None or hit.last > at:
            continue
        words = [line.words[n].text for n in range(max(low, place - _LONGEST), place)]
        first = place
        while words and words[-1][0].isupper():
            words.pop()
            first -= 1
        back = range(place - 1, max(low, place - _LONGEST) - 1, -1)
        article = next((n for n in back if line.keys[n] in line.tables.sets["articles"]), None)
        if article is not None and all(line.is_word(n) for n in range(article, place)):
            first = article
        return line.words[first].start, line.words[hit.last - 1].end
    return None
