"""Where and when, for an incident whose own sentences do not say: what its paragraph says before it.

A date is taken over only from beside the incident, never from the page at large, and with low confidence:
a reviewer sees from which words it came.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from gawah.extract.assemble.event import COUNTRYWIDE
from gawah.extract.assemble.registry import NAMED_BODY
from gawah.extract.assemble.when_where import (
    FINENESS,
    fineness,
    finest_with,
    is_in_a_compound,
    is_in_a_name,
    not_of_aftermath,
    of_what_occurred,
    told_dates,
)
from gawah.extract.grammar import grammar
from gawah.extract.marks import DateMark, Mention, PlaceMark
from gawah.model.kept import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.assemble.draft import Draft
    from gawah.extract.page import Page, Sentence

_NEAR = 2
"""How many sentences away a date may stand and still be meant."""
_STORY = 6
"""How many sentences before it a happening may be told whose day goes on ("minutes later", "before dawn")."""
_TAKEN_OVER = 0.4
"""The confidence of a date or place that stands beside an incident, not in its sentence."""

_start = attrgetter("start")


@dataclass
class Scene:
    """What the parts of a page around an incident say of its place and date."""

    page: Page
    drafts: Sequence[Draft]

    def place(self, draft: Draft) -> Mention | None:
        """The place of its paragraph before it, else the last town told before, else the page's commonest."""
        if draft.where is not None and draft.where.precision != "site":
            return self._finer(draft)
        if draft.type in COUNTRYWIDE and self._country is not None:
            return replace(self._country, score=_TAKEN_OVER)
        mention = self._around(draft)
        return replace(mention, score=_TAKEN_OVER) if mention else None

    def _finer(self, draft: Draft) -> Mention | None:
        """The town told before it, where it says itself no more than the country, and elsewhere."""
        told = draft.place
        if told is None or draft.type in COUNTRYWIDE or draft.evidence.place is not None:
            return None
        around = self._around(draft) if _is_country(told) else None
        mention = finest_with(told, [around]) if around is not None else told
        return None if mention is told else replace(mention, score=_TAKEN_OVER)

    def _around(self, draft: Draft) -> Mention | None:
        sentence = draft.evidence.sentence
        block = self.page.block_of(sentence)
        found = self._at_home(self._places(block.start, sentence.end))
        if found:
            return finest_with(found[-1], self._in_one_breath(found))
        mention = self._of_their_arrest(draft) or self._of_another(draft)
        before = self._told_before(block.start)
        if mention is None:
            return before or self._commonest
        return finest_with(mention, [before]) if before and _is_country(mention) else mention

    def _in_one_breath(self, places: Sequence[Mention]) -> Sequence[Mention]:
        """The last of some places with those right before it, as an address has them: "Okara, Punjab"."""
        first = len(places) - 1
        while first and not self.page.content[places[first - 1].end : places[first].start].strip(" ,("):
            first -= 1
        return places[first:]

    def _of_their_arrest(self, draft: Draft) -> Mention | None:
        """The place where those were arrested who were ill-treated."""
        if draft.type != "torture_ill_treatment":
            return None
        law = [other for other in self.drafts if other.named & draft.named and other.families == {"law"}]
        return next((other.place for other in law if other.where is not None), None)

    def _of_another(self, draft: Draft) -> Mention | None:
        """The place of the happening told last before it."""
        index = draft.evidence.sentence.index
        before = [
            other
            for other in self.drafts
            if other is not draft and other.where is not None and other.evidence.sentence.index < index
        ]
        settled = [other for other in before if other.where and other.where.precision != "site"]
        return max(settled, key=lambda o: o.evidence.sentence.index).place if settled else None

    def _told_before(self, offset: int) -> Mention | None:
        fine = [m for m in self._places(0, offset) if fineness(m) <= FINENESS["admin1"]]
        found = self._at_home(fine)
        return found[-1] if found else None

    def _at_home(self, places: Sequence[Mention]) -> list[Mention]:
        """Those in the country that the page mostly speaks of."""
        home = self._home
        return [m for m in places if isinstance(m.value, PlaceMark) and m.value.country in (home, None)]

    def _places(self, start: int, end: int) -> list[Mention]:
        low = bisect_left(self._all_places, start, key=_start)
        return self._all_places[low : bisect_left(self._all_places, end, low, key=_start)]

    @kept
    def _all_places(self) -> list[Mention]:
        """The places of the page that can say where something happened, in order."""
        return [
            m
            for m in self.page.marks("place")
            if isinstance(m.value, PlaceMark)
            and not m.value.adjective
            and m.value.precision != "site"
            and m.score >= NAMED_BODY
            and not is_in_a_name(self.page, m)
            and not is_in_a_compound(self.page, m)
        ]

    @kept
    def _commonest(self) -> Mention | None:
        """The place named most often on the page, the first of equals."""
        places = self._all_places
        countries = [m.value.country for m in places if isinstance(m.value, PlaceMark)]
        if not countries:
            return None
        home = Counter(countries).most_common(1)[0][0]
        at_home = [m for m in places if isinstance(m.value, PlaceMark) and m.value.country == home]
        names = [m.value.name for m in at_home if isinstance(m.value, PlaceMark)]
        return at_home[names.index(Counter(names).most_common(1)[0][0])]

    @kept
    def _country(self) -> Mention | None:
        """Where the page first names the country that it mostly speaks of."""
        named = self._at_home(self._all_places)
        return next((m for m in named if fineness(m) == FINENESS["country"]), None)

    @kept
    def _home(self) -> str | None:
        """The country that the page mostly speaks of."""
        commonest = self._commonest
        return commonest.value.country if commonest and isinstance(commonest.value, PlaceMark) else None

    def date(self, draft: Draft) -> Mention | None:
        """The date told just before it in its paragraph, or, for what the page is about, just after."""
        if draft.date is not None:
            return None
        if draft.type == "censorship_blocking" and any(e.is_performed for e in draft.events):
            return self._of_the_page()
        sentence = draft.evidence.sentence
        mention = self._before(sentence)
        if mention is None and draft is self.drafts[0]:
            mention = self._after(sentence)
        if mention is None and "same_day" in draft.evidence.cues:
            mention = self._of_story(sentence)
        return replace(mention, score=_TAKEN_OVER) if mention else None

    def _before(self, sentence: Sentence) -> Mention | None:
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _NEAR), -1):
            other = self.page.sentences[index]
            if other.block != sentence.block:
                return None
            dates = _exact(of_what_occurred(self.page, other, told_dates(self.page, other)))
            if dates:
                is_his = len({m.value for m in dates}) == 1 and self._may_hold(other, dates)
                return dates[-1] if is_his else None
        return None

    def _may_hold(self, sentence: Sentence, dates: Sequence[Mention]) -> bool:
        """Whether the day of a sentence can be that of what is told beside it; "buried on 3 May" cannot."""
        if not not_of_aftermath(self.page, sentence, dates):
            return False
        tables = grammar(sentence.lang)
        if tables is None:
            return True
        wake, keys = tables.words.phrases("wake"), tables.keys(self.page, sentence)
        return wake.telling_words.isdisjoint(keys) or not wake.find(keys)

    def _after(self, sentence: Sentence) -> Mention | None:
        taken = {e.sentence.index for draft in self.drafts[1:] for e in draft.events}
        for index in range(sentence.index + 1, min(len(self.page.sentences), sentence.index + 1 + _NEAR)):
            other = self.page.sentences[index]
            dates = _exact(of_what_occurred(self.page, other, told_dates(self.page, other)))
            if dates:
                is_its = index not in taken and len(dates) == 1 and self._may_hold(other, dates)
                return dates[0] if is_its else None
        return None

    def _of_story(self, sentence: Sentence) -> Mention | None:
        """The day of the happening told last before it, for words that only go on with the same day."""
        before = [
            (draft.evidence.sentence.index, draft.date)
            for draft in self.drafts
            if draft.date is not None and 0 < sentence.index - draft.evidence.sentence.index <= _STORY
        ]
        told = max(before, key=itemgetter(0), default=None)
        return next(iter(_exact([told[1]])), None) if told else None

    def _of_the_page(self) -> Mention | None:
        """A notice is of the date that it bears."""
        for item in self.page.text.metadata:
            if item.prop == "published" and item.start is not None and item.end is not None:
                return Mention(item.start, item.end, "date", DateMark(item.value), 0.8, self.page.text.reader)
        return None


def _is_country(place: Mention) -> bool:
    return fineness(place) >= FINENESS["country"]


def _exact(dates: Sequence[Mention]) -> list[Mention]:
    return [
        m
        for m in dates
        if isinstance(m.value, DateMark) and "X" not in m.value.edtf and "/" not in m.value.edtf
    ]
