"""Several actions behind one cue: "call on X to A, to B, and on Y to C"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.asking.line import Part, Span
from gawah.extract.asking.links import begins_action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue
    from gawah.extract.asking.line import Line

_ADDRESSEE = 14
"""Words of a second addressee."""


class _Next(NamedTuple):
    """Where a further action begins, and of whom it is asked if that is somebody else."""

    first: int
    addressee: Span | None


def parts(line: Line, cue: Cue, whole: Part) -> Iterator[Part]:
    """The actions of a stretch, each up to the one that follows it."""
    first, last, addressee = whole
    at = first + 1
    in_row = False
    while at < last:
        following = _of_another(line, cue, at, last) or _of_the_same(line, at, last, in_row=in_row)
        if following is None:
            at += 1
            continue
        in_row = in_row or following.addressee is None
        yield Part(first, _before(line, at, first), addressee)
        first = following.first
        addressee = following.addressee or addressee
        at = first + 1
    yield Part(first, last, addressee)


def things(line: Line, link: int, whole: Part) -> Iterator[Part]:
    """The things of a stretch before each of which the same word stands: "for A, for B and for C".

    Args:
        line: the sentence.
        link: where that word stands first.
        whole: the stretch behind it.
    """
    first, last, addressee = whole
    begin, in_row = first, False
    for at in range(first + 1, last - 1):
        if line.keys[at] != line.keys[link] or not line.any_of("for", at, at + 1):
            continue
        if _follows_comma(line, at) or (in_row and line.any_of("join", at - 1, at)):
            yield Part(begin, _before(line, at, begin), addressee)
            begin, in_row = at + 1, True
    yield Part(begin, last, addressee)


def _before(line: Line, at: int, first: int) -> int:
    """Where an action ends before the signs and the "and" that lead to the next."""
    while at - 1 > first and (line.keys[at - 1] in line.tables.sets["join"] or not line.is_word(at - 1)):
        at -= 1
    return at


def _follows_comma(line: Line, at: int) -> bool:
    """Whether a comma stands before a word, an "and" between them passed over."""
    if line.keys[at - 1] in line.tables.sets["join"] and line.is_word(at - 1):
        at -= 1
    return line.words[at - 1].text == ","


def _of_the_same(line: Line, at: int, last: int, *, in_row: bool) -> _Next | None:
    """A further action asked of the same: ", and to B"; without a comma in the row the two are one."""
    to = line.tables.phrases["to"].at(line.keys, at)
    if to is None or to.last >= last:
        return None
    if not (_follows_comma(line, at) or (in_row and line.any_of("join", at - 1, at))):
        return None
    return _Next(to.last, None) if begins_action(line, to.last, last) else None


def _of_another(line: Line, cue: Cue, at: int, last: int) -> _Next | None:
    """An action asked of somebody else: "and on Y to C", ", and Y to C"."""
    if line.keys[at - 1] not in line.tables.sets["join"]:
        return None
    again = cue.last - cue.first > 1 and line.keys[at] == line.keys[cue.last - 1]
    if not again and not (line.is_word(at - 1) and _follows_comma(line, at)):
        return None
    first = at + 1 if again else at
    for place in range(first + 1, min(last, first + _ADDRESSEE)):
        if line.words[place].text in ",;:":
            return None
        to = line.tables.phrases["to"].at(line.keys, place)
        if to is not None and begins_action(line, to.last, last):
            named = line.is_authority(first, place)
            return _Next(to.last, line.span(first, place)) if named else None
    return None
