"""Demands in languages whose verb stands last («حکومت سے مطالبہ کیا ہے کہ …»)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.asks import Ask, Lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asks import Line

_ADDRESSEE = 9
"""How many words those who are asked may have."""
_NEAR = 6
_THING = 18
"""How many words a thing that is asked for may have."""


@dataclass
class SovReader:
    """Reads one sentence."""

    line: Line
    lead: Lead | None = None
    """Set when the sentence opens a list."""

    def asks(self) -> list[Ask]:
        """What the sentence asks for, in order."""
        found: list[Ask] = []
        sets = self.line.tables.sets
        for at, key in enumerate(self.line.keys):
            if key in sets["nouns"]:
                found.extend(self._noun(at))
            elif key in sets["modals"]:
                found.extend(self._modal(at))
            elif key in sets["reporting"] and not found:
                found.extend(self._told_to(at))
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
            yield from self._actions(first, line.action_end(first, len(keys)), addressee, 0.85)
        elif line.ends_open() and end >= len(keys) - 1:
            self.lead = Lead(addressee)
        elif at > 1 and keys[at - 1] in sets["genitives"]:
            asked = self._asked_authority(at)
            if asked is not None:
                addressee, first = line.span(*asked), asked[1] + 1
            else:
                first = self._boundary(at - 1, _THING)
            is_verb_alone = at - 1 - first == 1 and keys[first] in sets["verbs"]
            if not is_verb_alone and not line.any_of("not_things", first, at):
                yield from self._actions(first, at - 1, addressee, 0.65)

    def _asked_authority(self, at: int) -> tuple[int, int] | None:
        """The authority that stands between who asks and a long thing asked for ("of the state to pay …")."""
        line = self.line
        sets = line.tables.sets
        low = next((p for p in range(at - 1, -1, -1) if line.keys[p] in sets["subject_marks"]), None)
        if low is None:
            return None
        for place in range(low + 1, at - 1):
            if line.keys[place] in sets["after_addressee"]:
                named = place > low + 1 and line.is_authority(low + 1, place)
                return (low + 1, place) if named and place - low <= _ADDRESSEE else None
        return None

    def _told_to(self, at: int) -> Iterator[Ask]:
        """A verb of saying to an authority asks, where the clause behind "that" ends as a wish does."""
        line = self.line
        sets, keys = line.tables.sets, line.keys
        that = next(
            (p for p in range(at + 1, min(len(keys), at + _NEAR)) if keys[p] in sets["that_words"]), None
        )
        place = next(
            (p for p in range(at - 1, max(-1, at - 4), -1) if keys[p] in sets["after_addressee"]), None
        )
        if that is None or place is None or self._is_excluded(at):
            return
        low = self._boundary(place, _ADDRESSEE)
        last = line.action_end(that + 1, len(keys))
        words = [key for p, key in enumerate(keys[that + 1 : last], that + 1) if line.is_word(p)]
        if low < place and line.is_authority(low, place) and words and words[-1] in sets["verbs_end"]:
            yield from self._actions(that + 1, last, line.span(low, place), 0.75)

    def _actions(
        self, first: int, last: int, addressee: tuple[int, int] | None, score: float
    ) -> Iterator[Ask]:
        """The actions of a stretch, each of which ends with a verb: "let A be done and let B be done"."""
        line = self.line
        sets = line.tables.sets
        ends = sets["verbs_end"] | sets["verbs"]
        begin = first
        for at in range(first + 2, last - 2):
            if line.keys[at] in sets["join"] and line.keys[at - 1] in ends and at - begin > 1:
                if line.keys[at - 1] in sets["verbs"] and line.keys[last - 1] not in sets["verbs"]:
                    continue
                yield from line.asks(begin, at, addressee, score)
                begin = at + 1
        yield from line.asks(begin, last, addressee, score)

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
