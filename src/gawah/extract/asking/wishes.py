"""Demands put as a wish or a judgement: "wants the men freed", "it is time that …", "suggests that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.address import address
from gawah.extract.asking.line import Part
from gawah.extract.asking.modal import is_passive
from gawah.extract.asking.things import past_subject, that, weak_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue, Cues
    from gawah.extract.asking.line import Ask, Line

_THING = 10
"""Within how many words behind a wish it says what is to happen to what it names."""
_SUBJECT = 16
"""The same for a clause: "suggests that the three men | be freed"."""
_OVERDUE = 8
"""The most words between a judgement and the verb of what is due."""
_ASIDE = 4
"""The most words of an aside within a judgement: "high time, too, for …"."""


def wish(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "wants an inquiry", "wants the firm thrown out", "would like to see the mayor resign"."""
    line, stop = cues.line, cues.stop(cue.number)
    if cue.last < stop and line.tables.phrases["to"].at(line.keys, cue.last) is not None:
        return  # what they want to do themselves
    found = list(weak_thing(cues, cue))
    yield from found
    if found or cues.lead is not None or cue.last >= stop:
        return
    if cue.first and line.is_passive_at(cue.first):  # "was wanted"
        return
    end = line.action_end(cue.last, stop)
    if _is_done_to(line, cue.last, end):
        yield from line.asks(Part(cue.last, end, None), 0.6)
        return
    first, addressee = past_subject(cues, cue.last, end)
    if addressee is not None and line.keys[first] in line.tables.sets["verbs"]:
        yield from line.asks(Part(first, end, addressee), 0.6)


def evaluated(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "it is time for the court to rule"; with "that" it is read as what is asked for."""
    line, at = cues.line, cue.last
    if line.words[at : at + 1] and line.words[at].text == ",":
        near = range(at + 1, min(len(line.words), at + _ASIDE))
        at = next((place + 1 for place in near if line.words[place].text == ","), at)
    if line.any_of("for", at, at + 1):
        yield from address(cues, cue._replace(last=at + 1))
        return
    near = range(at + 1, min(len(line.words) - 1, at + _OVERDUE))
    verb = next((place for place in near if line.is_authority(at, place) and _may_be_done(line, place)), None)
    if verb is not None:
        stop = cues.stop(cue.number)
        yield from line.asks(Part(verb, line.action_end(verb, stop), line.span(at, verb)), 0.65)


def _may_be_done(line: Line, at: int) -> bool:
    """Whether a word is a verb of what is due: "it is time the mayor | resigned", "… they | release her"."""
    if at + 1 < len(line.keys) and _is_result(line, at + 1):
        return False  # "the police station opened"
    return line.keys[at] in line.tables.sets["verbs"] or _is_result(line, at)


def weak_that(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "resolves that the order be lifted", "suggests that the court hear them".

    What is resolved or suggested may also be one's own plan or a guess: only what an authority is to do, or
    what is to be done, is asked for.
    """
    line, stop = cues.line, cues.stop(cue.number)
    if line.any_of("readers", cue.last, cue.last + 2):
        return
    _, addressee = past_subject(cues, cue.last, stop)
    clause = range(cue.last + 1, min(stop - 1, cue.last + _SUBJECT))
    if addressee is not None or any(is_passive(line, at) for at in clause):
        yield from that(cues, cue)


def _is_done_to(line: Line, first: int, end: int) -> bool:
    """Whether a stretch says what shall have been done to what it names: "the men | freed | at once"."""
    sets, keys = line.tables.sets, line.keys
    for at in range(first, min(end, first + _THING)):
        if not line.is_word(at) or keys[at] in sets["relatives"] or keys[at] in sets["for"]:
            return False
        if line.tables.phrases["to"].at(keys, at) is not None:
            return False
        if at > first and _is_result(line, at) and keys[at - 1] not in sets["not_verbs"]:
            behind = at + 1
            return behind >= end or not line.is_word(behind) or line.any_of("behind_done", behind, behind + 1)
    return False


def _is_result(line: Line, at: int) -> bool:
    """Whether a word says what has been done, or where something has come: "freed", "back"."""
    sets, key = line.tables.sets, line.keys[at]
    is_participle = key.endswith(line.tables.passive_endings or "\0") or key in sets["participles"]
    return is_participle or key in sets["results"]
