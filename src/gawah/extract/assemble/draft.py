"""An incident in the making, with what follows from the events that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from gawah.extract.assemble.event import main_deed
from gawah.extract.assemble.when_where import fineness
from gawah.extract.marks import PlaceMark
from gawah.model.kept import kept
from gawah.schema import gravity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.assemble.event import Deed, Event
    from gawah.extract.marks import Mention


@dataclass
class Draft:
    """An incident in the making: the events that tell of it, the first of them its founder."""

    events: list[Event] = field(default_factory=list)

    def add(self, event: Event) -> None:
        """One more event tells of it; what was derived before is derived anew."""
        self.events.append(event)
        for name in _DERIVED:
            self.__dict__.pop(name, None)

    @kept
    def types(self) -> frozenset[str]:
        """All types of act told of it."""
        return frozenset(t for e in self.events for t in e.types())

    @kept
    def type(self) -> str:
        """The gravest type told of it."""
        return min(self.types, key=gravity)

    @kept
    def families(self) -> frozenset[str]:
        """The families of all its deeds."""
        return frozenset(f for event in self.events for f in event.families)

    @kept
    def _dated(self) -> Event | None:
        dated = [e for e in self.events if e.edtf is not None]
        return min(dated, key=lambda e: (_vagueness(e.edtf), e.is_title)) if dated else None

    @property
    def date(self) -> Mention | None:
        """The first date told, an exact one before a vague one, the text before the headline."""
        return self._dated.date if self._dated else None

    @property
    def edtf(self) -> str | None:
        """Its date as EDTF, if told."""
        return self._dated.edtf if self._dated else None

    @kept
    def place(self) -> Mention | None:
        """The finest place told."""
        placed = [(fineness(e.place), e.is_title, e.place) for e in self.events if e.place and e.where]
        return min(placed, key=itemgetter(0, 1))[2] if placed else None

    @property
    def where(self) -> PlaceMark | None:
        """The value of its place."""
        mark = self.place
        return mark.value if mark and isinstance(mark.value, PlaceMark) else None

    @kept
    def named(self) -> frozenset[str]:
        """The names of those who suffered."""
        return frozenset(name for event in self.events for name in event.named())

    @kept
    def objects(self) -> frozenset[str]:
        """The nouns of what suffered."""
        return frozenset(noun for event in self.events for noun in objects_of(event))

    @kept
    def counts(self) -> frozenset[int]:
        """The numbers told of those who suffered."""
        return frozenset(count for event in self.events for count in counts_of(event))

    @kept
    def verdicts(self) -> tuple[Deed, ...]:
        """All its deeds that are a court's word."""
        return tuple(deed for _, deed in self.deeds() if is_verdict([deed]))

    @kept
    def evidence(self) -> Event:
        """The event whose sentence says most: in the text, by a verb, with date, place and victims."""
        return max(self.events, key=_fullness)

    def deeds(self) -> list[tuple[Event, Deed]]:
        """All its deeds with their events."""
        return [(event, deed) for event in self.events for deed in event.deeds]


_DERIVED = (
    "types",
    "type",
    "families",
    "_dated",
    "place",
    "named",
    "objects",
    "counts",
    "verdicts",
    "evidence",
)


def objects_of(event: Event) -> set[str]:
    """The nouns of what suffered in an event."""
    return {v.label.split()[-1].casefold() for v in event.victims() if v.kind == "object"}


def counts_of(event: Event) -> set[int]:
    """The numbers told of those who suffered in an event."""
    return {v.low for v in event.victims() if v.kind == "group" and v.low is not None and v.low > 1}


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
    score += 1.0 if event.victims() else 0.0
    score += 0.5 if any(deed.act.perpetrators for deed in event.deeds) else 0.0
    score += 1.0 - gravity(main_deed(event.deeds).act.type) / 25
    return score, -event.sentence.index


def is_verdict(deeds: Sequence[Deed]) -> bool:
    """Whether a court's word is told, which is another happening than the arrest before it."""
    return any(deed.act.outcome == "convicted" and not deed.act.nominal for deed in deeds)
