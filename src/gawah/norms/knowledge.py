"""The tables of ``data/``, read once, and look-up in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah import yamldata
from gawah.languages import codes, table
from gawah.norms.records import Country, Instrument, Norm
from gawah.values.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"[\s\-‐‑–]+")
_LETTER = re.compile(r"^(\d+)\(([a-z])\)")
"""295(C) is 295-C, where no provision has such a paragraph."""
_GROUP = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True)
class Knowledge:
    """Everything the tables say."""

    instruments: Mapping[str, Instrument]
    norms: Mapping[str, Norm]
    countries: Mapping[str, Country]
    provisions: Mapping[str, Mapping[str, str]]
    """Instrument id -> number as written, without hyphens -> norm id."""
    shared: frozenset[str]
    """Folded aliases that many states' instruments have."""
    weak: frozenset[str]
    """Folded aliases that also mean something else."""
    described: tuple[dict[str, Any], ...]
    described_data: Mapping[str, Any]
    data: Mapping[str, Any]
    """``norms.yaml``, whole."""

    def norms_of(self, instrument: str | None, number: str) -> tuple[str, ...]:
        """The norms that a provision of an instrument stands for: its exact number, else the bare one."""
        index = self.provisions.get(instrument or "", {})
        plain = provision_key(number)
        while plain:
            found = index.get(plain) or index.get(_LETTER.sub(r"\1\2", plain).upper())
            if found is not None:
                return (found,)
            shorter = _GROUP.sub("", plain)
            if shorter == plain:
                break
            plain = shorter
        return ()

    def display(self, instrument: str, lang: str) -> str:
        """How an instrument is shown in a text of a language: its name there, with its abbreviation."""
        found = self.instruments[instrument]
        names = table(lang, "law").get("instruments", {}).get(instrument) if lang != "en" else None
        name = str(names[0]) if names else found.name
        short = found.abbreviation
        return f"{name} ({short})" if short and short != name else name


@lru_cache(maxsize=4096)
def provision_key(number: str) -> str:
    """The number of a provision as the index has it: ``295-c`` and ``295 C`` are ``295C``."""
    folded = fold(number).text
    plain = _NUMBER.sub("", folded).upper()
    head = re.match(r"^\d+[A-Z]*", plain)
    return plain if head is None else head.group() + plain[head.end() :].lower()


@cache
def knowledge() -> Knowledge:
    """The tables, read when first asked for."""
    root = files("gawah.norms") / "data"
    data = yamldata.load(root / "norms.yaml")
    more = yamldata.load(root / "instruments.yaml")
    described = yamldata.load(root / "described.yaml")
    return Knowledge(
        instruments=_instruments(data["instruments"], more),
        norms={str(entry["id"]): norm_of(entry) for entry in data["norms"]},
        countries={str(code): country_of(code, entry) for code, entry in data["countries"].items()},
        provisions={
            str(name): {str(number): str(norm) for number, norm in index.items()}
            for name, index in data["provision_index"].items()
        },
        shared=_keys(more.get("shared", ()), "shared"),
        weak=_keys(more.get("weak", ()), "weak"),
        described=tuple(described["described"]),
        described_data=described,
        data=data,
    )


def _keys(own: list[str], name: str) -> frozenset[str]:
    words = list(own)
    for code in codes():
        words.extend(table(code, "law").get(name, ()))
    return frozenset(alias_key(str(word)) for word in words)


def alias_key(alias: str) -> str:
    """An alias as it is compared: folded, without an article."""
    first, _, rest = fold(alias).text.partition(" ")
    return rest if rest and first in _articles() else f"{first} {rest}".strip()


@cache
def _articles() -> frozenset[str]:
    return frozenset(str(word) for code in codes() for word in table(code, "law").get("leading", ()))


def _instruments(base: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Instrument]:
    names, short = more["names"], more["abbreviations"]
    return {
        str(code): instrument_of(code, {"name": names.get(code), "abbreviation": short.get(code), **entry})
        for code, entry in {**base, **more["instruments"]}.items()
    }


def instrument_of(code: str, entry: Mapping[str, Any]) -> Instrument:
    """An instrument from its entry in a table."""
    return Instrument(
        id=str(code),
        title=str(entry["title"]),
        name=str(entry.get("name") or entry["title"]),
        kind=str(entry["kind"]),
        jurisdiction=entry.get("jurisdiction"),
        abbreviation=entry.get("abbreviation"),
        aliases=tuple(str(alias) for alias in entry.get("aliases", ())),
    )


def country_of(code: str, entry: Mapping[str, Any]) -> Country:
    """What binds a state, from its entry in a table."""
    return Country(str(code), str(entry["name"]), dict(entry.get("treaties", {})), dict(entry))


def norm_of(entry: Mapping[str, Any]) -> Norm:
    """A norm from its entry in a table."""
    return Norm(
        id=str(entry["id"]),
        instrument=str(entry["instrument"]),
        provision=str(entry["provision"]),
        kind=str(entry["kind"]),
        role=str(entry["role"]),
        gist=str(entry["gist"]),
        verified=bool(entry.get("verified", False)),
        level=str(entry.get("level", "none")),
        cites=tuple(str(cite) for cite in entry.get("cites", ())),
        patterns=tuple(str(pattern) for pattern in entry.get("patterns", ())),
        engages={str(kind): str(why) for kind, why in (entry.get("engages") or {}).items()},
        decided=entry.get("decided"),
        data=dict(entry),
    )
