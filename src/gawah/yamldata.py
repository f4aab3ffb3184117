"""Reading the YAML tables that ship with gawah, by the rules of YAML 1.2.

YAML 1.1 turns ``no``, ``on`` and ``off`` into truth values and days into date objects; in tables of words,
country codes and EDTF dates that is always wrong. Here only ``true`` and ``false`` are truth values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from gawah.errors import DataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # pragma: no cover - PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

_DROPPED = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")


class _Loader(_Base):
    """A safe loader whose plain words stay words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own way of configuring a loader)
        first: [(tag, pattern) for tag, pattern in pairs if tag not in _DROPPED]
        for first, pairs in _Base.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(path: Traversable | Path) -> dict[str, Any]:
    """The mapping in a YAML file.

    Raises:
        DataError: it is not a mapping.
    """
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader, in C)
    if not isinstance(data, dict):
        raise DataError("%(file)s must be a mapping of names to values", file=path.name)
    return data
