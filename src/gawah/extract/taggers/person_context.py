"""What stands around a person's name: title, role, affiliation, age, and how much it tells of a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page
    from gawah.extract.taggers.person_tables import Tables
    from gawah.extract.taggers.words import Words

_ROLE_LENGTH = 14
"""Words that an apposition is read for."""
_AGE_LIMIT = 120
_SIGNATURE = 16
"""Words of a line that says who signs."""
_DESCRIPTION = 12
"""Words of a description before a name."""
_EARLY = 3
"""Words before a name with which a line may begin that says who wrote it."""
_COMMAS = frozenset({",", "،"})
_STOPS = frozenset('.;:!?۔؟؛“”"')
_CLOSES = frozenset(")]")
_OPENS_APPOSITION = frozenset(",(-–—،")
_ENDS_APPOSITION = frozenset(',);:(“"”.،۔—–')
_DIGIT = re.compile(r"\d")


@record
class Context:
    """What the neighbourhood of a name says, with its weight as evidence for a person."""

    weight: float = 0.0
    role: str | None = None
    affiliation: str | None = None
    age: int | None = None


NO_CONTEXT = Context()


@record
class Place:
    """Where a name stands: its sentence's words and its first and last-but-one word."""

    page: Page
    words: Words
    lex: Tables
    first: int
    """With its titles."""
    last: int
    """After the name."""


def context(place: Place) -> Context:
    """All that stands around a name."""
    role, role_weight, where = _role_before(place)
    affiliation = _body_before(place, where)
    age, at = _age(place)
    after = _role_after(place, at)
    weight = role_weight + (0.45 if age is not None else 0.0) + after.weight + _verbs(place)
    weight += _brought_in(place, where) + _signs(place, after)
    return Context(weight, role or after.role, affiliation or after.affiliation, age)


def _signs(place: Place, after: Context) -> float:
    """The weight of a line of its own that holds a name and what somebody is: "X Y, treasurer"."""
    words, last = place.words, place.last
    if after.role is None or len(words) > _SIGNATURE or any(w.is_word for w in words[: place.first]):
        return 0.0
    apart = last < len(words) and words[last].key in _COMMAS
    return 0.3 if apart and words[-1].key not in _STOPS and place.last - place.first > 1 else 0.0


def _text(place: Place, first: int, last: int) -> str:
    return place.page.content[place.words.starts[first] : place.words.ends[last - 1]]


def _role_before(place: Place) -> tuple[str | None, float, int]:
    """The role that stands just before a name, its weight, and where it begins."""
    words, lex, end = place.words, place.lex, place.first
    if end and words[end - 1].key == "," and words.ends[end - 1] + 1 == words.starts[end]:
        # "the movement's founder, X"
        found = lex.roles.ending(words, end - 1)
        if found is None or not any(
            w.key in lex.possessives or w.possessive for w in words[max(0, end - 7) : end]
        ):
            return None, 0.0, end
        end -= 1
    else:
        found = lex.roles.ending(words, end) if end and words[end - 1].key in lex.leading else None
    if found is None:
        return None, 0.0, place.first
    first = end - found[0]
    while first > 0:
        more = lex.modifiers.ending(words, first) or lex.roles.ending(words, first, 1)
        if more is None or words[first - 1].possessive:
            break
        first -= more[0]
    return _text(place, first, end), 0.5, first


def _body_before(place: Place, index: int) -> str | None:
    """The body that stands just before a name or its role: "HRW's X", "Amnesty researcher X"."""
    words = place.words
    if not 0 < index <= len(words):
        return None
    if words[index - 1].shape == "x" and words[index - 1].key in place.lex.links and index > 1:
        index -= 1
    if words[index - 1].key == ")" and index > 1:
        index -= 1
    end = words.ends[index - 1]
    mark = _mark_ending(place.page, end, words.starts[max(0, index - 12)])
    if mark is None or mark.score < 0.5:
        return None
    return _fullest(mark)


