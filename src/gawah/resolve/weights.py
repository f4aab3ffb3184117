"""What each level of a comparison weighs, as it was learnt: ``weights.yaml`` says on what."""

from __future__ import annotations

from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from gawah import yamldata

if TYPE_CHECKING:
    from collections.abc import Mapping

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
