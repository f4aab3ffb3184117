"""Where in a sentence a body may begin: most words begin none, so most ways of writing one are not tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.extract.taggers.words import Words


class Signs:
    """The words of one sentence that may begin a body, each looked up once for all the ways to write one."""

    __slots__ = ("_found", "kinds")

    def __init__(self, words: Words, signs: Mapping[str, int]) -> None:
        """Words, and what each word of their language may begin (``signs`` of ``body_tables.Tables``)."""
        told = enumerate(map(signs.__getitem__, words.keys))
        self._found = [(index, sign) for index, sign in told if sign]
        kinds = 0
        for _, sign in self._found:
            kinds |= sign
        self.kinds = kinds
        """All that any of the words may begin."""

    def __bool__(self) -> bool:
        return bool(self._found)

    def of(self, kind: int) -> list[int]:
        """The words that may begin a body in this way: ``KNOWN``, ``LEAD`` … of ``body_tables``."""
        return [index for index, sign in self._found if sign & kind] if self.kinds & kind else []
