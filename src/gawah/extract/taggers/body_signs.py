"""Where in a sentence a body may begin: most words begin none, so most ways of writing one are not tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.body_tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.extract.taggers.words import Words


def signs_by_language(lines: Iterable[tuple[Words, str]]) -> dict[str, dict[str, int]]:
    """For each language of a page, the words of its lines that may begin a body, and what they may begin.

    A page says most of its words many times: each is looked up in the tables once, and its lines then look
    into the few that were found.
    """
    said: dict[str, set[str]] = {}
    for words, code in lines:
        said.setdefault(code, set()).update(words.known)
    return {code: _known_signs(tables(code).signs, keys) for code, keys in said.items()}


def _known_signs(signs: Mapping[str, int], keys: Iterable[str]) -> dict[str, int]:
    return {key: sign for key in keys if (sign := signs[key])}


class Signs:
    """The words of one sentence that may begin a body, each looked up once for all the ways to write one."""

    __slots__ = ("_found", "_kinds")

    def __init__(self, words: Words, signs: Mapping[str, int]) -> None:
        self._found: list[tuple[int, int]] = []
        kinds = 0
        for index, key in enumerate(words.keys):
            if key in signs:
                sign = signs[key]
                self._found.append((index, sign))
                kinds |= sign
        self._kinds = kinds

    def __bool__(self) -> bool:
        return bool(self._found)

    def of(self, kind: int) -> list[int]:
        """The words that may begin a body in this way: ``KNOWN``, ``LEAD`` … of ``body_tables``."""
        return [index for index, sign in self._found if sign & kind] if self._kinds & kind else []
