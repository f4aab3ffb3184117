"""Loading the tables. Each file is read once, when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from gawah import yamldata


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a folder, sorted."""
    root = files("gawah.languages")
    return tuple(sorted(entry.name for entry in root.iterdir() if (entry / "language.yaml").is_file()))


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """One table of one language; empty where that language has none.

    Plain words are always strings (``no``, ``on``); only ``true`` and ``false`` are truth values.

    Args:
        code: ISO 639-1 code; an unknown one gives an empty table.
        name: the file's name without its ending, as ``dates``.

    Raises:
        DataError: the file is not a YAML mapping.
    """
    path = files("gawah.languages") / code / f"{name}.yaml"
    return yamldata.load(path) if path.is_file() else {}
