"""Demands in languages whose verb stands before what is asked ("X urged Y to release Z")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.address import (
    address,
    asked_passive,
    deadline,
    first_person,
    please,
    third_person,
    told_to_reader,
)
from gawah.extract.asking.cues import Cue, Cues
from gawah.extract.asking.jussive import let, say_to
from gawah.extract.asking.line import Asked
from gawah.extract.asking.modal import modal
from gawah.extract.asking.supporters import for_supporters
from gawah.extract.asking.terms import cries, noun_for, polite, terms
from gawah.extract.asking.things import that, thing, weak_thing
from gawah.extract.asking.wishes import evaluated, weak_that, wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gawah.extract.asking.line import Ask, Line
    from gawah.extract.lexicon import Hit

_SUBJECT = 9
"""The most words between who demands and the verb."""
_NEXT = 3
"""Within how many words before a verb those stand who themselves demand ("the army has now | demanded")."""
_ASIDE = 8
"""The most words of an aside between a verb of asking and its clause."""
_NORM = 6
"""Within how many words before a verb the norm stands that requires something."""

_DENIED = 7
"""Within how many words before a verb of asking it is denied that anybody asked."""
_HEAD = 3
"""How many words at the head of a sentence hold its subject, where a second verb has none of its own."""

_IMPOSING = frozenset({"that", "thing"})
"""Frames in which somebody may demand what suits himself ("the army demanded that they leave")."""


def nothing(_cues: Cues, _cue: Cue) -> Iterator[Ask]:
    """Read "pleaded guilty": a phrase that only looks like asking."""
    yield from ()


FRAMES: dict[str, Callable[[Cues, Cue], Iterator[Ask]]] = {
    "address": address,
    "first_person": first_person,
    "third_person": third_person,
    "that": that,
    "terms": terms,
    "thing": thing,
    "weak_thing": weak_thing,
    "wish": wish,
    "evaluated": evaluated,
    "weak_that": weak_that,
    "let": let,
    "say_to": say_to,
    "idioms": nothing,
    "noun_for": noun_for,
    "polite": polite,
    "asked_passive": asked_passive,
    "deadline": deadline,
    "modals": modal,
    "please": please,
}
"""The lists of cues -> how what stands around them is read."""


def read_svo(line: Line, *, is_letter: bool = False) -> Asked:
    """What a sentence asks for, in order."""
    found = for_supporters(line)
    if found:
        return Asked(found, None)
    cues = Cues(line, is_letter)
    for number, hit in enumerate(cues.hits):
        asks = _frame(cues, number, hit)
        found.extend(ask for ask in asks if not _is_inside(ask, found))
    if is_letter and not found and cues.lead is None:
        found.extend(told_to_reader(line))
    if not found and cues.lead is None:
        found.extend(cries(line))
    return Asked(found, cues.lead)


def _frame(cues: Cues, number: int, hit: Hit[tuple[str, ...]]) -> list[Ask]:
    """What a cue asks for in the first of its frames that is there."""
    line, frames = cues.line, hit.value
    cue = Cue(number, hit.first, hit.last)
    if "modals" not in frames and _is_excluded(cues, cue, frames):
        return []
    clause = _clause_after(line, cue.last)
    if clause is not None:
        if frames == ("modals",):
            return []
        frames, cue = ("that",), cue._replace(last=clause)
    for frame in frames:
        found = list(FRAMES[frame](cues, cue))
        if found or cues.lead is not None or frame == "modals":
            return found
    return []


def _is_inside(ask: Ask, found: list[Ask]) -> bool:
    """Whether something is asked for within what was found ("urged donors to demand access")."""
    return any(other.start < ask.start and ask.end <= other.end for other in found)


def _clause_after(line: Line, at: int) -> int | None:
    """Where the clause begins that "that" opens behind a cue, perhaps behind an aside; None where none does.

    Example: "It was vital, the group added, that | she see a doctor".
    """
    words = line.words
    if at < len(words) and words[at].text == ",":
        near = range(at + 1, min(len(words) - 1, at + _ASIDE))
        at = next((place + 1 for place in near if words[place].text == ","), at)
    return at + 1 if line.any_of("that_words", at, at + 1) else None


def _is_imposed(line: Line, before: int, name: str, reach: int) -> bool:
    """Whether those of a list stand where who demands does: close before the verb.

    The subject of a participle, and of a second verb behind "and", stands further away; whom a sentence names
    there as somebody known, or as a doer ("condemned the gunmen and demanded …"), is not who demands.
    """
    if before and line.words[before - 1].text == ",":
        return name == "not_demanding" and line.any_of(name, 0, before)
    if before <= _HEAD or not (line.is_word(before - 1) and line.any_of("join", before - 1, before)):
        return line.any_of(name, before - reach, before)
    return any(
        line.any_of(name, at, at + 1) and (at < _HEAD or not line.any_of("spoken_of", at - 2, at))
        for at in range(before - 1)
    )


def _is_excluded(cues: Cues, cue: Cue, frames: tuple[str, ...]) -> bool:
    """Whether those who demand do it as part of an attack, or nobody is said to do it."""
    line, before = cues.line, cue.first
    clause = cues.clause_start(before) if before else 0
    return (
        _is_imposed(line, before, "not_demanding", _SUBJECT)
        or line.any_of("nobody", before - _NEXT, before)
        or line.any_of("denials", before - _DENIED, before)
        or (not _IMPOSING.isdisjoint(frames) and _is_imposed(line, before, "not_demanding_next", _NEXT))
        or _is_by_norm(line, max(clause, before - _NORM), before)
        or line.any_of("negatives", before - 1, before)
    )


def _is_by_norm(line: Line, first: int, last: int) -> bool:
    """Whether a norm is what requires something; a body may be called after one ("Article 19 urges")."""
    norms = line.tables.sets["norms"]
    named = [at for at in range(max(0, first), last) if line.keys[at] in norms]
    return any(not line.page.marks_in("body", line.words[at].start, line.words[at].end) for at in named)
