"""Demands that a modal verb makes: "the authorities must …", "those responsible must be …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.line import Lead, Part
from gawah.extract.asking.things import is_asked_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue, Cues
    from gawah.extract.asking.line import Ask, Line, Span

_NORM = 5
"""Within how many words before "that" the norm stands that says something."""
_ASIDE = 20
"""The most words of an aside between a subject and its verb, commas counted."""


def modal(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """What a modal verb asks of its subject: "the police | must | find the men"."""
    line = cues.line
    cues.lead = None
    start, behind = _subject(cues, cue)
    told = _told(cues, start)
    is_inside = told is None and any(cues.opens_part(hit) for hit in cues.hits[: cue.number])
    if is_inside or _asks_nothing(line, cue, start):
        return
    stop = cues.stop(cue.number)
    first = cues.past_light(_past_aside(line, cue.last, stop), stop)
    if first >= stop or line.past("not_asked", first) > first:
        return
    is_authority = line.is_authority(start, behind)
    if is_authority and line.is_left_open(first, stop):
        cues.lead = Lead(line.span(start, behind))
        return
    end = line.action_end(first, _next_clause(cues, cue, first, stop))
    before = (told or line.before) if _is_pronoun(line, start, behind) else None
    if (before or is_authority) and _is_asked(line, first, end) and not _is_suffered(line, first):
        if line.ends_open() and first >= stop - 2:
            cues.lead = Lead(line.span(start, behind))
            return
        yield from line.asks(Part(first, end, before or line.span(start, behind)), 0.75)
    elif _is_to_be_done(line, cue, first) or _ends_asking(line, end) or _is_to_be(line, start, first, end):
        whole = min(start, cues.clause_start(cue.first, through_commas=True))
        yield from line.asks(Part(whole, end, None), 0.55)


def _subject(cues: Cues, cue: Cue) -> tuple[int, int]:
    """The words of the subject; it may stand before an aside ("The mayor, who saw it, must …")."""
    line, start = cues.line, cues.clause_start(cue.first)
    if start < cue.first or line.words[cue.first - 1].text != ",":
        return start, cue.first
    for at in range(cue.first - 2, max(0, cue.first - _ASIDE), -1):
        if line.words[at].text == ",":
            return cues.clause_start(at), at
    return start, cue.first


def _told(cues: Cues, start: int) -> Span | None:
    """Whom a clause is told to that has a pronoun for its subject: "told the mayor that | he must …"."""
    line = cues.line
    if start < 2 or not line.any_of("that_words", start - 1, start):
        return None
    first = cues.clause_start(start - 1)
    is_told = first < start - 1 and line.is_authority(first, start - 1)
    return line.span(first, start - 1) if is_told else None


def _is_to_be_done(line: Line, cue: Cue, first: int) -> bool:
    """Whether something must be done by nobody in particular; "had to be done" tells how things are."""
    if line.any_of("necessity", cue.first, cue.last):
        return line.tables.phrases["passives"].at(line.keys, first) is not None
    return is_passive(line, first)


def _past_aside(line: Line, at: int, stop: int) -> int:
    """Past an aside between a modal verb and what is asked: "must, | as a matter of urgency, | sign"."""
    if at >= stop or line.words[at].text != ",":
        return at
    near = range(at + 1, min(stop - 1, at + _ASIDE))
    return next((place + 1 for place in near if line.words[place].text == ","), at)


def _is_suffered(line: Line, first: int) -> bool:
    """Whether the subject is to suffer what is asked for: "must be freed"; "must stop selling" asks of it."""
    at = first
    while at < len(line.keys) - 1 and line.tables.is_adverb(line.keys[at]):
        at += 1
    if not is_passive(line, first):
        return False
    sets, following = line.tables.sets, line.keys[at + 1] if at + 1 < len(line.keys) else ""
    takes = following in sets["not_verbs"] - sets["join"] or following.endswith(
        line.tables.progressive_endings or "\0"
    )
    return not (line.keys[at] in sets["verbs"] and takes)


def _is_to_be(line: Line, start: int, first: int, end: int) -> bool:
    """Whether something is to be there that authorities are asked for: "there must be an inquiry"."""
    is_there = line.any_of("existential", start, start + 1)
    return is_there and line.any_of("passive_be", first, first + 1) and is_asked_noun(line, first + 1, end)


def _asks_nothing(line: Line, cue: Cue, start: int) -> bool:
    """Whether a modal verb has no subject, or one of whom or by whom nothing is asked ("if they must")."""
    return (
        start >= cue.first
        or line.any_of("conditions", start - 1, start + 1)
        or line.any_of("questions", start, cue.first)
        or line.any_of("not_demanding", start, cue.first)
        or _is_norm(line, cue)
        or line.any_of("recalling", start - 2, start - 1)
        or _says_norm(line, start)
    )


def _is_norm(line: Line, cue: Cue) -> bool:
    """Whether a sentence tells what a norm says: "Under Article 9 the state shall …"."""
    return line.any_of("norm_modals", cue.first, cue.last) and line.any_of("norms", 0, cue.first)


def _says_norm(line: Line, start: int) -> bool:
    """Whether a clause tells what a norm says: "The Act says that | tenants must …"."""
    is_clause = line.any_of("that_words", start - 1, start) and line.any_of("reporting", start - 2, start - 1)
    return is_clause and line.any_of("norms", start - _NORM, start - 2)


def _next_clause(cues: Cues, cue: Cue, first: int, stop: int) -> int:
    """Where the next subject with a modal begins, if the sentence goes on with one."""
    line = cues.line
    for hit in cues.hits[cue.number + 1 :]:
        start = cues.clause_start(hit.first)
        if "modals" in hit.value and first < start < min(hit.first, stop):
            while start > first and (
                line.keys[start - 1] in line.tables.sets["join"] or line.words[start - 1].text == ","
            ):
                start -= 1
            return start
    return stop


def _is_asked(line: Line, first: int, end: int) -> bool:
    """Whether the verb of an action is one of those that are asked for."""
    sets = line.tables.sets
    if sets["verbs_end"]:
        return _ends_asking(line, end)
    if line.keys[first] in sets["negatives"]:
        return True
    at = first
    while at < end - 1 and line.tables.is_adverb(line.keys[at]):
        at += 1
    return not sets["verbs"] or line.keys[at] in sets["verbs"] or is_passive(line, first)


def is_passive(line: Line, first: int) -> bool:
    """Whether what a modal verb asks for is to be done, by nobody in particular: "be swiftly repeated"."""
    if line.tables.phrases["passives"].at(line.keys, first) is not None:
        return True
    sets, endings = line.tables.sets, line.tables.passive_endings
    if not endings or line.keys[first] not in sets["passive_be"]:
        return False
    at = first + 1
    while at < len(line.keys) - 1 and line.tables.is_adverb(line.keys[at]):
        at += 1
    return at < len(line.keys) and (line.keys[at].endswith(endings) or line.keys[at] in sets["participles"])


def _is_pronoun(line: Line, start: int, end: int) -> bool:
    """Whether a subject is a pronoun alone ("They must …")."""
    words = [at for at in range(start, end) if line.is_word(at)]
    return len(words) == 1 and line.keys[words[0]] in line.tables.sets["pronouns"]


def _ends_asking(line: Line, end: int) -> bool:
    """Whether a clause ends with one of the verbs that its language puts there."""
    end = line.past_word(end)
    return end > 0 and line.keys[end - 1] in line.tables.sets["verbs_end"]
