"""Where a date may begin: what single words of a text tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.values.beginnings import OPENS, OPENS_ALONE, PASSES, TELLS, TELLS_AND_OPENS, beginnings, told_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.values.dates.entries import Entries
    from gawah.values.numbers import NumberWords
    from gawah.values.phrases import Phrases
    from gawah.values.tokens import Tokens

_TELLING = frozenset(
    ("{m}", "{wd}", "{wds}", "{hm}", "{decade}", "{dayword}", "{unit}", "{pair}", "{season}", "{holiday}")
) | {"{recent}", "{part}"}
"""Classes one of which (or a figure) most dates have: they stand in few places, articles in many."""
_HOLD_TELLING = _TELLING | {"{mm}", "{yy}", "{y}", "{yn}", "{ys}", "{hy}", "{sm}", "{t}", "{ty}", "{date}"}
"""These, the classes of figures, and dates found before, which have one of them inside."""
_REACH = 6
"""How many tokens before a word that tells a date may begin."""


class Openings:
    """The words of a language by which a date is told, those it begins with and those between them."""

    def __init__(
        self,
        entries: Entries,
        numbers: NumberWords,
        rules: Iterable[Phrases],
        telling: frozenset[str],
        attached: tuple[str, ...],
    ) -> None:
        """Sort the words of a language.

        Args:
            entries: its words and phrases.
            numbers: its number words.
            rules: its patterns.
            telling: further words of which a date may consist.
            attached: what is written together with the next word.
        """
        self._rows = [row for found in entries.values() for row in found]
        self._numbers = frozenset(numbers.values) | frozenset(numbers.scales)
        self._attached = attached
        self._telling = telling | {max(row.words, key=len) for row in self._rows if _TELLING & {*row.labels}}
        opening: set[str] = set()
        own: set[str] = set()
        alone: set[str] = set()
        passing: set[str] = set(_TELLING)
        for patterns in rules:
            opening |= patterns.openings
            own |= patterns.own_openings
            alone |= patterns.openings_without(self._holds_telling)
            passing |= patterns.passing
        self._opening = self._first_words(opening) | self._numbers
        self._own_opening = self._opening | self._first_words(own)
        self._alone = self._first_words(alone)
        inside = {word for row in self._rows if passing & {*row.labels} for word in row.words}
        self._passing = frozenset(passing | inside | numbers.inner | self._numbers)
        every = [*self._telling, *self._own_opening, *self._passing]
        forms = {prefix + word for word in every for prefix in ("", *attached)}
        self._told = {word: kind for word in forms if (kind := self._told_by(word))}
        self._tells = frozenset(word for word, kind in self._told.items() if kind >= TELLS)

    def begins(self, tokens: Tokens, start: int, stop: int) -> list[int]:
        """The tokens at which a date may begin."""
        return beginnings(told_by(tokens, start, stop, self._told, self._tells), start, _REACH)

    def _holds_telling(self, label: str) -> bool:
        return label in _HOLD_TELLING or label in self._telling or label.isdecimal()

    def _first_words(self, labels: set[str]) -> frozenset[str]:
        """The labels that are words, and the first words of what has one of the others."""
        entered = {row.words[0] for row in self._rows if labels & {*row.labels}}
        return frozenset(labels | entered | (self._numbers if "{n}" in labels else frozenset()))

    def _told_by(self, word: str) -> int:
        """What a word tells of a date that may stand here; figures always tell of one."""
        if self._is_among(self._telling, word):
            return TELLS_AND_OPENS if self._is_among(self._own_opening, word) else TELLS
        if self._is_among(self._opening, word):
            return OPENS_ALONE if self._is_among(self._alone, word) else OPENS
        return PASSES if self._is_among(self._passing, word) else 0

    def _is_among(self, words: frozenset[str], word: str) -> bool:
        """Whether a word is one of some, or one of them with a preposition or article before it."""
        return word in words or any(
            word.startswith(prefix) and word[len(prefix) :] in words for prefix in self._attached
        )
