"""Which of the dates of a sentence may be that of which of its deeds.

What stands nearest is not always what is meant: "arrested on Friday for the killing of X on 3 May", "X was
shot dead in Dorn; on 5 May two men were abducted", "X, who was freed on 3 May, was shot dead on 9 May". Each
rule here takes dates away from a deed; none gives it a date that its sentence does not say.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from gawah.extract.assemble.event import family
from gawah.extract.assemble.when_where import nearest, of_the_deed, of_what_occurred
from gawah.extract.grammar import grammar
from gawah.extract.marks import DateMark
from gawah.model.kept import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.assemble.event import Deed
    from gawah.extract.grammar import Grammar
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence, Token

_start = attrgetter("start")

_SEMICOLONS, _COMMAS = frozenset(";؛"), frozenset(",،")
_LINK = 2
"""The most words between the beginning of a clause and the date it opens with ("and | on the | 5 May")."""
_MODIFIES = 3
"""The most characters between a date and the noun it stands before: "Monday's killing"."""
_THING = 8
"""Within how many words behind "before" a date may be that of the thing it stands before."""
_YEAR = len("2014")


@dataclass
class OwnDates:
    """The dates and the deeds of one sentence."""

    page: Page
    sentence: Sentence
    dates: Sequence[Mention]
    deeds: Sequence[Deed]

    def of_group(self, told: Sequence[Deed], main: Deed) -> Mention | None:
        """The date of several deeds told as one: that of the gravest, else of another among them."""
        for deed in (main, *[other for other in told if other.start != main.start]):
            mark = nearest(of_the_deed(self.page, self.sentence, self.of(deed), told), [deed])
            if mark is not None:
                return mark
        return None

    def of(self, deed: Deed) -> Sequence[Mention]:
        """The dates that may be that of a deed."""
        if self._is_plain:
            return self.dates
        if self._told_of_another(deed):
            return ()
        found: Sequence[Mention] = [mark for mark in self.dates if not self._is_of_something_else(deed, mark)]
        for rule in _RULES:
            if len(found) > 1:
                found = rule(self, deed, found) or found
        return found

    @kept
    def _is_plain(self) -> bool:
        """Whether there is nothing to choose: one date, and nothing that it could belong to besides."""
        if not self.dates or self._tables is None:
            return True
        if len(self.dates) > 1 or len(self.deeds) > 1:
            return False
        return not (self._may_be_aside or self.deeds[0].act.nominal)

    @kept
    def _may_be_aside(self) -> bool:
        return self.page.content.find(",", self.sentence.start, self.dates[0].start) >= 0

    @kept
    def _tables(self) -> Grammar | None:
        return grammar(self.sentence.lang)

    @kept
    def _words(self) -> tuple[tuple[Token, ...], tuple[str, ...]]:
        return self._tables.read(self.page, self.sentence) if self._tables is not None else ((), ())

    @kept
    def is_verb_last(self) -> bool:
        """Whether the language puts its verbs last, so that no date follows what it is of."""
        return self._tables is None or self._tables.order in {"sov", "bracket"}

    def _said(self, name: str) -> frozenset[str]:
        return self._tables.words.set(name) if self._tables is not None else frozenset()

    # ------------------------------------------------------------------ what stands between

    def has_deed(self, start: int, end: int, besides: Deed) -> bool:
        """Whether another deed is told between two places."""
        return any(start <= other.start < end for other in self.deeds if other.start != besides.start)

    def is_apart(self, deed: Deed, mark: Mention, signs: frozenset[str]) -> bool:
        """Whether one of some signs parts a date from a deed."""
        first, last = sorted((deed.start, mark.start))
        return not signs.isdisjoint(self.page.content[first:last])

    def leads(self, mark: Mention) -> bool:
        """Whether a clause begins with a date: "… in Dorn and | on 5 May | two men …"."""
        words, keys = self._words
        at = self._at(mark.start)
        for back in range(at - 1, max(-1, at - _LINK - 3), -1):
            if words[back].text in ",;:" or keys[back] in self._said("coordinators"):
                return True
            if at - back > _LINK or not words[back].text.isalpha():
                return False
        return at <= _LINK

    def aside(self, mark: Mention) -> tuple[int, int] | None:
        """The relative clause between commas that something stands in: "X, | who was freed on 3 May |, …"."""
        words, keys = self._words
        at = self._at(mark.start)
        opens = next((n for n in range(at - 1, -1, -1) if words[n].text in ",;"), None)
        if opens is None or words[opens].text == ";":
            return None
        if not self._said("relatives").intersection(keys[opens + 1 : opens + 1 + _LINK]):
            return None
        after = (word.start for word in words[at:] if word.start >= mark.end and word.text in ",;")
        return words[opens].start, next(after, self.sentence.end)

    def is_counted_from(self, deed: Deed, mark: Mention) -> bool:
        """Whether a deed lies some time away from a date before it: "on 9 May, days after X was killed"."""
        words, keys = self._words
        first, last = self._at(mark.end), self._at(deed.start)
        units, apart = self._said("time_words"), self._said("apart")
        told = [at + 1 for at in range(first, last - 1) if keys[at] in units and keys[at + 1] in apart]
        return bool(told) and not self.has_deed(words[told[-1]].start, deed.start, deed)

    def is_of_a_thing(self, mark: Mention) -> bool:
        """Whether a date says when something else is: "before the election of 24 April"."""
        words, keys = self._words
        at = self._at(mark.start)
        if at < 1 or keys[at - 1] not in self._said("of") | self._said("spoken_of"):
            return False  # "after evening prayers on 3 May" is that day
        opens = next((n for n in range(at - 1, -1, -1) if words[n].text in ",;:"), -1)
        near = range(max(opens + 1, at - _THING), at - 1)
        apart = next((n for n in near if keys[n] in self._said("apart")), None)
        if apart is None:
            return False
        return not any(words[apart].start <= deed.start < mark.start for deed in self.deeds)

    def _at(self, offset: int) -> int:
        return bisect_left(self._words[0], offset, key=_start)

    # ------------------------------------------------------------------ whose a single date is

    def _told_of_another(self, deed: Deed) -> bool:
        """Whether the only date is that of what one was arrested for: "over the killing of X on 3 May"."""
        if self.is_verb_last or family(deed.act.type) != "law":
            return False
        start = self.dates[0].start
        behind = [d for d in self.deeds if deed.start < d.start < start and d.act.nominal]
        return any(family(d.act.type) != "law" for d in behind)

    def _is_of_something_else(self, deed: Deed, mark: Mention) -> bool:
        """Whether a date cannot be that of a deed, even if there is no other."""
        if self._is_year_aside(deed, mark) or (mark.end <= deed.start and self.is_counted_from(deed, mark)):
            return True
        if not deed.act.nominal:
            return False
        if mark.start >= deed.mention.end:
            return self._comes_later(deed, mark)
        return deed.start - mark.end > _MODIFIES and self._only_speaks_of(deed, mark)

    def _only_speaks_of(self, deed: Deed, mark: Mention) -> bool:
        """Whether a noun names one that something was done about on a day: "marched on 3 May against …"."""
        words, keys = self._words
        at = last = self._at(deed.start) - 1
        while at > 0 and keys[at] in self._said("articles"):
            at -= 1
        if at < 0 or words[at].start < mark.end or keys[at] not in self._said("spoken_of"):
            return False
        return at < last or keys[at] not in self._said("of")  # "a case of torture" is told

    def _comes_later(self, deed: Deed, mark: Mention) -> bool:
        """Whether what is told between a noun and a date came later: "his killing drew crowds on 3 May"."""
        if self._tables is None:
            return False
        wake, keys = self._tables.words.phrases("wake"), self._words[1]
        between = keys[self._at(deed.mention.end) : self._at(mark.start)]
        if not self._said("aftermath").isdisjoint(between):
            return True
        return not wake.telling_words.isdisjoint(between) and bool(wake.find(between))

    def _is_year_aside(self, deed: Deed, mark: Mention) -> bool:
        """Whether a year stands in an aside that does not tell of a deed: "X, who came in 1988, was shot"."""
        if not isinstance(mark.value, DateMark) or len(mark.value.edtf) > _YEAR:
            return False
        return self.is_outside(deed, mark)

    def is_outside(self, deed: Deed, mark: Mention) -> bool:
        """Whether a date stands in an aside that does not tell of a deed."""
        found = self.aside(mark)
        return found is not None and not found[0] < deed.start < found[1]


def _in_its_part(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Those that no semicolon parts from the deed."""
    return [mark for mark in dates if not own.is_apart(deed, mark, _SEMICOLONS)]


