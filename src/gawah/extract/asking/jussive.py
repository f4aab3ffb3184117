"""Demands in the form of an order at second hand: "Let the police …", "We say to the court: …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.line import Part
from gawah.extract.asking.links import orders_after
from gawah.extract.asking.modal import is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue, Cues
    from gawah.extract.asking.line import Ask, Line

_SUBJECT = 14
"""The most words between "let" and the verb of what is asked for."""


def let(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "let the police find the men": whoever "let" names is asked, if that is an authority."""
    line, stop = cues.line, cues.stop(cue.number)
    before = line.past_word(cue.first) - 1
    if before >= 0 and line.tables.phrases["to"].at(line.keys, before) is not None:
        return  # what somebody else is asked for: 'to "let …'
    if before == cue.first - 1 >= 0 and not line.any_of("join", before, cue.first):
        return
    suffers = range(cue.last + 1, min(stop - 1, cue.last + _SUBJECT))
    if any(_is_to_suffer(line, at) for at in suffers):
        yield from line.asks(Part(cue.last, line.action_end(cue.last, stop), None), 0.6)
        return
    if line.before is not None and line.any_of("objects", cue.last, cue.last + 1):
        first, addressee = cue.last + 1, line.before
    else:
        first = _verb_of_authority(line, cue.last, stop)
        behind = next((at for at in range(cue.last, first) if line.words[at].text == ","), first)
        named = line.span(cue.last, behind)
        if named is None:
            return
        addressee = named
    if first < stop:
        yield from line.asks(Part(first, line.action_end(first, stop), addressee), 0.7)


def _is_to_suffer(line: Line, at: int) -> bool:
    """Whether something is to be done to whom "let" names: "let them | be tried", but not "be it known"."""
    return (
        line.keys[at] in line.tables.sets["passive_be"]
        and is_passive(line, at)
        and line.past("not_asked", at) == at
        and not line.any_of("objects", at - 1, at)
    )


def _verb_of_authority(line: Line, first: int, stop: int) -> int:
    """Where the verb stands of an authority whose name begins at a word; ``stop`` where there is none."""
    verbs, join = line.tables.sets["verbs"], line.tables.sets["join"]
    found = (at for at in range(first + 1, min(stop, first + _SUBJECT)) if line.keys[at] in verbs)
    at = next((at for at in found if line.is_authority(first, at)), stop)
    is_second_name = at < stop and line.keys[at - 1] in join and line.is_word(at - 1)
    return stop if is_second_name else at


def say_to(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "We say to the police: find the men"."""
    line, stop = cues.line, cues.stop(cue.number)
    last = min(stop, cue.last + _SUBJECT)
    colon = next((at for at in range(cue.last + 1, last) if line.words[at].text == ":"), None)
    first = orders_after(line, colon, stop) if colon is not None else None
    if colon is not None and first is not None and line.is_authority(cue.last, colon):
        yield from line.asks(Part(first, line.action_end(first, stop), line.span(cue.last, colon)), 0.75)
