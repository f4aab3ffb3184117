"""Patterns with what every match of them holds: to look for that first spares most texts the pattern.

A search for a run of letters is done in C at once, one for a pattern takes many times as long.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.values.scripts import Folded

_ESCAPE = re.compile(r"\\.\??")
_WHOLE = re.compile(r"\s*\(\?:((?:[^()]|\([^()]*\))*)\)\s*")
"""A pattern that is one group, with groups in it perhaps."""
_GROUP = re.compile(r"\([^()]*\)\??|\[[^\]]*\]")
_OPTIONAL = re.compile(r"\w(?:[?*]|[{]0[^}]*[}])|[{][^}]*[}]")
_LITERAL = re.compile(r"\w{2,}")
_REACH = 160
"""How far from its literal a pattern may begin or end."""


@record
class Sought:
    """A pattern with the folded runs of letters or digits of which each match holds one."""

    pattern: re.Pattern[str]
    literals: frozenset[str]
    """Empty where nothing is sure to be held."""
    leads: bool
    """Whether each match begins with the one literal."""

    def places(self, text: Folded) -> Iterator[int]:
        """Where in the original the literals stand, each literal by itself from the left."""
        for literal in self.literals:
            at = text.text.find(literal)
            while at >= 0:
                yield text.place(at)
                at = text.text.find(literal, at + 1)

    def matches(self, text: Folded) -> Iterator[re.Match[str]]:
        """The matches in a text, looked for only where the literal stands."""
        if self.leads:
            return self._led(text)
        return self._near(text) if len(self.literals) == 1 else self.pattern.finditer(text.original)

    def _led(self, text: Folded) -> Iterator[re.Match[str]]:
        done = 0
        for at in self.places(text):
            match = self.pattern.match(text.original, at) if at >= done else None
            if match is not None:
                done = match.end()
                yield match

    def _near(self, text: Folded) -> Iterator[re.Match[str]]:
        done = 0
        for at in self.places(text):
            if at < done:
                continue
            match = self.pattern.search(text.original, max(done, at - _REACH), at + _REACH)
            if match is not None:
                done = match.end()
                yield match


@cache
def sought(pattern: str) -> Sought:
    """A pattern of any case, compiled, with its literals."""
    ways = _ways(pattern)
    literals = frozenset(fold(way).text for way in ways) if all(ways) else frozenset()
    leads = len(ways) == 1 and bool(literals) and pattern.removeprefix(r"\b").startswith(ways[0])
    return Sought(re.compile(pattern, re.IGNORECASE), literals, leads)


def _ways(pattern: str) -> list[str]:
    """The longest run of letters or digits that must stand in each alternative; empty where none must."""
    pattern = _ESCAPE.sub(" ", pattern)
    whole = _WHOLE.fullmatch(pattern)
    last, pattern = "", whole[1] if whole else pattern
    while pattern != last:
        last, pattern = pattern, _GROUP.sub(" ", pattern)
    if "(" in pattern or ")" in pattern:
        return [""]
    return [max(_LITERAL.findall(_OPTIONAL.sub(" ", way)), key=len, default="") for way in pattern.split("|")]
