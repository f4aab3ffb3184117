"""Names of people: taking off what is no part of the name, and knowing the short form of a fuller one.

Invariant: a cleaned name is a stretch of what it was cleaned from; nothing is added or respelt.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import codes, table
from gawah.model.record import record
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable

_EDGE = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?$")


@record
class Name:
    """A name and what stood around it."""

    name: str
    """Without title, relation and possessive ending."""
    title: str | None = None
    relation: str | None = None
    """What followed the name to say whose child or spouse it is, with the word that says so."""


def _phrases(field: str) -> frozenset[str]:
    found: set[str] = set()
    for code in codes():
        found.update(key(part) for part in str(table(code, "names").get(field) or "").split(","))
    return frozenset(found - {""})


@cache
def _titles() -> frozenset[str]:
    return _phrases("titles") - _phrases("kept_titles")


@cache
def _relation() -> re.Pattern[str]:
    words: set[str] = set()
    for code in codes():
        words.update(p.strip() for p in str(table(code, "names").get("relations") or "").split(","))
    pattern = "|".join(sorted(map(re.escape, words - {""}), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"[\s,،(]+(?:{pattern})(?=[\s.])", re.IGNORECASE)


def clean(text: str) -> Name:
    """A person's name without its title, relation and possessive ending.

    >>> clean("Dr. Karim Bello s/o Musa Bello").name
    'Karim Bello'
    """
    found = _relation().search(text)
    relation = _EDGE.sub("", text[found.start() :]) if found else None
    text = text[: found.start()] if found else text
    name = _POSSESSIVE.sub("", _EDGE.sub("", text) if not text.endswith(("'", "’")) else text.strip())
    rest, title = _strip_titles(name)
    return Name(_EDGE.sub("", rest), title, relation)


def _strip_titles(name: str) -> tuple[str, str | None]:
    """The name after its titles, and the titles; a name that is nothing but titles is left whole."""
    cut = 0
    while True:
        starts = [m.end() for m in re.finditer(r"\S+", name[cut:])][:3]
        best = next((cut + end for end in reversed(starts) if key(name[cut : cut + end]) in _titles()), None)
        if best is None or not key(name[best:]):
            break
        cut = best
    title = _EDGE.sub("", name[:cut]) or None
    return name[cut:].strip(), title


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in the form in which they are compared."""
    return tuple(key(name).split())


def is_short_for(short: str, full: str) -> bool:
    """Whether one name may stand for a fuller one in the same document.

    "Bello", "Karim" and "K. Bello" may for "Karim Musa Bello"; "Bello Karim Okafor" may not.
    """
    return _shortens(tokens(short), tokens(full))


def _shortens(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the words of one name may stand for those of a fuller one."""
    if not few or len(few) > len(many) or few == many:
        return False
    at = 0
    for word in few:
        while at < len(many) and not (many[at] == word or (len(word) == 1 and many[at].startswith(word))):
            at += 1
        if at == len(many):
            return False
        at += 1
    return any(len(word) > 1 for word in few)


def fullest(names: Iterable[str]) -> dict[str, str]:
    """For each name of a document, the fullest form of it; a short form that fits two people stays itself."""
    words = {name: tokens(name) for name in dict.fromkeys(names)}
    having: dict[str, list[str]] = {}  # of a short form, each word but initials stands in the fuller one
    for name in sorted(words, key=lambda name: -len(words[name])):
        for word in words[name]:
            having.setdefault(word, []).append(name)
    result: dict[str, str] = {}
    for name, few in words.items():
        whole = max(few, key=len, default="")
        longer = [full for full in having.get(whole, ()) if _shortens(few, words[full])]
        # Forms that are short for one another are one person: what remains must agree on the longest.
        top = longer[0] if longer else name
        agree = all(_shortens(words[other], words[top]) for other in longer if other != top)
        result[name] = top if agree else name
    return result
