"""Demands in languages whose verb stands last («حکومت سے مطالبہ کیا ہے کہ …»)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.asking.line import Asked, Lead, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asking.line import Ask, Line, Span

_ADDRESSEE = 9
"""How many words those who are asked may have."""
_NEAR = 6
_THING = 18
"""How many words a thing that is asked for may have."""
_SUBJECT = 4
"""How many words of who should do something may stand up to the noun that tells an authority."""
_COLON_OR_QUOTE = frozenset(':"“”«')
_OPENS = frozenset(':“”«"‘’')
"""Signs behind which the words of a speaker begin; in Urdu both ” and ’ open a quotation."""
_BEFORE_SPEECH = frozenset(":،,")
_BEFORE_MODAL = 26
"""How many words may stand between those of whom something is asked and the modal verb."""


def read_sov(line: Line) -> Asked:
    """What a sentence asks for, in order."""
    reader = _Reader(line)
    return Asked(reader.asks(), reader.lead)


def who_should(line: Line) -> Span | None:
    """The authority that a demand of a list names as who should do it («حکومت … ادا کرے»)."""
    end = line.past_word()
    if end < 1 or line.keys[end - 1] not in line.tables.sets["verbs_end"]:
        return None
    subject = _Reader(line).subject(0, end)
    return None if subject is None else line.span(*subject)


@dataclass
class _Reader:
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
            found.extend(self._wish() or self._ending())
        return found

    # ------------------------------------------------------------------ the frames

    def _noun(self, at: int) -> Iterator[Ask]:
        """A noun of asking with its verb: what follows "that", or what stands before it in the genitive."""
        line, sets, keys = self.line, self.line.tables.sets, self.line.keys
        end = at + 1
        while end < len(keys) and end - at <= _NEAR and keys[end] in sets["nouns_verbs"]:
            end += 1
        if end == at + 1 or self._is_excluded(at):
            return
        addressee = self._addressee(at)
        if end < len(keys) and (keys[end] in sets["that_words"] or line.words[end].text in _COLON_OR_QUOTE):
            first = end + 1
            if first >= len(keys) or (line.ends_open() and first >= len(keys) - 1):
                self.lead = Lead(addressee)
                return
            last = line.action_end(first, len(keys))
            if addressee is None and (subject := self.subject(first, last)) is not None:
                addressee = line.span(*subject)
            if line.any_of("verbs_end", first, last) or line.any_of("modals", first, last):
                yield from self._actions(Part(first, last, addressee), 0.85)
        elif line.ends_open() and end >= len(keys) - 1:
            self.lead = Lead(addressee)
        elif at > 1 and keys[at - 1] in sets["genitives"]:
            yield from self._thing(at, addressee)

    def _thing(self, at: int, addressee: Span | None) -> Iterator[Ask]:
        """What stands in the genitive before a noun of asking: «ملزمان کی گرفتاری | کا | مطالبہ»."""
        line = self.line
        first = self._boundary(at - 1, _THING)
        asked = self._asked_authority(at)
        if asked is not None:
            addressee, first = line.span(*asked), asked[1] + 1
        is_verb_alone = at - 1 - first == 1 and line.any_of("verbs", first, first + 1)
        if not is_verb_alone and not line.any_of("not_things", first, at):
            yield from self._actions(Part(first, at - 1, addressee), 0.65)

    def _told_to(self, at: int) -> Iterator[Ask]:
        """A verb of saying to an authority asks, where the clause behind "that" ends as a wish does."""
        line = self.line
        that = self._first_of("that_words", range(at + 1, at + _NEAR))
        place = self._first_of("after_addressee", range(at - 1, at - 4, -1))
        if that is None or place is None or self._is_excluded(at):
            return
        low = self._boundary(place, _ADDRESSEE)
        last = line.action_end(that + 1, len(line.keys))
        end = line.past_word(last)
        is_wish = end > that + 1 and line.any_of("verbs_end", end - 1, end)
        if is_wish and low < place and line.is_authority(low, place):
            yield from self._actions(Part(that + 1, last, line.span(low, place)), 0.75)

    def _modal(self, at: int) -> Iterator[Ask]:
        """«حکومت کو چاہیے کہ …» and «حکومت کو … کرنا چاہیے»."""
        line = self.line
        place = self._first_of("after_addressee", range(at - 1, at - _BEFORE_MODAL, -1))
        if place is None or self._is_excluded(at):
            return
        low = self._boundary(place, _ADDRESSEE)
        if low == place or not line.is_authority(low, place):
            return
        addressee = line.span(low, place)
        that = self._first_of("that_words", range(at + 1, at + 3))
        if that is not None:
            last = line.action_end(that + 1, len(line.keys))
            yield from line.asks(Part(that + 1, last, addressee), 0.8)
        elif place + 1 < at:
            yield from line.asks(Part(place + 1, at + 1, addressee), 0.7)

    def _wish(self) -> list[Ask]:
        """A clause that wishes something of an authority that is its subject («حکومت … ادا کرے»)."""
        line, sets = self.line, self.line.tables.sets
        end = line.past_word()
        if end < 1 or line.keys[end - 1] not in sets["verbs_end"] or self._is_excluded(end):
            return []
        first = self._first_said(end)
        subject = self.subject(first, end)
        if subject is None or line.any_of("conditions", first, first + 1) or line.any_of("orders", 0, first):
            return []
        return list(line.asks(Part(subject[1], end, line.span(*subject)), 0.6))

    def _first_said(self, end: int) -> int:
        """Where the words of the speaker begin: behind "that", a colon or an opening quotation mark."""
        line, that = self.line, self.line.tables.sets["that_words"]
        places = range(end - 1, -1, -1)
        return next((at + 1 for at in places if line.keys[at] in that or self._opens_speech(at)), 0)

    def _opens_speech(self, at: int) -> bool:
        """Whether a sign opens what somebody says, not a name or a word in quotation marks."""
        line, sets = self.line, self.line.tables.sets
        if line.words[at].text not in _OPENS or at == 0:
            return False
        if line.words[at].text == ":" or line.words[at - 1].text in _BEFORE_SPEECH:
            return True
        return line.keys[at - 1] in sets["reporting"] | sets["nouns_verbs"] | sets["subject_marks"]

    def subject(self, first: int, last: int) -> tuple[int, int] | None:
        """The authority with which a clause begins as who should do it: no word stands behind its noun."""
        line, sets = self.line, self.line.tables.sets
        while first < last and not line.is_word(first):
            first += 1
        marked = sets["after_addressee"] | sets["subject_marks"] | sets["genitives"] | sets["subject_ends"]
        phrases = line.tables.phrases["authorities"]
        for at in range(first, min(first + _SUBJECT, last)):
            if line.keys[at] in marked or not line.is_word(at):
                return None
            hit = phrases.at(line.keys, at)
            if hit is not None and hit.last < last - 1 and line.keys[hit.last] not in marked:
                return (first, hit.last)
        return None

    def _ending(self) -> Iterator[Ask]:
        """A sentence whose verb asks by its form («… کیا جائے»)."""
        line = self.line
        end = line.past_word()
        asking = line.tables.phrases["asking_ends"]
        hits = (asking.at(line.keys[:end], at) for at in range(max(0, end - 4), end))
        if not any(hit is not None and hit.last == end for hit in hits):
            return
        if line.any_of("conditions", 0, 1) or self._is_excluded(end):
            return
        that = self._first_of("that_words", range(end))
        if not line.any_of("orders", 0, end if that is None else that):
            first = self._first_said(end) if that is None else that + 1
            yield from line.asks(Part(first, end, None), 0.55)

    def _is_excluded(self, at: int) -> bool:
        """Whether those who demand do it as part of an attack."""
        mark = self._first_of("subject_marks", range(at - 1, -1, -1))
        around = (0, min(4, at - 2)) if mark is None else (mark - 4, mark)
        return self.line.any_of("not_demanding", *around)

    # ------------------------------------------------------------------ their parts

    def _first_of(self, name: str, places: range) -> int | None:
        """The first of some places where a word of a set stands."""
        keys, words = self.line.keys, self.line.tables.sets[name]
        return next((at for at in places if 0 <= at < len(keys) and keys[at] in words), None)

    def _actions(self, part: Part, score: float) -> Iterator[Ask]:
        """The actions of a stretch, each of which ends with a verb: "let A be done and let B be done"."""
        line, sets, keys = self.line, self.line.tables.sets, self.line.keys
        ends = sets["verbs_end"] | sets["verbs"]
        first, last, addressee = part
        for at in range(first + 2, last - 2):
            if keys[at] in sets["join"] and keys[at - 1] in ends and at - first > 1:
                if keys[at - 1] in sets["verbs"] and keys[last - 1] not in sets["verbs"]:
                    continue
                yield from line.asks(Part(first, at, addressee), score)
                first = at + 1
        yield from line.asks(Part(first, last, addressee), score)

    def _addressee(self, at: int) -> Span | None:
        """Whom a noun of asking turns to: the words before the nearest postposition."""
        place = self._first_of("after_addressee", range(at - 1, at - _ADDRESSEE * 2, -1))
        return None if place is None else self.line.span(self._boundary(place, _ADDRESSEE), place)

    def _asked_authority(self, at: int) -> tuple[int, int] | None:
        """The authority that stands between who asks and a long thing asked for ("of the state to pay …")."""
        low = self._first_of("subject_marks", range(at - 1, -1, -1))
        if low is None:
            return None
        place = self._first_of("after_addressee", range(low + 1, at - 1))
        if place is None:
            return None
        named = place > low + 1 and self.line.is_authority(low + 1, place)
        return (low + 1, place) if named and place - low <= _ADDRESSEE else None

    def _boundary(self, end: int, most: int) -> int:
        """Where the phrase that ends before a word begins."""
        line, sets = self.line, self.line.tables.sets
        ends = sets["subject_ends"] | sets["after_addressee"] | sets["that_words"]
        first = end
        while first > 0 and end - first < most:
            if line.keys[first - 1] in ends or not line.is_word(first - 1):
                break
            first -= 1
        return first