def _mark_ending(page: Page, end: int, since: int) -> Mention | None:
    return next((m for m in reversed(page.marks_in("body", since, end)) if m.end in {end, end - 2}), None)


def _fullest(mark: Mention) -> str:
    value = mark.value
    full = getattr(value, "same_as", None)
    return str(full or getattr(value, "name", ""))


def _age(place: Place) -> tuple[int | None, int]:
    """The age told of a person, and from where to read on."""
    content, words = place.page.content, place.words
    end, start = words.ends[place.last - 1], words.starts[place.first]
    since, until = max(words.starts[0], start - 60), min(words.ends[-1], end + 40)
    if _DIGIT.search(content, since, until) is None:
        return None, end  # every pattern of an age has one
    found = place.lex.age_after.match(content, end, until)
    if found is not None:
        age = int(next(g for g in found.groups() if g is not None))
        if 0 < age < _AGE_LIMIT:
            return age, found.end()
    if place.first and place.lex.relations.ending(place.words, place.first) is not None:
        return None, end  # "X, 45, son of Y": the age is not Y's
    before = place.lex.age_before.search(content[since:start])
    if before is not None:
        age = int(next(g for g in before.groups() if g is not None))
        if 0 < age < _AGE_LIMIT:
            return age, end
    return None, end


def _role_after(place: Place, offset: int) -> Context:
    """The apposition after a name: "X, head of operations at Y", "X (a lawyer)", "X is a teacher"."""
    words, lex = place.words, place.lex
    at = place.last
    while at < len(words) and words.starts[at] < offset:
        at += 1
    if at < len(words) and words[at].key in _CLOSES:
        at += 1
    if at >= len(words) or words[at].key not in _OPENS_APPOSITION:
        return NO_CONTEXT
    at += 1
    while at < len(words) and (words[at].key in lex.articles or words[at].key in lex.owners):
        at += 1
    if at < len(words) and words[at].key in lex.function and lex.modifiers.at(words, at) is None:
        return NO_CONTEXT
    stop = _apposition_end(place, at)
    hit = next((i for i in range(at, min(stop, at + 7)) if lex.roles.at(words, i) is not None), None)
    if hit is None or stop <= at:
        return NO_CONTEXT
    return _read_apposition(place, at, hit, stop)


def _apposition_end(place: Place, at: int) -> int:
    words, lex = place.words, place.lex
    stop = at
    while stop < len(words) and stop - at < _ROLE_LENGTH:
        key = words[stop].key
        if key in _ENDS_APPOSITION or key in lex.say or (key in lex.function and key not in lex.role_words):
            break
        stop += 1
    return stop


def _read_apposition(place: Place, at: int, hit: int, stop: int) -> Context:
    """Role and body of an apposition that runs from one word to another."""
    words, lex, page = place.words, place.lex, place.page
    bodies = [m for m in page.marks_in("body", words.starts[at], words.ends[stop - 1]) if m.score >= 0.45]
    affiliation = _fullest(bodies[0]) if bodies else None
    end = stop
    if bodies and bodies[0].start > words.starts[hit]:
        end = next(i for i in range(at, stop) if words.starts[i] >= bodies[0].start)
        while end > hit + 1 and (words[end - 1].key in lex.links or words[end - 1].key in lex.articles):
            end -= 1
        if words.starts[end] < bodies[0].start and words[end - 1].possessive:
            end = stop
    elif bodies:
        at = next((i for i in range(at, stop) if words.starts[i] >= bodies[0].end), at)
    else:
        linked = next((i for i in range(hit + 1, stop) if words[i].key in lex.links), None)
        named = linked is not None and linked + 1 < stop and words[min(linked + 2, stop - 1)].shape in "AU"
        affiliation = _named_after(place, linked, stop) if named and linked is not None else None
        end = linked if affiliation and linked is not None else stop
    if at >= end:
        return Context(0.4, None, affiliation)
    return Context(0.5, _text(place, at, end).strip(), affiliation)


