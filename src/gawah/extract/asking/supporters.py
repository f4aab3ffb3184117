"""Lines that tell supporters what to ask of whom: "Write to the Mayor: open …", "Ask the Mayor to open …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.line import Part
from gawah.extract.asking.links import find_link

if TYPE_CHECKING:
    from gawah.extract.asking.line import Ask, Line
    from gawah.extract.lexicon import Hit

_HEAD = 18
"""Words of a line before the colon behind its addressee."""


def for_supporters(line: Line) -> list[Ask]:
    """What a line asks that is an imperative to supporters, or names its addressee first."""
    first = line.first_word()
    if first == len(line.words) or line.keys[first] not in line.tables.imperatives:
        return []
    return _imperative(line, first) or _addressed(line, first)


def _addressed(line: Line, first: int) -> list[Ask]:
    """What a line asks that names its addressee first: "To the Governor: open the gates; …"."""
    words = line.words
    to = line.tables.phrases["line_to"].at(line.keys, first)
    colon = next((at for at, word in enumerate(words[:_HEAD]) if word.text == ":"), None)
    if to is None or colon is None or not to.last < colon < len(words) - 1:
        return []
    behind = _before_verb(line, to.last, colon)
    if not line.is_authority(to.last, behind) or _tells(line, colon + 1):
        return []
    addressee = line.span(to.last, behind)
    signs = [at for at in range(colon, len(words)) if words[at].text in ":;"]
    return [
        ask
        for sign, end in zip(signs, [*signs[1:], len(words)], strict=True)
        if sign + 1 < end
        for ask in line.asks(Part(sign + 1, line.action_end(sign + 1, end), addressee), 0.8)
    ]


def _tells(line: Line, at: int) -> bool:
    """Whether what stands behind a colon begins with who does something: "you promised …"."""
    return any(line.any_of(name, at, at + 1) for name in ("you", "first_persons", "pronouns"))


def _before_verb(line: Line, first: int, colon: int) -> int:
    """Where an addressee ends before "and say:" or "we say this:"."""
    said = next((at for at in range(first + 1, colon) if line.any_of("first_persons", at, at + 1)), colon)
    if said < colon and line.any_of("reporting", said + 1, colon):
        return said
    if (
        colon - 2 > first
        and line.any_of("reporting", colon - 1, colon)
        and line.any_of("join", colon - 2, colon - 1)
    ):
        return colon - 2
    return colon


def _imperative(line: Line, first: int) -> list[Ask]:
    """What supporters shall ask an authority: "Ask the Mayor to …", "Write to her and ask her to …"."""
    stop = len(line.words)
    first = _past_please(line, first)
    ask, named = line.tables.phrases["ask_to"].at(line.keys, first), None
    if ask is None:
        ask, named = _contact(line, first)
    if ask is None or ask.last >= stop:
        return []
    action = ask.last + 1
    if not line.any_of("ask_for", ask.last, ask.last + 1):
        link = find_link(line, ask.last, stop)
        if link is None or link.end == ask.last:
            return []
        named, action = named or (ask.last, link.end), link.action
    if named is None or action >= stop or not line.is_authority(*named):
        return []
    return list(line.asks(Part(action, line.action_end(action, stop), line.span(*named)), 0.8))


def _past_please(line: Line, first: int) -> int:
    """Past "please also"."""
    behind = first + (line.keys[first] in line.tables.sets["courteous"])
    while behind < len(line.words) - 1 and behind > first and (past := line.past("light", behind)) > behind:
        behind = past
    return behind if behind < len(line.words) else first


def _contact(line: Line, first: int) -> tuple[Hit[bool] | None, tuple[int, int] | None]:
    """The verb of asking behind whom a line says to contact ("Write to | the Mayor | and | ask"), and him."""
    contact = line.tables.phrases["line_to"].at(line.keys, first)
    if contact is None:
        return None, None
    for at in range(contact.last + 1, min(len(line.words), contact.last + _HEAD)):
        if line.keys[at - 1] in line.tables.sets["join"] or line.words[at - 1].text == ":":
            ask = line.tables.phrases["ask_to"].at(line.keys, at)
            if ask is not None:
                return ask, (contact.last, at - 1)
    return None, None
