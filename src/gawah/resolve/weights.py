"""What each level of a comparison weighs, as it was learnt: ``weights.yaml`` says on what."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from gawah import yamldata
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping


@record
class ReportWeights:
    """What it weighs that two reports have something in common, in bits."""

    start: float
    """What each pair begins with."""
    together_from: float
    """The sum from which on reports are put together."""
    steps: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]
    """By comparison: the numbers from which on another weight holds, and these weights."""

    def weight(self, what: str, value: float) -> float:
        """What a number weighs that a comparison gives: that of the last step that it reaches."""
        steps, bits = self.steps[what]
        return bits[max(bisect_right(steps, value) - 1, 0)]

    def sum(self, likeness: Mapping[str, float]) -> float:
        """What two reports weigh by all that they have in common: above 0 one incident is the likelier."""
        return self.start + sum(self.weight(what, value) for what, value in likeness.items())


@cache
def report_weights() -> ReportWeights:
    """What two reports have in common weighs: ``reports.yaml`` says on what it was learnt."""
    told = yamldata.load(files(__package__) / "reports.yaml")
    steps = {
        what: (tuple(float(step) for step, _ in rows), tuple(float(bits) for _, bits in rows))
        for what, rows in told["steps"].items()
    }
    return ReportWeights(float(told["start"]), float(told["together_from"]), MappingProxyType(steps))


_TOLD = yamldata.load(files(__package__) / "weights.yaml")

BITS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        what: MappingProxyType({level: float(told["bits"]) for level, told in levels.items()})
        for what, levels in _TOLD["accounts"].items()
    }
)
"""What it weighs that two accounts of incidents are on a level of a comparison: log2(m/u), by both."""

SAME_FROM: float = float(_TOLD["same_from"])
"""The sum of weights from which on the method itself may say that two accounts are of one event."""

SUGGEST_FROM: float = float(_TOLD["suggest_from"])
"""The sum below which a pair is not worth a person's look."""
