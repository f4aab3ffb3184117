"""Where whom a cue addresses ends, and where the action begins: "the mayor | to | open the road"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gawah.extract.asking.line import Line

_ADDRESSEE = 28
"""The most words between a cue and its action."""
_ASIDE = 16
"""The most words of a relative clause behind an addressee."""
_QUOTES = frozenset("\"“«„‘'")


class Link(NamedTuple):
    """The word before which an addressee ends, and the first of the action."""

    end: int
    action: int


def find_link(line: Line, first: int, stop: int) -> Link | None:
    """What joins the addressee that begins at a word to an action, or None where none follows."""
    for at in range(first, min(stop, first + _ADDRESSEE)):
        if line.words[at].text == ":" and at > first:
            action = at + 1 if is_numbered(line, at, stop) else orders_after(line, at, stop)
            if action is not None:
                return Link(at, action)
        if _is_barrier(line, first, at, stop):
            return _behind_aside(line, first, at, stop)
        found = _link_at(line, first, at, stop)
        if found is not None:
            return found
    return None


def _behind_aside(line: Line, first: int, at: int, stop: int) -> Link | None:
    """The link behind a relative clause between commas: "asks the court, which sits in May, | to …"."""
    if at - 1 <= first or line.words[at - 1].text != ",":
        return None
    comma = next((n for n in range(at, min(stop - 1, at + _ASIDE)) if line.words[n].text == ","), None)
    found = _link_at(line, first, comma + 1, stop) if comma is not None else None
    return Link(at - 1, found.action) if found is not None else None


def _is_barrier(line: Line, first: int, at: int, stop: int) -> bool:
    """Whether an addressee cannot reach over a word: "X, who …", "asked the minister whether …"."""
    sets = line.tables.sets
    return (
        (line.words[at].text in ";:" and at < stop - 1)
        or line.keys[at] in sets["relatives"]
        or (at > first and line.keys[at] in sets["conditions"])
    )


def _link_at(line: Line, first: int, at: int, stop: int) -> Link | None:
    """The link at a word: "to", what stands for it, or an action that "to" is written onto."""
    sets, key = line.tables.sets, line.keys[at]
    if key in sets["thing_after"] and at > first + 1 and line.is_authority(first, at):
        return Link(at, at)
    to = line.tables.phrases["to"].at(line.keys, at)
    if to is not None and begins_action(line, to.last, stop):
        if at > first + 1 and line.keys[at - 1] in sets["negatives"]:
            return Link(at - 1, at - 1)  # "asked X not to leave"
        return Link(_before_light(line, first, at), to.last)
    prefixed = any(key.startswith(p) and len(key) > len(p) + 3 for p in sets["prefix_to"])
    return Link(at, at) if prefixed and at > first else None


def _before_light(line: Line, first: int, end: int) -> int:
    """Where an addressee ends before "in particular"."""
    for at in range(max(first + 1, end - 2), end):
        if line.past("light", at) == end:
            return at
    return end


def is_numbered(line: Line, colon: int, stop: int) -> bool:
    """Whether numbered actions follow a colon: ": (a) to free …; (b) …"."""
    if colon >= stop or line.words[colon].text != ":":
        return False
    words = line.words[colon + 1 : min(stop, colon + 4)]
    return len(words) == 3 and (words[0].text == "(" or words[1].text in ").") and len(words[1].text) < 3


def orders_after(line: Line, sign: int, stop: int) -> int | None:
    """Where the order behind a sign begins ("the mayor: | open the road"), or None where none does."""
    at = sign + 1
    if at < stop and line.words[at].text in _QUOTES:
        at += 1
    if at < stop:
        at = line.past("light", at)
    return at if at < stop - 1 and line.keys[at] in line.tables.sets["verbs"] else None


def begins_action(line: Line, at: int, stop: int) -> bool:
    """Whether a word behind "to" can begin an action: "to | open", but not "to | the mayor"."""
    if at >= stop:
        return True
    text, key = line.words[at].text, line.keys[at]
    if line.words[at - 1].text == ",":  # the sign that ends a clause is part of the link
        return True
    if text in ":,":
        return at >= stop - 1 or text == ":"
    verbs = line.tables.sets["verbs"]
    if text in _QUOTES and at + 1 < stop:
        return line.keys[at + 1] in verbs
    if text[0].isupper():
        return key in verbs
    return key not in line.tables.sets["not_verbs"] and text[0] not in '“"('


def addressee_start(line: Line, first: int, last: int) -> int:
    """Where the addressee begins: after the subject, in languages where that follows its verb."""
    if line.tables.order != "vso":
        return first
    authorities = line.tables.phrases["authorities"]
    found = [at for at in range(first, last) if authorities.at(line.keys, at) is not None]
    return found[-1] if found else first
