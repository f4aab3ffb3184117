"""Who says so: the speaker, and with it the stance, of what stands at a place in the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from gawah.extract.marks import BodyMark, Mention, PersonMark, QuoteMark
from gawah.model import Stance
from gawah.model.kept import kept
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.extract.assemble.registry import Registry
    from gawah.extract.page import Page

_start = attrgetter("start")


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
        named, keyed = self._named, key(name)
        person = named["person"].get(keyed)
        if person is not None:
            return self.registry.person(person)
        body = named["body"].get(keyed)
        return self.registry.body(body) if body is not None else None

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
        inner = self._innermost(start, end)
        alleged = Stance.ALLEGED if status == "alleged" else None
        if inner is None:
            return (), alleged or Stance.STATED
        speakers = self.chain(inner)
        denial = isinstance(inner.value, QuoteMark) and inner.value.denial
        stance = Stance.DENIED if denial else alleged or (Stance.ATTRIBUTED if speakers else Stance.STATED)
        return speakers, stance

    def _innermost(self, start: int, end: int) -> Mention | None:
        """The shortest quote that holds a stretch, the first of equals."""
        quotes, reach = self.page.marks("quote"), self._reach
        at = bisect_right(quotes, start, key=_start) if quotes else 0
        inner = None
        while at > 0 and reach[at - 1] >= end:  # further left, none reaches so far
            at -= 1
            quote = quotes[at]
            if quote.end >= end and isinstance(quote.value, QuoteMark):
                size = quote.end - quote.start
                if inner is None or size <= inner.end - inner.start:
                    inner = quote
        return inner

    @kept
    def _reach(self) -> list[int]:
        """How far the quotes up to each one reach."""
        return list(accumulate((m.end for m in self.page.marks("quote")), max))
