"""Aggregate claims: how many, of what, over which time and place, as somebody asserts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from gawah.extract.assemble.claimed import Claimed, Number
from gawah.extract.assemble.ledger import Origin
from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark, DateMark, QuantityMark
from gawah.values.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.extract.assemble.ledger import Ledger
    from gawah.extract.assemble.registry import Registry
    from gawah.extract.assemble.speakers import Speakers
    from gawah.extract.grammar import Grammar
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence

METHOD = "claims@2"
_COUNTED = frozenset({"people", "worship", "graves", "property", "media", "communities", "incidents"})
_OF_ONE = frozenset({"asserted", "alleged"})
"""What an act is said to be that happened once; its sufferers are no sum."""
_end = attrgetter("end")


@dataclass
class ClaimWriter:
    """Writes the aggregate claims of a page."""

    page: Page
    ledger: Ledger
    registry: Registry
    speakers: Speakers

    def write(self) -> None:
        """Every number that counts more than one happening, with what it counts."""
        written: dict[int, str] = {}
        for mention in self.page.marks("quantity"):
            sentence, value = self.page.sentence_at(mention.start), mention.value
            if sentence is None or not isinstance(value, QuantityMark):
                continue
            if self._is_aggregate(sentence, mention, value):
                written[mention.start] = self._claim(sentence, mention, value)
                self._parts_of(sentence, Number(mention, value), written)

    def _is_aggregate(self, sentence: Sentence, mention: Mention, value: QuantityMark) -> bool:
        tables = grammar(sentence.lang)
        if tables is None or value.unit == "currency":
            return False
        if not value.ordinal and value.low is None and value.high is None:
            return False
        acts, classes = self._acts(sentence), self._classes(tables, sentence, value)
        if not acts:
            return "incidents" in classes and (value.ordinal or self._is_sum(tables, sentence))
        if value.ordinal:
            return bool(classes & _COUNTED)
        if "incidents" in classes or any(a.status == "aggregate" and self._counts(a, mention) for a in acts):
            return True
        of_one = any(a.status in _OF_ONE and self._counts(a, mention) for a in acts)
        return bool(classes & _COUNTED) and not of_one and self._is_sum(tables, sentence)

    def _acts(self, sentence: Sentence) -> list[ActMark]:
        marks = self.page.marks_in("act", sentence.start, sentence.end)
        return [mark.value for mark in marks if isinstance(mark.value, ActMark)]

    def _is_sum(self, tables: Grammar, sentence: Sentence) -> bool:
        """Whether a sentence counts over a period, or says that it sums up."""
        if self._period(sentence) is not None:
            return True
        return any("aggregate" in hit.value for hit in tables.cues(self.page, sentence))

    @staticmethod
    def _counts(act: ActMark, mention: Mention) -> bool:
        return any(v.start <= mention.end and mention.start <= v.end for v in act.victims)

    def _classes(self, tables: Grammar, sentence: Sentence, value: QuantityMark) -> frozenset[str]:
        """The classes of the noun that a number counts."""
        if value.noun_start is None:
            return frozenset()
        words, keys = tables.read(self.page, sentence)
        at = bisect_right(words, value.noun_start, key=_end)  # the first word that ends behind it
        if at == len(words) or words[at].start > value.noun_start:
            return frozenset()
        hit = tables.nouns.at(keys, at)
        return hit.value if hit else frozenset()

    def _period(self, sentence: Sentence) -> Mention | None:
        for mark in self.page.marks_in("date", sentence.start, sentence.end):
            if isinstance(mark.value, DateMark) and (mark.value.is_period or len(mark.value.edtf) == 4):
                return mark
        return None

    def _parts_of(self, sentence: Sentence, whole: Number, written: Mapping[int, str]) -> None:
        """Say which of the claims before it a claim is the whole of: "four of the five killings"."""
        claimed = Claimed(self.page, sentence)
        for part in claimed.numbers():
            told = claimed.whole_of(part)
            if told is not None and told.mention is whole.mention and part.mention.start in written:
                where = Origin(part.mention.start, whole.end, METHOD, 0.7)
                self.ledger.say(written[part.mention.start], "part_of", written[whole.mention.start], where)

    def _claim(self, sentence: Sentence, mention: Mention, value: QuantityMark) -> str:
        """Write a claim; returns its subject."""
        subject = self.ledger.subject("claim", sentence.start, sentence.end)
        speaker, stance = self.speakers.of(mention.start, mention.end, "asserted")

        def origin(start: int, end: int, method: str = METHOD) -> Origin:
            return Origin(start, end, method, 0.7, speaker, stance)

        self.ledger.say(
            subject,
            "quantity",
            str(Quantity(value.low, value.high, value.approximate)),
            origin(mention.start, mention.end, mention.tagger),
        )
        words = " ".join(self.page.content[sentence.start : sentence.end].split())
        self.ledger.say(subject, "what", words, origin(sentence.start, sentence.end))
        if value.noun_start is not None and value.noun_end is not None:
            unit = self.page.content[value.noun_start : value.noun_end]
            self.ledger.say(subject, "unit", unit, origin(value.noun_start, value.noun_end))
        claimed, number = Claimed(self.page, sentence), Number(mention, value)
        period = claimed.period(number)
        if period is not None and isinstance(period.value, DateMark):
            self.ledger.say(
                subject, "period", period.value.edtf, origin(period.start, period.end, period.tagger)
            )
        self._place(subject, claimed.place(number))
        for act in claimed.acts(number):
            if isinstance(act.value, ActMark) and act.value.type != "other":
                facts = {"type": act.value.type, "outcome": act.value.outcome}
                self.ledger.tell(subject, facts, origin(act.start, act.end))
        for start, end in claimed.communities(number):
            self.ledger.say(subject, "group", self.page.content[start:end], origin(start, end))
        return subject

    def _place(self, subject: str, mark: Mention | None) -> None:
        place = self.registry.place(mark) if mark is not None else None
        if mark is not None and place is not None:
            self.ledger.say(subject, "place", place, Origin(mark.start, mark.end, mark.tagger, mark.score))
