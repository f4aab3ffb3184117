"""An incident in the making, with what follows from the events that tell of it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from gawah.extract.assemble.event import are_states, family, main_deed
from gawah.extract.assemble.when_where import fineness
from gawah.extract.marks import PlaceMark
from gawah.model.kept import kept
from gawah.model.record import record
from gawah.schema import gravity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.assemble.event import Deed, Event
    from gawah.extract.marks import Mention


@record(slots=False)
class Draft:
    """An incident in the making: the events that tell of it, the first of them its founder."""

    events: tuple[Event, ...]

    def told_by(self, event: Event) -> Draft:
        """The same incident as one more event tells of it."""
        return Draft((*self.events, event))

    @kept
    def deeds(self) -> tuple[Deed, ...]:
        """All its deeds."""
        return tuple([deed for event in self.events for deed in event.deeds])

    @kept
    def types(self) -> frozenset[str]:
        """All types of act told of it."""
        return frozenset().union(*[event.types for event in self.events])

    @kept
    def type(self) -> str:
        """The gravest type told of it."""
        return min(self.types, key=gravity)

    @kept
    def families(self) -> frozenset[str]:
        """The families of all its deeds."""
        return frozenset(map(family, self.types))

    @kept
    def _dated(self) -> Event | None:
        dated = [e for e in self.events if e.edtf is not None]
        return min(dated, key=lambda e: (_vagueness(e.edtf), e.is_title)) if dated else None

    @kept
    def date(self) -> Mention | None:
        """The first date told, an exact one before a vague one, the text before the headline."""
        return self._dated.date if self._dated else None

    @kept
    def edtf(self) -> str | None:
        """Its date as EDTF, if told."""
        return self._dated.edtf if self._dated else None

    @kept
    def place(self) -> Mention | None:
        """The finest place told."""
        placed = [(fineness(e.place), e.is_title, e.place) for e in self.events if e.place and e.where]
        return min(placed, key=itemgetter(0, 1))[2] if placed else None

    @kept
    def where(self) -> PlaceMark | None:
        """The value of its place."""
        mark = self.place
        return mark.value if mark and isinstance(mark.value, PlaceMark) else None

    @kept
    def named(self) -> frozenset[str]:
        """The names of those who suffered."""
        return frozenset().union(*[event.named for event in self.events])

    @kept
    def objects(self) -> frozenset[str]:
        """The nouns of what suffered."""
        return frozenset().union(*[event.objects for event in self.events])

    @kept
    def worship(self) -> frozenset[bool]:
        """Of the places of worship that suffered: whether their words leave open of which faith they are."""
        return frozenset().union(*[event.worship for event in self.events])

    @kept
    def counts(self) -> frozenset[int]:
        """The numbers told of those who suffered."""
        return frozenset().union(*[event.counts for event in self.events])

    @kept
    def suffered(self) -> frozenset[str]:
        """The types of its deeds that are told with those who suffered them."""
        return frozenset([deed.act.type for deed in self.deeds if has_sufferer(deed)])

    @kept
    def suffered_in_text(self) -> frozenset[str]:
        """The types of the deeds that the text, not a headline, tells with a sufferer, if only "he"."""
        told = [deed.act for event in self.events if not event.is_title for deed in event.deeds]
        return frozenset([act.type for act in told if act.victims])

    @kept
    def is_by_the_state(self) -> bool:
        """Whether those who did it act for a state: what they do next is no answer to it."""
        return are_states([doer for event in self.events for doer in event.doers])

    @kept
    def has_verdict(self) -> bool:
        """Whether a court's word is told of it."""
        return is_verdict(self.deeds)

    @kept
    def evidence(self) -> Event:
        """The event whose sentence says most: in the text, by a verb, with date, place and victims."""
        return max(self.events, key=_fullness) if len(self.events) > 1 else self.events[0]


def has_sufferer(deed: Deed) -> bool:
    """Whether it is told with somebody or something that suffered it; "he" is nobody."""
    return any(victim.kind != "pronoun" for victim in deed.act.victims)


def _vagueness(edtf: str | None) -> int:
    if edtf is None:
        return 9
    if "XXXX-XX" in edtf:
        return 5
    if "/" in edtf:
        return 3
    return edtf.count("X") + (0 if len(edtf) >= 10 else 2 if len(edtf) >= 7 else 3)


def _fullness(event: Event) -> tuple[float, int]:
    score = 0.0
    score -= 3.0 if event.is_title else 0.0
    score -= 1.5 if event.is_nominal else 0.0
    score += 1.0 if event.date is not None else 0.0
    score += 1.0 if event.place is not None else 0.0
    score += 1.0 if event.victims else 0.0
    score += 0.5 if event.doers else 0.0
    score += 1.0 - gravity(main_deed(event.deeds).act.type) / 25
    return score, -event.sentence.index


def is_verdict(deeds: Sequence[Deed]) -> bool:
    """Whether a court's word is told, which is another happening than the arrest before it."""
    return any(deed.act.outcome == "convicted" and not deed.act.nominal for deed in deeds)
