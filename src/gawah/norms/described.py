"""Laws that a text describes without naming them ("the amendment of the constitution in 1974")."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.norms.knowledge import knowledge
from gawah.norms.literals import sought
from gawah.norms.records import Citation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from gawah.norms.literals import Sought
    from gawah.norms.records import Stretch
    from gawah.values.scripts import Folded

_SCORE = 0.4


@record
class _Description:
    """How a law is described."""

    pattern: Sought
    near: re.Pattern[str] | None
    """What must also stand in the sentence or the one before."""
    country: str
    instrument: str
    norms: tuple[str, ...]


@cache
def _descriptions() -> tuple[_Description, ...]:
    return tuple(
        _Description(
            sought(entry["pattern"]),
            re.compile(entry["near"]) if entry.get("near") else None,
            str(entry["country"]),
            str(entry["instrument"]),
            tuple(entry["norms"]),
        )
        for entry in knowledge().described
    )


class Described:
    """The descriptions in one text; few sentences hold a word of any, and only these are searched."""

    def __init__(self, text: Folded, stretches: Sequence[Stretch], country: str | None) -> None:
        self._content = text.original
        self._stretches = stretches
        self._to_try: dict[int, list[_Description]] = {}
        for description in _descriptions():
            if country in (None, description.country):
                for number in _holders(description.pattern, text, stretches):
                    self._to_try.setdefault(number, []).append(description)

    def __contains__(self, number: int) -> bool:
        """Whether a sentence may describe a law."""
        return number in self._to_try

    def citations(self, number: int, told: Collection[str]) -> Iterator[Citation]:
        """What a sentence describes, one citation an instrument.

        Args:
            number: the place of the sentence among all.
            told: the norms that it cites by name, which need no description.
        """
        taken: set[str] = set()
        for description in self._to_try.get(number, ()):
            found = None if description.instrument in taken else self._found(number, description)
            if found is not None:
                taken.add(description.instrument)
                if not set(told) & set(found.norm_ids):
                    yield found

    def _found(self, number: int, description: _Description) -> Citation | None:
        stretch = self._stretches[number]
        sentence = self._content[stretch.start : stretch.end]
        match = description.pattern.pattern.search(sentence)
        if match is None:
            return None
        before = self._stretches[number - 1] if number else None
        around = (self._content[before.start : before.end] if before else "") + " " + sentence
        if description.near is not None and not description.near.search(around):
            return None
        start, end = stretch.start + match.start(), stretch.start + match.end()
        instrument = description.instrument
        name = knowledge().display(instrument, stretch.lang)
        return Citation(start, end, name, None, instrument, description.norms, _SCORE, "described")


def _holders(pattern: Sought, text: Folded, stretches: Sequence[Stretch]) -> Iterable[int]:
    """The sentences that hold a literal of a pattern; all of them where it has none."""
    if not pattern.literals:
        return range(len(stretches))
    offsets = list(pattern.places(text))
    starts = [stretch.start for stretch in stretches] if offsets else []
    return {bisect_right(starts, at) - 1 for at in offsets} - {-1}
