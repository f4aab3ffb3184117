"""The tables as records. What is read was checked before (``check``): an entry that is wrong is a bug."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from gawah.errors import DataError
from gawah.law.check import check
from gawah.law.records import (
    Caution,
    Detail,
    Entry,
    Fact,
    Law,
    NormRule,
    Reserved,
    Route,
    Territory,
    TypeRule,
    Version,
)
from gawah.law.tables import laid_over, own_tables, shipped
from gawah.law.wrong import Wrong
from gawah.norms import knowledge
from gawah.norms.knowledge import country_of, instrument_of, norm_of
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gawah.norms import Instrument


@cache
def shipped_law() -> Law:
    """The law as it ships."""
    return law_of(shipped())


def law_of(tables: Mapping[str, Any], *, is_own: bool = False) -> Law:
    """The law of some tables.

    Args:
        tables: as ``tables.shipped`` gives them, own ones laid over; checked.
        is_own: whether an organisation's own file is among them.
    """
    return Law(
        norms={one: norm_of({"id": one, **entry}) for one, entry in tables["norms"].items()},
        instruments=_instruments(tables["instruments"]),
        dates={code: _first_day(entry) for code, entry in tables["instruments"].items()},
        countries={str(code): country_of(code, entry) for code, entry in tables["countries"].items()},
        sources=tables["sources"],
        details={one: _detail(entry) for one, entry in tables["details"].items()},
        territories={code: _territory(code, entry) for code, entry in tables["territories"].items()},
        entries={code: _entry(entry) for code, entry in tables["treaties"].items()},
        facts={name: _fact(name, entry, tables["lists"]) for name, entry in tables["facts"].items()},
        types={name: _type(name, entry, tables["incident_types"]) for name, entry in tables["types"].items()},
        routes={name: _route(name, entry) for name, entry in tables["routes"].items()},
        reserved=tuple(
            Reserved(one["state"], one["treaty"], one["made"], frozenset(one["norms"]))
            for one in tables["reserved"].values()
        ),
        officials=frozenset(map(key, _strings(tables["lists"]["officials"]))),
        status_as_of=str(tables["meta"]["treaty_status_as_of"]),
        is_own=is_own,
    )


def _instruments(entries: Mapping[str, Any]) -> dict[str, Instrument]:
    """All known instruments, those that ship as citations show them."""
    known = knowledge()
    own = {one: e for one, e in entries.items() if e != known.data["instruments"].get(one)}
    return {**known.instruments, **{code: instrument_of(code, entry) for code, entry in own.items()}}


def law_with(path: Path) -> tuple[Law, tuple[Wrong, ...]]:
    """The law with an organisation's own file laid over what ships, and what is wrong with that file.

    Where anything is wrong with it, the law is that which ships: nothing is proposed on a half of a file.

    Args:
        path: the file; where there is none, nothing is laid over.
    """
    if not path.is_file():
        return shipped_law(), ()
    tables, wrong = checked(path)
    return (shipped_law() if wrong else law_of(tables, is_own=True)), wrong


def checked(path: Path) -> tuple[dict[str, Any], tuple[Wrong, ...]]:
    """The tables with a file laid over those that ship, and what is wrong with it."""
    try:
        own = own_tables(path)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f"line {mark.line + 1}, column {mark.column + 1}" if mark is not None else "the file"
        said = getattr(error, "problem", None) or "it cannot be read as YAML"
        return {}, (Wrong((at,), f"this is no YAML ({said}): look at the line and at the one before it"),)
    except (DataError, UnicodeDecodeError):
        return {}, (Wrong((), "it must be text in UTF-8 with entries under the names of sections"),)
    tables = laid_over(shipped(), own)
    return tables, check(tables)


def changed(path: Path) -> tuple[str, ...]:
    """The entries that a file in order changes, adds or takes away, each with its section, as it has them."""
    own = own_tables(path)
    return tuple(f"{section} › {name}" for section, entries in own.items() for name in entries)


def _strings(value: object) -> tuple[str, ...]:
    """One word or a list of them."""
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _first_day(entry: Mapping[str, Any]) -> str:
    """From when an instrument holds at all (EDTF); empty where the tables do not say."""
    return str(entry.get("in_force") or entry.get("adopted") or "")


def _from_lists(value: object, lists: Mapping[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for one in _strings(value):
        found += _strings(lists[one[1:]]) if one.startswith("@") else [one]
    return tuple(found)


def _fact(name: str, entry: Mapping[str, Any], lists: Mapping[str, Any]) -> Fact:
    return Fact(
        name=name,
        says=str(entry["says"]),
        find=_strings(entry["find"]),
        of=frozenset(_strings(entry.get("of"))),
        words=frozenset(filter(None, map(key, _from_lists(entry.get("words"), lists)))),
        communities=frozenset(_from_lists(entry.get("communities"), lists)),
        norms=frozenset(_strings(entry.get("norms"))),
    )


def _type(name: str, entry: Mapping[str, Any], labels: Mapping[str, str]) -> TypeRule:
    return TypeRule(
        type=name,
        label=str(entry.get("label") or labels.get(name, name)),
        acts=frozenset(_strings(entry.get("acts"))),
        measures=frozenset(_strings(entry.get("measures"))),
        only_if=_strings(entry.get("only_if")),
        unless=str(entry.get("unless") or ""),
        masked=bool(entry.get("masked", False)),
        whole_state=bool(entry.get("whole_state", False)),
        need=_strings(entry.get("need")),
        more=_strings(entry.get("more")),
        standard=str(entry.get("standard", "reasonable_grounds")),
        mandates=_strings(entry.get("mandates")),
        norms=tuple(_norm_rule(norm, rule) for norm, rule in entry["norms"].items()),
        cautions=tuple(
            Caution(caution, str(said["says"]), _strings(said.get("when")), _strings(said.get("states")))
            for caution, said in (entry.get("not_inferred") or {}).items()
        ),
        verified=bool(entry["verified"]),
        sources=_strings(entry["sources"]),
    )


def _norm_rule(norm: str, rule: Mapping[str, Any]) -> NormRule:
    return NormRule(
        norm=norm,
        why=str(rule["why"]),
        when=tuple(map(_strings, rule.get("when") or ())),
        cited=bool(rule.get("cited", False)),
        never=str(rule.get("never") or ""),
    )


def _detail(entry: Mapping[str, Any]) -> Detail:
    return Detail(
        states=_strings(entry.get("states")),
        territories=_strings(entry.get("territories")),
        court=str(entry.get("court") or ""),
        until=entry.get("until"),
        versions=tuple(map(_version, entry.get("versions") or ())),
    )


def _version(entry: Mapping[str, Any]) -> Version:
    return Version(
        says=str(entry["says"]),
        since=entry.get("since"),
        until=entry.get("until"),
        verified=bool(entry["verified"]),
        sources=_strings(entry["sources"]),
    )


def _territory(code: str, entry: Mapping[str, Any]) -> Territory:
    return Territory(
        code=code,
        name=str(entry["name"]),
        country=str(entry["country"]),
        units=frozenset(map(key, entry["units"])),
        is_special=bool(entry["special"]),
        says=str(entry["says"]),
        verified=bool(entry["verified"]),
    )


def _entry(entry: Mapping[str, Any]) -> Entry:
    return Entry(
        int(entry.get("months", 0)),
        int(entry.get("days", 0)),
        str(entry["provision"]),
        bool(entry["verified"]),
    )


def _route(name: str, entry: Mapping[str, Any]) -> Route:
    return Route(
        name=name,
        title=str(entry["name"]),
        needs=str(entry["needs"]),
        treaty=str(entry.get("treaty") or ""),
        mechanism=str(entry.get("mechanism") or ""),
        about=str(entry.get("about") or ""),
        note=str(entry.get("note") or ""),
        states=entry.get("states") or {},
        verified=bool(entry.get("verified", False)),
        sources=_strings(entry.get("sources")),
    )
