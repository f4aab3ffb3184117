"""By what words those are told of whom nobody names, and what was attacked: miners, a website.

A word is kept with its language, cut short, so that "miner" and "miners" are one. Left out are words that
tell nobody from others (numbers, "men", "a family"), the names of communities, which much of one register
shares, and what the type of an act says already: of two attacks on places of worship each was on one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import table
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.register.parties import Party
    from gawah.register.view import Register

_LENGTH = 6
"""Letters that are kept of a word: fewer make one of what is two, more part a word from its other forms."""
_UNNAMED = frozenset({"group", "object"})
_SAID_BY_TYPE = ("worship", "graves", "media", "laws", "protests")
"""Classes of ``targets.yaml`` for which there is a type of act by themselves."""
_SEPARATOR = re.compile(r"[,/\s]+")


def described(parties: Iterable[Party], register: Register) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words by which some victims or targets are told of, and the wordings that they stand in.

    Args:
        parties: those of an incident; of whom a name is told, the words for what they are count.
        register: which knows in what language each was told.

    Returns:
        the words, each as ``en:miner``, sorted; the wordings, in their order.
    """
    words: set[str] = set()
    wordings: dict[str, None] = {}
    for party in parties:
        for wording, code in _wordings(party, register):
            found = {f"{code}:{word}" for word in telling(wording, code)}
            if found - words:
                wordings[wording] = None
            words |= found
    return tuple(sorted(words)), tuple(wordings)


def _wordings(party: Party, register: Register) -> Iterator[tuple[str, str]]:
    """What a party is called, with the language."""
    subject = register.subject(party.id)
    wanted = "label" if party.kind in _UNNAMED else "role" if party.kind == "person" else ""
    field = subject.fields.get(wanted) if subject is not None else None
    for reading in field.readings if field is not None else ():
        codes = {claim.statement.lang for claim in reading.claims}
        yield from ((reading.value, code) for code in sorted(code for code in codes if code))


def telling(wording: str, code: str) -> tuple[str, ...]:
    """The words of a wording that tell who or what it was, cut short, in their order.

    Args:
        wording: as ``the two Hazara coal miners``.
        code: ISO 639-1.
    """
    said_by_type = _said_by_type(code)
    telling_words = (word for word in distinct(wording, code) if word not in said_by_type)
    return tuple(dict.fromkeys(map(short, telling_words)))


def distinct(wording: str, code: str) -> Iterator[str]:
    """The words of a wording that are not in every text, folded and whole; also what a type says."""
    words = (word for word in key(wording).split() if word not in _indistinct(code) and not word.isdecimal())
    return (word for word in words if len(word) > 1)


def short(word: str) -> str:
    """A word cut short, so that its forms are one."""
    return word.removesuffix("s")[:_LENGTH]


@cache
def _indistinct(code: str) -> frozenset[str]:
    counting, numbers = table(code, "counting"), table(code, "numbers")
    return _words(
        [
            *table(code, "language").get("stopwords", ()),
            *table(code, "grammar").get("determiners", ()),
            *(form for forms in (numbers.get("values") or {}).values() for form in forms),
            *(counting.get("communities") or {}).values(),
            counting.get("parts", ""),
            counting.get("indistinct", ""),
        ]
    )


@cache
def _said_by_type(code: str) -> frozenset[str]:
    said = _words(phrase for name in _SAID_BY_TYPE for phrase in table(code, "targets").get(name, ()))
    return said - _telling_alone(code)


def _telling_alone(code: str) -> frozenset[str]:
    """Words that name people or property by themselves: of a "miners' march", the miners."""
    phrases = [str(phrase) for name in ("people", "property") for phrase in table(code, "targets")[name]]
    return _words(phrase for phrase in phrases if " " not in phrase)


def _words(phrases: Iterable[object]) -> frozenset[str]:
    parted = (part for phrase in phrases for part in _SEPARATOR.split(str(phrase)))
    return frozenset(word for part in parted for word in key(part).split())
