"""How surely an incident belongs to what is counted: the least number has the sure ones, the greatest all."""

from __future__ import annotations

from enum import IntEnum


class Standing(IntEnum):
    """Of two conditions the worse one holds for both together: ``min``."""

    OUT = 0
    MAYBE = 1
    IN = 2
