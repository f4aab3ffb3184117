"""What provinces and districts are called in other languages, where the gazetteer's sources say so.

The index of all places need not be there for it: a page that names a district must not wait for that.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = " district"
"""What some sources add to a name and some do not."""


def unit_name(name: str, country: str, language: str) -> str | None:
    """What a province or district is called; None where no source says it: nothing is transliterated.

    Args:
        name: as the gazetteer has it in Latin letters, with or without the word District.
        country: ISO 3166-1 alpha-2.
        language: as ``ur``.
    """
    return _names(country, language).get(_plain(name))


def units_called(words: str, language: str) -> tuple[str, ...]:
    """The names, as the gazetteer has them, of the provinces and districts whose name holds some words.

    Args:
        words: in the letters of the language.
        language: as ``ur``.
    """
    wanted = key(words)
    units = _rows(language) if wanted else ()
    return tuple(name for _, name, *known in units if any(wanted in key(one) for one in known))


@cache
def _names(country: str, language: str) -> Mapping[str, str]:
    return {_plain(name): called for of, name, called, *_ in _rows(language) if of == country}


@cache
def _rows(language: str) -> tuple[tuple[str, ...], ...]:
    """The country of each unit, its name, what it is called and what else."""
    table = (files("gawah.values.places") / "data" / "units.tsv").read_text("utf-8").splitlines()
    columns, *rows = (line.split("\t") for line in table)
    if language not in columns[2:]:
        return ()
    at = columns.index(language)
    return tuple((*row[:2], row[at], *filter(None, row[at + 1].split("|"))) for row in rows)


def _plain(name: str) -> str:
    return key(name).removesuffix(_WORD)
