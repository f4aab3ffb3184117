"""Demands in languages whose verb stands last («حکومت سے مطالبہ کیا ہے کہ …»)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.asks import Ask, Lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asks import Line

_ADDRESSEE = 9
_NEAR = 6


@dataclass
class SovReader:
    """Reads one sentence."""

    line: Line
    lead: Lead | None = None
    """Set when the sentence opens a list."""

    def asks(self) -> list[Ask]:
        """What the sentence asks for, in order."""
        found: list[Ask] = []
        nouns, modals = self.line.tables.sets["nouns"], self.line.tables.sets["modals"]
        for at, key in enumerate(self.line.keys):
            if key in nouns:
                found.extend(self._noun(at))
            elif key in modals:
                found.extend(self._modal(at))
        if not found and self.lead is None:
            found.extend(self._ending())
        return found

    def _is_excluded(self, at: int) -> bool:
        """Whether those who demand do it as part of an attack."""
        line = self.line
        marks = line.tables.sets["subject_marks"]
        mark = next((p for p in range(at - 1, -1, -1) if line.keys[p] in marks), None)
        return line.any_of("not_demanding", *((mark - 4, mark) if mark is not None else (0, min(4, at - 2))))

    def _noun(self, at: int) -> Iterator[Ask]:
        """A noun of asking with its verb: what follows "that", or what stands before it in the genitive."""
        line = self.line
        sets, keys = line.tables.sets, line.keys
        end = at + 1
        while end < len(keys) and end - at <= _NEAR and keys[end] in sets["nouns_verbs"]:
            end += 1
        if end == at + 1 or self._is_excluded(at):
            return
        addressee = self._addressee(at)
        if end < len(keys) and keys[end] in sets["that_words"]:
            first = end + 1
            if line.ends_open() and first >= len(keys) - 1:
                self.lead = Lead(addressee)
                return
            yield from line.asks(first, line.action_end(first, len(keys)), addressee, 0.85)
        elif line.ends_open() and end >= len(keys) - 1:
            self.lead = Lead(addressee)
        elif at > 1 and keys[at - 1] in sets["genitives"]:
            first = self._boundary(at - 1, 18)
            if line.any_of("not_things", first, at):
                return
            yield from line.asks(first, at - 1, addressee, 0.65)

    def _addressee(self, at: int) -> tuple[int, int] | None:
        """Whom a noun of asking turns to: the words before the nearest postposition."""
        line = self.line
        for place in range(at - 1, max(-1, at - _ADDRESSEE * 2), -1):
            if line.keys[place] in line.tables.sets["after_addressee"]:
                return line.span(self._boundary(place, _ADDRESSEE), place)
        return None

    def _boundary(self, end: int, most: int) -> int:
        """Where the phrase that ends before a word begins."""
        line = self.line
        ends = (
            line.tables.sets["subject_ends"]
            | line.tables.sets["after_addressee"]
            | line.tables.sets["that_words"]
        )
        first = end
        while first > 0 and end - first < most:
            if line.keys[first - 1] in ends or not line.is_word(first - 1):
                break
            first -= 1
        return first

    def _modal(self, at: int) -> Iterator[Ask]:
        """«حکومت کو چاہیے کہ …» and «حکومت کو … کرنا چاہیے»."""
        line = self.line
        sets, keys = line.tables.sets, line.keys
        place = next(
            (p for p in range(at - 1, max(-1, at - 26), -1) if keys[p] in sets["after_addressee"]), None
        )
        if place is None or self._is_excluded(at):
            return
        low = self._boundary(place, _ADDRESSEE)
        if low == place or not line.is_authority(low, place):
            return
        addressee = line.span(low, place)
        that = next((p for p in range(at + 1, min(len(keys), at + 3)) if keys[p] in sets["that_words"]), None)
        if that is not None:
            yield from line.asks(that + 1, line.action_end(that + 1, len(keys)), addressee, 0.8)
        elif place + 1 < at:
            yield from line.asks(place + 1, at + 1, addressee, 0.7)

    def _ending(self) -> Iterator[Ask]:
        """A sentence whose verb asks by its form («… کیا جائے»)."""
        line = self.line
        end = len(line.keys)
        while end > 0 and not line.is_word(end - 1):
            end -= 1
        asking = line.tables.phrases["asking_ends"]
        if not any(
            hit is not None and hit.last == end
            for at in range(max(0, end - 4), end)
            if (hit := asking.at(line.keys[:end], at))
        ):
            return
        if line.any_of("conditions", 0, 1) or self._is_excluded(end):
            return
        that = next((p for p in range(end) if line.keys[p] in line.tables.sets["that_words"]), None)
        first = 0 if that is None else that + 1
        yield from line.asks(first, end, None, 0.55)
