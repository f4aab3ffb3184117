"""Several actions behind one cue: "call on X to A, to B, and on Y to C"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gawah.extract.asks import Line
    from gawah.extract.lexicon import Hit

_ADDRESSEE = 14
"""Words of a second addressee."""


class Part(NamedTuple):
    """One action, by positions in the sentence, and whom it is asked of."""

    first: int
    last: int
    addressee: tuple[int, int] | None


def parts(
    line: Line, cue: Hit[tuple[str, ...]], whole: Part, begins: Callable[[int, int], bool]
) -> Iterator[Part]:
    """The actions of a stretch, each up to the one that follows it."""
    first, last, addressee = whole
    at = first + 1
    while at < last:
        following = _another(line, cue, (at, last), begins) or _further(line, (at, last), begins)
        if following is None:
            at += 1
            continue
        yield Part(first, _before(line, at, first), addressee)
        first = following[0]
        addressee = following[1] or addressee
        at = first + 1
    yield Part(first, last, addressee)


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


Next = tuple[int, "tuple[int, int] | None"]
"""Where an action begins, and of whom it is asked if that is somebody else."""


def _further(line: Line, span: tuple[int, int], begins: Callable[[int, int], bool]) -> Next | None:
    """A further action asked of the same: ", and to B"; without the comma the two are one."""
    at, last = span
    to = line.tables.phrases["to"].at(line.keys, at)
    if to is None or to.last >= last or not _follows_comma(line, at):
        return None
    return (to.last, None) if begins(to.last, last) else None


def _another(
    line: Line, cue: Hit[tuple[str, ...]], span: tuple[int, int], begins: Callable[[int, int], bool]
) -> Next | None:
    """An action asked of somebody else: "and on Y to C", ", and Y to C"."""
    at, last = span
    if line.keys[at - 1] not in line.tables.sets["join"] or not line.is_word(at - 1):
        return None
    again = cue.last - cue.first > 1 and line.keys[at] == line.keys[cue.last - 1]
    if not again and not _follows_comma(line, at):
        return None
    first = at + 1 if again else at
    for place in range(first + 1, min(last, first + _ADDRESSEE)):
        if line.words[place].text in ",;:":
            return None
        to = line.tables.phrases["to"].at(line.keys, place)
        if to is not None and begins(to.last, last):
            named = line.is_authority(first, place)
            return (to.last, line.span(first, place)) if named else None
    return None
