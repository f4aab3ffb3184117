"""Demands that a modal verb makes: "the authorities must …", "those responsible must be …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.line import Lead, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue, Cues
    from gawah.extract.asking.line import Ask, Line


def modal(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """What a modal verb asks of its subject: "the police | must | find the men"."""
    line = cues.line
    cues.lead = None
    start = cues.clause_start(cue.first)
    if any(cues.opens_part(hit) for hit in cues.hits[: cue.number]) or _asks_nothing(line, cue, start):
        return
    stop = cues.stop(cue.number)
    first = cues.past_light(cue.last, stop)
    if first >= stop or line.past("not_asked", first) > first:
        return
    is_authority = line.is_authority(start, cue.first)
    if is_authority and line.ends_open() and first >= stop - 1:
        cues.lead = Lead(line.span(start, cue.first))
        return
    end = line.action_end(first, _next_clause(cues, cue, first, stop))
    before = line.before if _is_pronoun(line, start, cue.first) else None
    if (before or is_authority) and _is_asked(line, first, end):
        if line.ends_open() and first >= stop - 2:
            cues.lead = Lead(line.span(start, cue.first))
            return
        yield from line.asks(Part(first, end, before or line.span(start, cue.first)), 0.75)
    elif _is_to_be_done(line, cue, first) or _ends_asking(line, end):
        whole = cues.clause_start(cue.first, through_commas=True)
        yield from line.asks(Part(whole, end, None), 0.55)


def _is_to_be_done(line: Line, cue: Cue, first: int) -> bool:
    """Whether something must be done by nobody in particular; "had to be done" tells how things are."""
    if line.any_of("necessity", cue.first, cue.last):
        return line.tables.phrases["passives"].at(line.keys, first) is not None
    return _is_passive(line, first)


def _asks_nothing(line: Line, cue: Cue, start: int) -> bool:
    """Whether a modal verb has no subject, or one of whom or by whom nothing is asked ("if they must")."""
    return (
        start >= cue.first
        or line.any_of("conditions", start - 1, start + 1)
        or line.any_of("not_demanding", start, cue.first)
        or _is_norm(line, cue)
    )


def _is_norm(line: Line, cue: Cue) -> bool:
    """Whether a sentence tells what a norm says: "Under Article 9 the state shall …"."""
    return line.any_of("norm_modals", cue.first, cue.last) and line.any_of("norms", 0, cue.first)


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
    return not sets["verbs"] or line.keys[at] in sets["verbs"] or _is_passive(line, first)


def _is_passive(line: Line, first: int) -> bool:
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
