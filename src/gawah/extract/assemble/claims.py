"""Aggregate claims: how many, of what, over which time and place, as somebody asserts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.assemble.ledger import Origin
from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark, DateMark, PlaceMark, QuantityMark
from gawah.values.quantities import Quantity

if TYPE_CHECKING:
    from gawah.extract.assemble.ledger import Ledger
    from gawah.extract.assemble.registry import Registry
    from gawah.extract.assemble.speakers import Speakers
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page, Sentence

METHOD = "claims@1"
_COUNTED = frozenset({"people", "worship", "graves", "property", "media", "communities", "incidents"})


@dataclass
class ClaimWriter:
    """Writes the aggregate claims of a page."""

    page: Page
    ledger: Ledger
    registry: Registry
    speakers: Speakers

    def write(self) -> None:
        """Every number that counts more than one happening, with what it counts."""
        for sentence in self.page.sentences:
            for mention in self.page.marks_in("quantity", sentence.start, sentence.end):
                if self._is_aggregate(sentence, mention):
                    self._claim(sentence, mention)

    def _is_aggregate(self, sentence: Sentence, mention: Mention) -> bool:
        value = mention.value
        if not isinstance(value, QuantityMark) or value.unit == "currency":
            return False
        tables = grammar(sentence.lang)
        if tables is None:
            return False
        acts = [m.value for m in self.page.marks_in("act", sentence.start, sentence.end)]
        marked = [a for a in acts if isinstance(a, ActMark)]
        classes = self._classes(sentence, value)
        counts_events = "incidents" in classes
        if value.ordinal:
            return bool(classes & _COUNTED) and (bool(marked) or counts_events)
        if value.low is None and value.high is None:
            return False
        if any(a.status == "aggregate" and self._counts(a, mention) for a in marked):
            return True
        if not classes & _COUNTED:
            return False
        cues = {name for hit in tables.cues(self.page, sentence) for name in hit.value}
        period = self._period(sentence) is not None
        if counts_events:
            return period or "aggregate" in cues or bool(marked)
        return (
            bool(marked)
            and (period or "aggregate" in cues)
            and not any(a.status in {"asserted", "alleged"} and self._counts(a, mention) for a in marked)
        )

    @staticmethod
    def _counts(act: ActMark, mention: Mention) -> bool:
        return any(v.start <= mention.end and mention.start <= v.end for v in act.victims)

    def _classes(self, sentence: Sentence, value: QuantityMark) -> frozenset[str]:
        tables = grammar(sentence.lang)
        if tables is None or value.noun_start is None:
            return frozenset()
        words, keys = tables.read(self.page, sentence)
        for at, word in enumerate(words):
            if word.start <= value.noun_start < word.end:
                hit = tables.nouns.at(keys, at)
                return hit.value if hit else frozenset()
        return frozenset()

    def _period(self, sentence: Sentence) -> Mention | None:
        for mark in self.page.marks_in("date", sentence.start, sentence.end):
            if isinstance(mark.value, DateMark) and (mark.value.is_period or len(mark.value.edtf) == 4):
                return mark
        return None

    def _claim(self, sentence: Sentence, mention: Mention) -> None:
        value = mention.value
        if not isinstance(value, QuantityMark):
            return
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
        period = self._period(sentence)
        if period is not None and isinstance(period.value, DateMark):
            self.ledger.say(
                subject, "period", period.value.edtf, origin(period.start, period.end, period.tagger)
            )
        self._place(subject, sentence)

    def _place(self, subject: str, sentence: Sentence) -> None:
        for mark in self.page.marks_in("place", sentence.start, sentence.end):
            if isinstance(mark.value, PlaceMark) and not mark.value.adjective and mark.score >= 0.45:
                place = self.registry.place(mark)
                if place is not None:
                    self.ledger.say(
                        subject, "place", place, Origin(mark.start, mark.end, mark.tagger, mark.score)
                    )
                return
