"""Counts that add up over documents, and the figure that each row of a report shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = (
    "incidents",
    "incidents (any type)",
    "type",
    "date compatible",
    "date exact",
    "place",
    "country",
    "killed",
    "injured",
    "victim names",
    "perpetrators",
    "state agent",
    "state response",
    "reported status",
    "quotes",
    "quotes with speaker",
    "aggregates (value)",
    "aggregates (value+period)",
    "legal refs",
    "legal refs + provision",
    "demands",
    "signatories",
    "organisations",
    "people",
    "places",
    "hashtags",
    "boilerplate blocks",
    "boilerplate leakage",
    "grounding",
    "incident-free documents kept empty",
)
"""Every row of a report, in its order."""

LESS_IS_BETTER = frozenset({"boilerplate leakage"})
"""Rows that count what should not be: the smaller the better."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked for and found, found without being asked for, and missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.hit + other.hit, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else None

    @property
    def recall(self) -> float | None:
        """The share of what there is that was found."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else None

    @property
    def value(self) -> float | None:
        """F1, the harmonic mean of precision and recall."""
        total = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / total if total else None

    @property
    def size(self) -> int:
        """How many there are in gold."""
        return self.hit + self.missed


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of answers hold."""

    yes: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.yes + other.yes, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share that holds."""
        return self.yes / self.of if self.of else None

    @property
    def size(self) -> int:
        """How many there are."""
        return self.of


Figure: TypeAlias = Found | Share


@dataclass
class Tally:
    """The counts of one document, or of several added up."""

    found: dict[str, Found] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)

    def find(self, row: str, found: Found) -> None:
        """Count what was found, too much and missed."""
        self.found[row] = self.found.get(row, Found()) + found

    def check(self, row: str, holds: object) -> None:
        """Count one answer as right or wrong."""
        self.shares[row] = self.shares.get(row, Share()) + Share(int(bool(holds)), 1)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally to this one."""
        for row, found in other.found.items():
            self.find(row, found)
        for row, share in other.shares.items():
            self.shares[row] = self.shares.get(row, Share()) + share

    def get(self, row: str) -> Figure | None:
        """The counts of a row, or None where nothing was counted."""
        return self.found.get(row) or self.shares.get(row)

    def value(self, row: str) -> float | None:
        """The figure of a row: F1 or a share; None where there was nothing to measure."""
        figure = self.get(row)
        return figure.value if figure is not None else None

    def __iter__(self) -> Iterator[tuple[str, Figure]]:
        """The rows that measured something, in the order of a report."""
        for row in ROWS:
            figure = self.get(row)
            if figure is not None and figure.value is not None:
                yield row, figure
