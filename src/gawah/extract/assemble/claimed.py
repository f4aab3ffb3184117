"""What of its sentence belongs to a number that sums up: what it counts, over which time, where, of whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.assemble.event import Deed
from gawah.extract.assemble.when_where import of_the_deed, told_places
from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark, DateMark, QuantityMark
from gawah.languages import table
from gawah.model.record import record
from gawah.values.communities import community_names
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.marks import Argument, Mention
    from gawah.extract.page import Page, Sentence

_NOT_TOLD = frozenset({"denied", "hypothetical", "demanded"})
"""What an act is said to be that nobody says was done."""
_LONG = ("week", "month", "year", "decade", "century")
"""Units of a time over which something is counted."""
_YEAR, _MONTH = 4, 7
"""Characters of a date (EDTF) that is a year or a month."""


@record
class Number:
    """A number of a sentence, and the stretch from it to the end of the noun that it counts."""

    mention: Mention
    mark: QuantityMark

    @property
    def end(self) -> int:
        """Where its noun ends; where the number does, without one."""
        return max(self.mention.end, self.mark.noun_end or 0)

    @property
    def is_of_one_noun_with(self) -> int | None:
        """Where the noun stands: two numbers of one noun are a part and its whole."""
        return self.mark.noun_start


@dataclass(frozen=True)
class Claimed:
    """The sentence of a number that sums up."""

    page: Page
    sentence: Sentence

    def numbers(self) -> list[Number]:
        """The numbers of the sentence that count something, in order."""
        marks = self.page.marks_in("quantity", self.sentence.start, self.sentence.end)
        return [Number(m, m.value) for m in marks if isinstance(m.value, QuantityMark)]

    def whole_of(self, number: Number) -> Number | None:
        """The number that another is part of: "four of the five killings" count one noun."""
        at = number.is_of_one_noun_with
        behind = [n for n in self.numbers() if n.mention.start > number.mention.start]
        return next((n for n in behind if at is not None and n.is_of_one_noun_with == at), None)

    def is_whole(self, number: Number) -> bool:
        """Whether another number is part of it."""
        before = [n for n in self.numbers() if n.mention.start < number.mention.start]
        at = number.is_of_one_noun_with
        return at is not None and any(n.is_of_one_noun_with == at for n in before)

    def period(self, number: Number) -> Mention | None:
        """The time over which a number counts: a stretch if the sentence tells one, else a year or month.

        Not the day on which somebody said so, and no time without bounds ("since 1999") where it tells both;
        of two that are as good, the one nearer to the number.
        """
        marks = self.page.marks_in("date", self.sentence.start, self.sentence.end)
        dates = [m for m in marks if isinstance(m.value, DateMark)]
        deeds = self._deeds()
        told = of_the_deed(self.page, self.sentence, dates, deeds) if deeds else dates
        at = number.mention.start
        ranked = [(rank, abs(m.start - at), m) for m in told if (rank := self._rank(m)) is not None]
        return min(ranked, key=lambda one: one[:2])[2] if ranked else None

    def _rank(self, date: Mention) -> int | None:
        """How well a date says over which time something is counted, the best first; None where it does not.

        "This year" in a page without a date is told and cannot be found; "on Friday" is no such time.
        """
        value = date.value
        if not isinstance(value, DateMark):
            return None
        if value.edtf.startswith("XXXX"):
            words = key(self.page.content[date.start : date.end]).split()
            if _long_units(self.sentence.lang).isdisjoint(words):
                return None
            return 1 if value.is_period else 4
        if value.is_period:
            return 1 if value.edtf.endswith("/..") else 0
        return {_YEAR: 2, _MONTH: 3}.get(len(value.edtf))

    def place(self, number: Number) -> Mention | None:
        """The place that a number is told of: one behind it and before the next, else one before them all.

        Where the verb stands last, the place of a number stands before it. A place that parts the part from
        its whole ("four of the five") says nothing of the whole.
        """
        places = told_places(self.page, self.sentence)
        if not places or self.is_whole(number):
            return None
        starts = sorted(n.mention.start for n in self.numbers() if self._counts_alike(n, number))
        tables = grammar(self.sentence.lang)
        if tables is not None and tables.order == "sov":
            last = max((at for at in starts if at < number.mention.start), default=self.sentence.start)
            own = [m for m in places if last <= m.start < number.mention.start]
            return own[-1] if own else places[0]
        until = min((at for at in starts if at > number.mention.start), default=self.sentence.end)
        own = [m for m in places if number.mention.start < m.start < until]
        general = [m for m in places if m.start < starts[0]]
        return own[0] if own else general[0] if general else None

    def _counts_alike(self, one: Number, other: Number) -> bool:
        """Whether a number may count the same as another: its noun, or one that is left out."""
        unit = one.mark.unit
        return one is other or unit is None or key(unit) == key(other.mark.unit or "")

    def acts(self, number: Number) -> list[Mention]:
        """The acts that a number counts: those it suffered, else those that its noun names, else all."""
        acts = self._acts()
        suffered = [m for m in acts if _suffers(m, number)]
        named = [m for m in acts if _is_named_by(m, number)]
        return suffered or named or acts

    def communities(self, number: Number) -> Iterator[tuple[int, int]]:
        """Where the words stand that name a community of those counted: "ten *Hazara* miners"."""
        told = [v.end for m in self.acts(number) for v in _victims(m) if _meets(v.start, v.end, number)]
        return community_names(self.page.content, number.mention.start, max([number.end, *told]))

    def _acts(self) -> list[Mention]:
        marks = self.page.marks_in("act", self.sentence.start, self.sentence.end)
        return [m for m in marks if isinstance(m.value, ActMark) and m.value.status not in _NOT_TOLD]

    def _deeds(self) -> Sequence[Deed]:
        return [Deed(m, m.value) for m in self._acts() if isinstance(m.value, ActMark)]


def _victims(mention: Mention) -> Sequence[Argument]:
    return mention.value.victims if isinstance(mention.value, ActMark) else ()


def _meets(start: int, end: int, number: Number) -> bool:
    """Whether a stretch holds a word of a number or of its noun."""
    return start <= number.end and number.mention.start <= end


def _suffers(act: Mention, number: Number) -> bool:
    return any(_meets(v.start, v.end, number) for v in _victims(act))


def _is_named_by(act: Mention, number: Number) -> bool:
    """Whether the noun that is counted names the act: "four killings"."""
    start = number.mark.noun_start
    return start is not None and act.start < number.end and start < act.end


@cache
def _long_units(lang: str) -> frozenset[str]:
    """The words for a time over which something is counted, folded."""
    units = table(lang, "dates").get("units", {})
    return frozenset(key(str(word)) for name in _LONG for word in units.get(name, ()))
