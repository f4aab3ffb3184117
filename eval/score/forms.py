"""Plain objects as they come out of JSON, read without trust: any field may be absent or of another type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Item: TypeAlias = Mapping[str, Any]
"""One object of the form: an incident, a quotation, a whole document."""


def as_list(value: object) -> list[Any]:
    """The value as a list: nothing is an empty one, a single thing a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def items(value: object) -> list[Item]:
    """The objects in a list."""
    return [item for item in as_list(value) if isinstance(item, dict)]


def strings(value: object) -> list[str]:
    """The strings in a list."""
    return [item for item in as_list(value) if isinstance(item, str)]


def accepted(gold: Item, key: str) -> list[Any]:
    """What gold accepts for a field: its value and the further ones of ``<key>_alt``."""
    return [gold.get(key), *as_list(gold.get(f"{key}_alt"))]


def is_optional(gold: object) -> bool:
    """Whether two careful readers could disagree on it, so that it neither earns nor costs."""
    return isinstance(gold, dict) and bool(gold.get("optional"))
