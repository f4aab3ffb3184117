"""Frames in which a clause or a thing is asked for: "demands that …", "demands the release of …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.joined import things as in_a_row
from gawah.extract.asking.line import Lead, Part
from gawah.extract.asking.links import is_numbered
from gawah.extract.asking.named import authority_before, is_pronoun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue, Cues
    from gawah.extract.asking.line import Ask, Line, Span

_SUBJECT = 16
"""Within how many words the modal verb of a clause stands."""
_SHORT_SUBJECT = 7
"""The same for a verb without a modal ("that the government repeal …")."""
_NOUN = 7
"""Within how many words the noun of a thing that is asked for stands."""
_PASSIVE = 9
"""The same for what is to happen to it ("for those responsible to be punished")."""


def that(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "demands that the government repeal the decree"."""
    line, stop = cues.line, cues.stop(cue.number)
    if line.ends_open() and cue.last >= stop - 1:
        cues.lead = Lead(None)
        return
    first, addressee = past_subject(cues, cue.last, stop)
    if line.is_left_open(first, stop):
        cues.lead = Lead(addressee)
        return
    if _names_only_whom(line, cue.last, stop):
        cues.open_list(cue.last, stop)
        return
    to_reader = addressee is not None and line.any_of("you", first - 1, first)
    for begin, end in _clauses(line, first, line.action_end(first, stop)):
        yield from line.asks(Part(begin, end, addressee), 0.75, to_reader=to_reader)


def _names_only_whom(line: Line, first: int, stop: int) -> bool:
    """Whether a clause ends over a list and holds an authority alone: "recommends that the State party:"."""
    is_short = stop == len(line.words) and stop - first <= _SHORT_SUBJECT
    return is_short and line.ends_open() and line.is_authority(first, stop)


def _clauses(line: Line, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The clauses of a stretch: "that A be done and that B be done" has two."""
    sets, keys = line.tables.sets, line.keys
    for at in range(first + 2, last - 2):
        if keys[at] in sets["that_words"] and keys[at - 1] in sets["join"]:
            is_listed = keys[at - 2] == "," and line.is_word(at - 1)
            yield first, at - 2 if is_listed else at - 1
            first = at + 1
    yield first, last


def past_subject(cues: Cues, first: int, stop: int) -> tuple[int, Span | None]:
    """Where the action of a clause begins, and whom its subject names, if that is an authority."""
    line = cues.line
    if line.any_of("you", first, first + 1):
        return first + 1, line.span(first, first + 1)
    for hit in cues.hits:
        if "modals" in hit.value and first < hit.first < min(stop, first + _SUBJECT):
            if line.is_authority(first, hit.first):
                return cues.past_light(hit.last, stop), line.span(first, hit.first)
            return first, None
    authorities, verbs = line.tables.phrases["authorities"], line.tables.sets["verbs"]
    for at in range(first, min(stop - 1, first + _SHORT_SUBJECT)):
        named = authorities.at(line.keys, at)
        if named is not None and line.keys[at + 1] in verbs:
            return at + 1, line.span(first, at + 1)
        if named is not None and named.last < stop and _is_verb_of_clause(line, named.last):
            return named.last, line.span(first, named.last)
    if first + 1 < stop and is_pronoun(line, first, first + 1) and line.keys[first + 1] in verbs:
        meant = authority_before(line, first)
        return (first + 1, meant) if meant is not None else (first, None)
    return first, None


def _is_verb_of_clause(line: Line, at: int) -> bool:
    """Whether a word has the form of what somebody is asked to do, where the language has one."""
    key, sets, endings = line.keys[at], line.tables.sets, line.tables.clause_verbs
    is_small = key in sets["not_verbs"] or line.tables.phrases["to"].at(line.keys, at) is not None
    return bool(endings) and line.words[at].text[0].islower() and key.endswith(endings) and not is_small


def thing(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "demands an inquiry", "called for the men to be freed"."""
    line, stop = cues.line, cues.stop(cue.number)
    if line.is_left_open(cue.last, stop):
        cues.lead = Lead(None)
    elif is_numbered(line, cue.last, stop):
        yield from line.asks(Part(cue.last + 1, line.action_end(cue.last + 1, stop), None), 0.65)
    elif (
        cue.last < stop
        and (_is_thing(line, cue.last, stop) or _is_in_row(line, cue, stop))
        and not _is_noun(line, cue)
        and not line.is_passive_at(cue.first)  # "is called for a lion"
        and not line.any_of("not_things", cue.last, cue.last + 4)
    ):
        yield from _each(line, cue, stop)


def _each(line: Line, cue: Cue, stop: int) -> Iterator[Ask]:
    """The things behind a cue, each on its own where the last word of the cue stands before each."""
    whole = Part(cue.last, line.action_end(cue.last, stop), None)
    for part in in_a_row(line, cue.last - 1, whole):
        yield from line.asks(part, 0.65)


def weak_thing(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "wants an inquiry": what it asks for is asked of authorities, or nothing is asked."""
    line, stop = cues.line, cues.stop(cue.number)
    if line.ends_open() and stop == len(line.words):
        cues.lead = Lead(None)
    elif is_numbered(line, cue.last, stop):
        yield from line.asks(Part(cue.last + 1, line.action_end(cue.last + 1, stop), None), 0.65)
    elif not _is_noun(line, cue) and any(
        is_asked_noun(line, at, stop) for at in _things(line, cue.last, stop)
    ):
        yield from _each(line, cue, stop)


def _things(line: Line, first: int, stop: int) -> Iterator[int]:
    """Where the things begin that are asked for in a row: one that authorities give tells of all."""
    yield first
    last = line.action_end(first, stop)
    yield from (at + 1 for at in range(first, last - 1) if line.words[at].text in ",،")


def is_asked_noun(line: Line, first: int, stop: int) -> bool:
    """Whether what authorities are asked for stands close behind a cue."""
    last = min(stop, first + _NOUN)
    if line.any_of("not_things", first, min(last, first + 4)):
        return False
    return line.any_of("asked_nouns", first, last) or _happens(line, first, last)


def _is_thing(line: Line, first: int, stop: int) -> bool:
    """Whether what follows a cue can be asked for: "an inquiry", "those responsible to be punished"."""
    if line.tables.phrases["things"].at(line.keys, first) is not None:
        return True
    return _happens(line, first, min(stop, first + _PASSIVE))


def _is_in_row(line: Line, cue: Cue, stop: int) -> bool:
    """Whether a second thing behind the same word can be asked for: "for calm and | for an end"."""
    for at in range(cue.last + 1, min(stop - 1, cue.last + _NOUN)):
        if line.keys[at] == line.keys[cue.last - 1] and line.any_of("for", at, at + 1):
            return line.any_of("join", at - 1, at) and _is_thing(line, at + 1, stop)
    return False


def _happens(line: Line, first: int, last: int) -> bool:
    """Whether a stretch says what is to happen to what it names ("the men to be freed")."""
    passive = line.tables.phrases["passive_to"]
    return any(passive.at(line.keys, at) is not None for at in range(first + 1, last))


def _is_noun(line: Line, cue: Cue) -> bool:
    """Whether a cue is a noun: "the demands", "their calls for"."""
    sets = line.tables.sets
    return cue.first > 0 and line.keys[cue.first - 1] in sets["not_verbs"] - sets["join"]
