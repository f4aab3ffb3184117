"""Loading the tables. Each file is read once, when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah import yamldata
from gawah.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a folder, sorted."""
    root = files("gawah.languages")
    return tuple(sorted(entry.name for entry in root.iterdir() if (entry / "language.yaml").is_file()))


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """One table of one language; empty where that language has none.

    A long table may be a folder of files: their lists follow one another and their mappings are joined, by
    the order of the files' names.

    Plain words are always strings (``no``, ``on``); only ``true`` and ``false`` are truth values.

    Args:
        code: ISO 639-1 code; an unknown one gives an empty table.
        name: the file's name without its ending, as ``dates``, or the folder's.

    Raises:
        DataError: a file is not a YAML mapping, or two files of a folder hold one key that is no list.
    """
    path = files("gawah.languages") / code / f"{name}.yaml"
    if path.is_file():
        return yamldata.load(path)
    folder = files("gawah.languages") / code / name
    if not folder.is_dir():
        return {}
    joined: dict[str, Any] = {}
    for part in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if part.name.endswith(".yaml"):
            _join(joined, yamldata.load(part), part.name)
    return joined


def phrases(told: object) -> Iterator[str]:
    """All phrases in a table or a part of it, however deep; its keys are none."""
    if isinstance(told, str):
        yield told
    for one in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from phrases(one)


def _join(known: dict[str, Any], more: dict[str, Any], file: str) -> None:
    for key, value in more.items():
        if key not in known:
            known[key] = value
        elif isinstance(value, list) and isinstance(known[key], list):
            known[key] = [*known[key], *value]
        elif isinstance(value, dict) and isinstance(known[key], dict):
            _join(known[key], value, file)
        else:
            raise DataError(
                "%(file)s: %(key)s stands in another file of this folder too: leave it in one.",
                file=str(file),
                key=repr(key),
            )
