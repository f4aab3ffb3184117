"""The tables of the law as plain data: those that ship, with an organisation's own file laid over them.

An own file has the same keys. A mapping is laid over the shipped one entry by entry; a list or a word takes
the place of the shipped one; ``null`` takes an entry away.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah import yamldata
from gawah.norms import knowledge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHIPPED = "rules.yaml"


def shipped() -> dict[str, Any]:
    """The tables that ship: rules, and what ``norms/`` has of norms, instruments, states and sources."""
    return laid_over(_shipped(), {})


@cache
def _shipped() -> dict[str, Any]:
    rules = yamldata.load(files("gawah.law") / "data" / SHIPPED)
    data = knowledge().data
    return {
        **rules,
        "sources": {**data["sources"], **rules["sources"]},
        "norms": laid_over({str(entry["id"]): entry for entry in data["norms"]}, rules["norms"]),
        "instruments": data["instruments"],
        "countries": data["countries"],
        "incident_types": data["incident_types"],
    }


def own_tables(path: Path) -> dict[str, Any]:
    """What an organisation's own file says.

    Raises:
        DataError: it is no mapping.
        yaml.YAMLError: it is no YAML.
    """
    return yamldata.load(path)


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """One table over another: mappings entry by entry, all else instead; nothing of either is changed."""
    found: dict[str, Any] = {
        key: laid_over(value, {}) if isinstance(value, dict) else value for key, value in base.items()
    }
    for key, value in own.items():
        if value is None:
            found.pop(key, None)
        elif isinstance(value, dict):
            under = base.get(key)
            found[key] = laid_over(under if isinstance(under, dict) else {}, value)
        else:
            found[key] = value
    return found
