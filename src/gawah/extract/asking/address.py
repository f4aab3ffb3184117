"""Frames in which somebody is named and an action follows: "X calls on Y to …", "Y was asked to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.joined import parts, things
from gawah.extract.asking.line import Part
from gawah.extract.asking.links import addressee_start, begins_action, find_link
from gawah.extract.asking.named import authority_before, is_pronoun
from gawah.extract.asking.things import is_asked_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.cues import Cue, Cues
    from gawah.extract.asking.line import Ask, Line, Span
    from gawah.extract.asking.links import Link

_NEAR = 9
"""The most words of an addressee before "for"."""
_WRITER = 6
"""Within how many words before a cue the writer stands ("We, the undersigned, ask")."""
_WEAK = 0.5
"""What is asked with a lower score is asked of supporters."""


def address(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "X calls on Y to …"."""
    line, stop = cues.line, cues.stop(cue.number)
    is_inside = cues.inside_infinitive(cue.first) and not _is_decided(cues, cue)
    if cue.number and not cues.calls_supporters and is_inside:
        return
    link = find_link(line, cue.last, stop)
    if link is None:
        if line.ends_open() and stop == len(line.words):
            cues.open_list(cue.last, stop)
        else:
            yield from _that_it(cues, cue) or _for_thing(cues, cue)
        return
    is_named = link.end > cue.last
    if not is_named and not line.any_of("be", cue.first - 3, cue.first):
        return
    if line.is_left_open(link.action, stop):
        cues.open_list(cue.last, link.end)
        return
    if link.action >= stop:
        return
    if is_named and _is_thing_done(line, cue, link):
        yield from line.asks(Part(cue.last, line.action_end(link.action, stop), None), 0.65)
        return
    addressee = _addressee(line, cue, link) if is_named else None
    to_reader = _is_to_reader(cues, cue, link)
    score = _score(cues, cue, link, to_reader=to_reader)
    whole = Part(link.action, line.action_end(link.action, stop), addressee)
    for part in parts(line, cue, whole):
        yield from line.asks(part, score, to_reader=to_reader)


def _addressee(line: Line, cue: Cue, link: Link) -> Span | None:
    """Whom a cue names; for "it" and "them", the authority named before."""
    if is_pronoun(line, cue.last, link.end):
        named = authority_before(line, cue.first)
        if named is not None:
            return named
    if line.tables.order == "vso" and not line.is_authority(cue.last, link.end):
        return None  # who asks stands there: "طالب المتظاهرون ب…"
    return line.span(addressee_start(line, cue.last, link.end), link.end)


def _is_thing_done(line: Line, cue: Cue, link: Link) -> bool:
    """Whether a thing is to be done, and nobody named who does it: "calls for charges to be dropped"."""
    is_passive = line.any_of("passive_be", link.action, link.action + 1)
    return is_passive and not line.is_authority(cue.last, link.end)


def _is_to_reader(cues: Cues, cue: Cue, link: Link) -> bool:
    """Whether an action is asked of "you": "we urge you to", "you are hereby directed to"."""
    if link.end > cue.last:
        return link.end - cue.last <= 3 and cues.line.any_of("you", cue.last, link.end)
    return cues.line.any_of("you", cue.first - 4, cue.first)


def _score(cues: Cues, cue: Cue, link: Link, *, to_reader: bool) -> float:
    """How sure it is that an authority is asked: calls to supporters are not demands."""
    line = cues.line
    score = 0.85 if link.end > cue.last else 0.6
    if link.end == cue.last + 1 and line.any_of("first_persons", cue.last, link.end):
        score = 0.35  # "they urged us to …"
    if not to_reader and _names_readers(line, cue.last, min(link.end, cue.last + 3)):
        score = 0.35
        cues.calls_supporters = True
    if (to_reader or score < _WEAK) and line.any_of("reader_verbs", link.action, link.action + 1):
        score = 0.3
    return score


def _names_readers(line: Line, first: int, last: int) -> bool:
    """Whether supporters or the public are asked, "the public prosecutor" is not the public."""
    office = line.tables.phrases["authorities"].at(line.keys, last - 2) if last - 2 >= first else None
    if office is not None and office.last > last - 1:
        last -= 2
    return line.any_of("readers", first, last)