def _not_aside(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Those in no relative clause that tells something else."""
    return [mark for mark in dates if not own.is_outside(deed, mark)]


def _in_its_aside(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Those in the relative clause that tells it: "the funeral on Sunday of X, | who was shot on Friday"."""
    found = own.aside(deed.mention)
    return [] if found is None else [mark for mark in dates if found[0] < mark.start < found[1]]


def _not_said_later(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Without those behind a comma, if one stands before it: "the 12 March raid …, she said on Monday"."""
    if own.is_verb_last or not any(mark.end <= deed.start for mark in dates):
        return []
    return [m for m in dates if m.end <= deed.start or own.leads(m) or not own.is_apart(deed, m, _COMMAS)]


def _not_of_a_thing(own: OwnDates, _deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Those that do not say of which day something else is."""
    return [mark for mark in dates if not own.is_of_a_thing(mark)]


def _occurred(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """The one on which that took place of which a noun speaks: "the attack … took place on 3 May"."""
    return list(of_what_occurred(own.page, own.sentence, dates)) if deed.act.nominal else []


def _behind_a_noun(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Those behind a deed told by a noun, where another deed before it has the dates before it."""
    if own.is_verb_last or not deed.act.nominal:
        return []
    if any(0 <= deed.start - mark.end <= _MODIFIES for mark in dates):
        return []
    behind = [mark for mark in dates if mark.start > deed.start]
    nearest_behind = min((mark.start for mark in behind), default=0)
    if own.has_deed(deed.mention.end, nearest_behind, deed):
        return []
    return behind if own.has_deed(own.sentence.start, deed.start, deed) else []


def _led(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Those before a deed, and those behind it that open no clause: "on 3 May X and on 5 May Y"."""
    before = [mark for mark in dates if mark.end <= deed.start]
    if not before or own.has_deed(before[-1].end, deed.start, deed):
        return []
    return [mark for mark in dates if mark in before or not (own.leads(mark) and _opens_a_deed(own, mark))]


def _opens_a_deed(own: OwnDates, mark: Mention) -> bool:
    later = min((date.start for date in own.dates if date.start > mark.start), default=own.sentence.end)
    return any(mark.end <= deed.start < later for deed in own.deeds)


def _trailing(own: OwnDates, deed: Deed, dates: Sequence[Mention]) -> list[Mention]:
    """Those behind a deed, if those before it stand behind another: "X was shot on 3 May, Y on 5 May"."""
    if own.is_verb_last:
        return []
    behind = [mark for mark in dates if mark.start >= deed.mention.end]
    if not behind or own.has_deed(deed.mention.end, behind[0].start, deed):
        return []
    before = [mark for mark in dates if mark.end <= deed.start]
    taken = all(_trails_another(own, deed, mark) for mark in before)
    return behind if taken else []


def _trails_another(own: OwnDates, deed: Deed, mark: Mention) -> bool:
    """Whether a date stands behind another deed and opens no clause."""
    starts = [own.sentence.start, *[date.end for date in own.dates if date.end <= mark.start]]
    return own.has_deed(starts[-1], mark.start, deed) and not own.leads(mark)


_RULES = (
    _in_its_part,
    _not_aside,
    _in_its_aside,
    _not_of_a_thing,
    _occurred,
    _behind_a_noun,
    _led,
    _trailing,
    _not_said_later,
)
