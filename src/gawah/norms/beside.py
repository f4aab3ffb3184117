"""Which provisions and instruments of a sentence stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.norms.numbers import Provision
from gawah.norms.records import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.norms.scan import Element
    from gawah.norms.words import LawWords
    from gawah.values.tokens import Tokens


@dataclass(frozen=True)
class Beside:
    """The elements of one sentence, with the words between them."""

    tokens: Tokens
    elements: Sequence[Element]
    law: LawWords

    def linked(self, laws: Sequence[bool]) -> dict[int, int]:
        """For each provision that stands beside an instrument, the place of that instrument."""
        linked: dict[int, int] = {}
        for at in range(len(self.elements) - 1, -1, -1):
            element = self.elements[at]
            if not isinstance(element, Provision):
                continue
            after = self._after(at, laws, linked)
            before = self._before(at, laws)
            if after is not None and (before is None or self._is_close(at, after)):
                linked[at] = after
            elif before is not None:
                linked[at] = before
        for at in range(1, len(self.elements)):
            target = linked.get(at - 1, at)
            last, element = self.elements[at - 1], self.elements[at]
            chained = isinstance(last, Provision) and isinstance(element, Provision) and target < at - 1
            if chained and at not in linked and self.only(last.end, element.first, self.law.seps, 3):
                linked[at] = target
        return linked

    def _is_close(self, at: int, after: int) -> bool:
        """Whether the words between a provision and an instrument after it say that it belongs there."""
        words = self.tokens.words
        start, end = self.elements[at].end, self.elements[after].first
        return start == end or after != at + 1 or any(word.isalpha() for word in words[start:end])

    def _after(self, at: int, laws: Sequence[bool], linked: dict[int, int]) -> int | None:
        if at + 1 >= len(self.elements):
            return None
        element, following = self.elements[at], self.elements[at + 1]
        if isinstance(following, Provision):
            joined = self.only(element.end, following.first, self.law.seps | self.law.links, 3)
            target = linked.get(at + 1)
            return target if joined and target is not None and target > at else None
        if not laws[at + 1] or not isinstance(following, Named):
            return None
        near = self.only(element.end, following.first, self.law.links, 5)
        return at + 1 if near or self._announced(element.end, following.first) else None

    def _announced(self, start: int, end: int) -> bool:
        """Whether a word that announces an instrument stands first, and at most two others after it."""
        words = self.tokens.words[start:end]
        others = [word for word in words[1:] if word not in self.law.links]
        return (
            bool(words)
            and words[0] in self.law.belongs
            and len(others) <= 2
            and all(w.isalpha() for w in others)
        )

    def _before(self, at: int, laws: Sequence[bool]) -> int | None:
        if at == 0 or not laws[at - 1] or not isinstance(self.elements[at - 1], Named):
            return None
        return (
            at - 1
            if self.only(self.elements[at - 1].end, self.elements[at].first, self.law.back_links, 4)
            else None
        )

    def only(self, start: int, end: int, allowed: frozenset[str], most: int) -> bool:
        """Whether nothing but words of a set stands between two tokens."""
        tokens = self.tokens
        if end - start > most:
            return False
        at = start
        while at < end:
            if tokens.words[at] not in allowed:
                hit = self.law.countries.at(tokens.words, at, end)
                if hit is None:
                    return False
                at = hit[0]
            else:
                at += 1
        return True