def first_person(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "we ask Y to …", "voted to ask Y to …"."""
    if cues.line.any_of("first_persons", cue.first - _WRITER, cue.first):
        yield from address(cues, cue)
    elif _is_decided(cues, cue):
        yield from third_person(cues, cue)


def _is_decided(cues: Cues, cue: Cue) -> bool:
    """Whether it was decided to ask: "voted | to | ask the ministry to …"."""
    return cues.inside_infinitive(cue.first) and cues.line.any_of("deciding", cue.first - 3, cue.first - 1)


def third_person(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "she asked the ministry to …": others ask for many things, but authorities for demands."""
    line = cues.line
    if line.is_passive_at(cue.first):
        return
    link = find_link(line, cue.last, cues.stop(cue.number))
    if link is None:
        yield from _for_thing(cues, cue)
    elif link.end > cue.last and (
        line.is_authority(cue.last, link.end)
        or (
            is_pronoun(line, cue.last, link.end)
            and link.action + 1 < len(line.words)
            and line.is_word(link.action + 1)  # "asked him to dinner."
            and authority_before(line, cue.first) is not None
        )
    ):
        yield from address(cues, cue)


def _that_it(cues: Cues, cue: Cue) -> list[Ask]:
    """Read "demanded of the government that it provide jobs"."""
    line, stop = cues.line, cues.stop(cue.number)
    near = range(cue.last + 1, min(stop - 2, cue.last + _NEAR))
    at = next((at for at in near if line.any_of("that_words", at, at + 1)), None)
    if at is None or not line.is_authority(cue.last, at) or not is_pronoun(line, at + 1, at + 2):
        return []
    action = Part(at + 2, line.action_end(at + 2, stop), line.span(cue.last, at))
    return list(line.asks(action, 0.75))


def _for_thing(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "petitioned the court for his release": a thing in place of an action."""
    line, stop, sets = cues.line, cues.stop(cue.number), cues.line.tables.sets
    near = range(cue.last + 1, min(stop - 1, cue.last + _NEAR))
    at = next((at for at in near if line.keys[at] in sets["for"]), None)
    if at is None and line.any_of("of", cue.last - 1, cue.last):  # "demanded of the state | the release of …"
        begins = (n for n in near if line.any_of("articles", n, n + 1) and line.is_authority(cue.last, n))
        at = next((n - 1 for n in begins if is_asked_noun(line, n, stop)), None)
        if at is not None:
            whole = Part(at + 1, line.action_end(at + 1, stop), line.span(cue.last, at + 1))
            yield from line.asks(whole, 0.7)
            return
    if at is not None and line.is_authority(cue.last, at) and is_asked_noun(line, at + 1, stop):
        whole = Part(at + 1, line.action_end(at + 1, stop), line.span(cue.last, at))
        for thing in things(line, at, whole):
            yield from line.asks(thing, 0.7)


def asked_passive(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "the ministry was asked to …": the subject is whom it is asked of."""
    line, stop = cues.line, cues.stop(cue.number)
    near = range(cue.first - 1, max(0, cue.first - 4), -1)
    be = next((at for at in near if line.any_of("be", at, at + 1)), None)
    if be is None or cue.last >= stop or not begins_action(line, cue.last, stop):
        return
    while be > 1 and line.any_of("have", be - 1, be):
        be -= 1
    start = cues.clause_start(be)
    if start < be and line.is_authority(start, be):
        action = Part(cue.last, line.action_end(cue.last, stop), line.span(start, be))
        yield from line.asks(action, 0.75)


def deadline(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "gave the ministry until Friday to …"."""
    line, stop = cues.line, cues.stop(cue.number)
    link = find_link(line, cue.last, stop)
    if link is None or link.action >= stop or not line.any_of("deadlines", cue.last, link.end):
        return
    terms = line.tables.sets["deadlines"]
    between = range(cue.last, link.end)
    term = next(at for at in between if line.words[at].text[0].isdigit() or line.keys[at] in terms)
    if term > cue.last and line.is_authority(cue.last, term):
        action = Part(link.action, line.action_end(link.action, stop), line.span(cue.last, term))
        yield from line.asks(action, 0.75)


def please(cues: Cues, cue: Cue) -> Iterator[Ask]:
    """Read "Please release her", in a letter; "Please find enclosed" is a courtesy."""
    line = cues.line
    if not cues.is_letter or cue.last >= len(line.keys):
        return
    sets, key = line.tables.sets, line.keys[cue.last]
    if key in sets["verbs"] and key not in sets["courtesies"]:
        end = line.action_end(cue.last, cues.stop(cue.number))
        yield from line.asks(Part(cue.last, end, None), 0.6, to_reader=True)


def told_to_reader(line: Line) -> Iterator[Ask]:
    """Read "Reopen the school at once.", a sentence of a letter that begins with what its reader shall do.

    A word that names a thing stands before no article: "Force was used".
    """
    sets = line.tables.sets
    if len(line.keys) < 3 or line.keys[0] not in sets["verbs"] - sets["courtesies"]:
        return
    if line.any_of("not_verbs", 1, 2) or line.any_of("objects", 1, 2):
        yield from line.asks(Part(0, line.action_end(0, len(line.words)), None), 0.6, to_reader=True)
