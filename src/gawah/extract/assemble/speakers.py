"""Who says so: the speaker, and with it the stance, of what stands at a place in the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from gawah.extract.marks import BodyMark, Mention, PersonMark, QuoteMark
from gawah.model import Stance
from gawah.model.kept import kept
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.assemble.registry import Registry
    from gawah.extract.page import Page


@dataclass
class Speakers:
    """Finds the quotes that hold a place, and the subjects of their speakers."""

    page: Page
    registry: Registry
    _known: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def chain(self, mention: Mention) -> tuple[str, ...]:
        """The subjects of a quote's speakers, nearest first."""
        if mention.start not in self._known:
            self._known[mention.start] = self._chain(mention)
        return self._known[mention.start]

    def _chain(self, mention: Mention) -> tuple[str, ...]:
        value = mention.value
        if not isinstance(value, QuoteMark):
            return ()
        found = []
        for number, name in enumerate(value.speakers):
            subject = self._by_name(name)
            if subject is None and number == 0 and value.speaker_start is not None:
                start, end = value.speaker_start, value.speaker_end or value.speaker_start
                subject = self.registry.named_at(start, end) or self.registry.described(name, start, end)
            if subject is None:
                subject = self.registry.described(name, mention.start, mention.end)
            if subject not in found:
                found.append(subject)
        return tuple(found)

    def _by_name(self, name: str) -> str | None:
        for label, make in (("person", self.registry.person), ("body", self.registry.body)):
            mark = self._named[label].get(key(name))
            if mark is not None:
                return make(mark)
        return None

    @kept
    def _named(self) -> dict[str, dict[str, Mention]]:
        """The first mark of each name of a person and of a body."""
        found: dict[str, dict[str, Mention]] = {"person": {}, "body": {}}
        for label, names in found.items():
            for mark in self.page.marks(label):
                if isinstance(mark.value, PersonMark | BodyMark):
                    names.setdefault(key(mark.value.same_as or ""), mark)
                    names.setdefault(key(mark.value.name), mark)
        return found

    def of(self, start: int, end: int, status: str) -> tuple[tuple[str, ...], Stance]:
        """Speaker and stance of what stands in a stretch whose status the tagger saw."""
        holding = list(self._holding(start, end))
        alleged = Stance.ALLEGED if status == "alleged" else None
        if not holding:
            return (), alleged or Stance.STATED
        inner = min(holding, key=lambda m: m.end - m.start)
        speakers = self.chain(inner)
        denial = isinstance(inner.value, QuoteMark) and inner.value.denial
        stance = Stance.DENIED if denial else alleged or (Stance.ATTRIBUTED if speakers else Stance.STATED)
        return speakers, stance

    def _holding(self, start: int, end: int) -> Iterator[Mention]:
        """The quotes that hold a stretch, in order."""
        quotes, reach = self.page.marks("quote"), self._reach
        at = bisect_right(quotes, start, key=lambda m: m.start)
        found = []
        while at > 0 and reach[at - 1] >= end:  # further left, none reaches so far
            at -= 1
            if quotes[at].end >= end and isinstance(quotes[at].value, QuoteMark):
                found.append(quotes[at])
        return reversed(found)

    @kept
    def _reach(self) -> list[int]:
        """How far the quotes up to each one reach."""
        return list(accumulate((m.end for m in self.page.marks("quote")), max))
