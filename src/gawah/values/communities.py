"""Words by which what is counted is known again in every language: communities, casualties, parts of houses.

A claim in one language and a report in another speak of one community only if their words are known to name
it; what no table knows is its own words, folded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import codes, table
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TABLE = "counting"
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]|\u200c)*")
_LONGEST = 4
"""Words of the longest phrase of the tables."""


def communities_in(words: str) -> frozenset[str]:
    """The codes of the communities that some words name, in any language: "an Ahmadi mosque" is of one.

    The longest phrase that is known wins: "Ahmadiyya Muslims" are not counted among all Muslims.
    """
    folded, known = key(words).split(), _communities()
    found: set[str] = set()
    at = 0
    while at < len(folded):
        longest = next((n for n in range(_LONGEST, 0, -1) if " ".join(folded[at : at + n]) in known), 0)
        if longest:
            found |= known[" ".join(folded[at : at + longest])]
        at += max(1, longest)
    return frozenset(found)


def community_names(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a stretch of a text the words stand that name a community, the longest known phrase each."""
    words, known = list(_WORD.finditer(content, start, end)), _communities()
    at = 0
    while at < len(words):
        runs = ((words[at].start(), last.end()) for last in words[at : at + _LONGEST][::-1])
        found = next((run for run in runs if key(content[slice(*run)]) in known), None)
        if found is None:
            at += 1
            continue
        yield found
        at = next((later for later in range(at, len(words)) if words[later].start() >= found[1]), len(words))


def community_called(name: str) -> str:
    """The code of the community that a name is; the name itself, folded, where no table knows it."""
    found = _communities().get(key(name), frozenset())
    return min(found) if found else key(name)


def tells_casualties(words: str) -> bool:
    """Whether words speak of killed and injured people together."""
    folded = f" {key(words)} "
    return any(f" {phrase} " in folded for phrase in _phrases("casualties"))


def is_part_of_building(label: str) -> bool:
    """Whether what was damaged is only a part of a building or a cemetery: "the minarets"."""
    words = key(label).split()
    return any(" ".join(words[-length:]) in _phrases("parts") for length in range(1, _LONGEST + 1))


@cache
def _communities() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language in codes():
        for code, phrases in table(language, _TABLE).get("communities", {}).items():
            for phrase in _split(phrases):
                found.setdefault(phrase, set()).add(code)
    return {phrase: frozenset(named) for phrase, named in found.items()}


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(
        phrase for language in codes() for phrase in _split(table(language, _TABLE).get(name, ""))
    )


def _split(phrases: str) -> list[str]:
    """The phrases of a line of a table, folded."""
    return [folded for phrase in str(phrases).split(",") if (folded := key(phrase))]