def _named_after(place: Place, link: int, stop: int) -> str | None:
    """A capitalised name after "at" or "for" that no tagger marked as a body."""
    words = place.words
    at = link + 1
    while at < stop and words[at].key in place.lex.articles:
        at += 1
    end = at
    while end < stop and words[end].shape in "AU":
        end += 1
    if (
        end == at
        or words[at].key in place.lex.ordinary
        or place.page.marks_in("place", words.starts[at], words.ends[end - 1])
    ):
        return None
    return _text(place, at, end)


def _verbs(place: Place) -> float:
    """The weight of verbs and little words just after and before a name."""
    words, lex, last = place.words, place.lex, place.last
    if last >= len(words):
        return 0.0
    after, weight = words[last].key, 0.0
    if after in lex.say or (after in lex.say_phrases.first and lex.say_phrases.at(words, last) is not None):
        weight += 0.4
    elif after in lex.verbs or (after == "," and last + 1 < len(words) and words[last + 1].key in lex.verbs):
        weight += 0.25  # "X was", "X, who", "X, was"
    elif after in lex.relations.first and lex.relations.at(words, last) is not None:
        weight += 0.5
    if words[last - 1].possessive and after in lex.kin:
        weight += 0.35
    if after in lex.after:
        weight += 0.15
    return weight


def _apposed(place: Place) -> float:
    """The weight of a description before a comma: "a leader of the valley, X, told …", "her son, X, said"."""
    words, lex, first, last = place.words, place.lex, place.first, place.last
    if first < 2 or words[first - 1].key not in _COMMAS or last >= len(words):
        return 0.0
    after = words[last].key
    if not (after in _COMMAS or after in lex.say or after in lex.verbs):
        return 0.0
    close = lex.roles.ending(words, first - 1) is not None or words[first - 2].key in lex.kin
    if close and after not in _COMMAS:
        return 0.6
    since = max(0, first - _DESCRIPTION)
    told = (i for i in range(first - 2, since - 1, -1) if words[i].key in lex.roles.first)
    at = next((i for i in told if lex.roles.at(words, i) is not None), None)
    if at is None or any(words[i].key in _COMMAS or words[i].key in _STOPS for i in range(at, first - 1)):
        return 0.0
    begins = any(words[i].key in lex.articles or words[i].possessive for i in range(max(0, at - 4), at))
    return (0.45 if close else 0.35) if begins or words[max(0, at - 1)].key in lex.possessives else 0.0


def _called(place: Place) -> float:
    """The weight of words that say that a name follows: "named X", "a man called X", "son of X"."""
    words, lex, first = place.words, place.lex, place.first
    called = first - 1 if first > 1 and words[first - 1].key in _COMMAS else first
    if words[called - 1].key in lex.bringing and lex.named_only.ending(words, called, 8) is not None:
        return 0.75
    if words[first - 1].key not in lex.bringing:
        return 0.0
    return 0.5 if lex.named.ending(words, first) or lex.relations.ending(words, first) else 0.0


def _brought_in(place: Place, where: int) -> float:
    """The weight of what leads up to a name, or to the role before it."""
    words, lex, first, last = place.words, place.lex, place.first, place.last
    weight = 0.0
    after = words[last].key if last < len(words) else ""
    if after in lex.named_after.first and lex.named_after.at(words, last) is not None:
        weight += 0.5
    if first == 0:
        dated = last + 1 < len(words) and words[last + 1].shape == "0" and after in lex.ordinary
        return weight + (0.4 if dated else 0.0)  # "X March 3, 2019": a byline run together with its date
    weight += _called(place)
    weight += _apposed(place)
    if where == 0:
        return weight
    before = words[where - 1].key
    if before in lex.say and where == first:
        weight += 0.4
    elif before in lex.before:
        weight += 0.2
    elif before in lex.articles and where == first:
        weight -= 0.5
    elif before in lex.kin:
        weight += 0.3
    if first <= _EARLY and lex.byline.ending(words, first) is not None:
        weight += 0.3
    if before in lex.place_before and where == first:
        weight -= 0.25
    return weight
