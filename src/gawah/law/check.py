"""Whether the tables are as they must be, for the lawyer who wrote them: where, what is wrong, what to do.

The tables are checked as they are used, an own file laid over those that ship, which are in order (tested).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gawah.law.keys import DAY, INSIDE, SECTIONS
from gawah.law.references import Known, references
from gawah.law.wording import says_a_finding, says_it_was_broken
from gawah.law.wrong import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.law.keys import Keys

_WHOLE = frozenset({"meta", "lists", "incident_types"})
"""Sections that are no tables of entries."""
_PLACES = {
    ("types", "norms"): "norm of a type",
    ("types", "not_inferred"): "caution",
    ("countries", "treaties"): "treaty of a state",
    ("routes", "states"): "answer of a state",
}
"""Tables that stand inside an entry."""
_LISTS = {
    ("details", "versions"): "version",
    ("countries", "reservations"): "reservation",
    ("countries", "complaint_procedures"): "complaint procedure",
    ("countries", "bodies"): "body",
}
"""Lists of entries that stand inside an entry."""
_OURS = frozenset({"why", "says", "never", "note", "label", "name"})
"""Keys whose words are written out as ours."""
_ASKED = "gist"
"""The key of what a norm asks, whose words may speak of a breach without saying that there was one."""
_WITH_GISTS = frozenset({"directions", "religion_laws"})
"""Keys with more of what is asked in them."""


def check(tables: Mapping[str, Any]) -> tuple[Wrong, ...]:
    """All that is wrong with the tables, in their order; nothing where they can be used."""
    found = list(_sections(tables))
    if not any(one.is_of_form for one in found):
        found += references(Known.of(tables), tables)
    return tuple(found)


def _sections(tables: Mapping[str, Any]) -> Iterator[Wrong]:
    for section in (*SECTIONS, *sorted(_WHOLE)):
        if section not in tables:
            yield Wrong((section,), "the whole section is taken away: take away entries, one by one")
    for section, entries in tables.items():
        if section in _WHOLE:
            yield from _whole(section, entries)
        elif section not in SECTIONS:
            there = ", ".join(sorted({*SECTIONS, *_WHOLE}))
            yield Wrong((section,), f"there is no section of this name; there are: {there}")
        elif not isinstance(entries, dict):
            yield Wrong((section,), "entries with a name each are needed here")
        else:
            for name, entry in entries.items():
                yield from _entry((section, str(name)), entry, SECTIONS[section])
                yield from _inside(section, str(name), entry)


def _whole(section: str, entries: object) -> Iterator[Wrong]:
    if not isinstance(entries, dict):
        yield Wrong((section,), "entries with a name each are needed here")
    elif section == "meta" and (instead := DAY(entries.get("treaty_status_as_of") or None)):
        yield Wrong((section, "treaty_status_as_of"), instead)
    elif section == "incident_types" and not all(isinstance(one, str) for one in entries.values()):
        yield Wrong((section,), "words are needed for each type")
    elif section == "lists":
        if "officials" not in entries:
            yield Wrong((section,), "the list officials is needed: write [] where nobody is to be on it")
        for name, words in entries.items():
            if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
                yield Wrong((section, str(name)), "a list of words is needed here: [one, another]")


def _inside(section: str, name: str, entry: object) -> Iterator[Wrong]:
    if not isinstance(entry, dict):
        return
    for (of, key), kind in _PLACES.items():
        if of == section and isinstance(entry.get(key), dict):
            for one, value in entry[key].items():
                yield from _entry((section, name, key, str(one)), value, INSIDE[kind])
    for (of, key), kind in _LISTS.items():
        if of == section and isinstance(entry.get(key), list):
            for number, value in enumerate(entry[key], 1):
                yield from _entry((section, name, key, str(number)), value, INSIDE[kind])


def _entry(where: tuple[str, ...], entry: object, keys: Keys) -> Iterator[Wrong]:
    if not isinstance(entry, dict):
        yield Wrong(where, "an entry with keys is needed here, as in {says: …}")
        return
    known = {**keys.needed, **keys.free}
    for key in keys.needed:
        if key not in entry:
            yield Wrong(where, f"the key {key} is missing: add it")
    for key, value in entry.items():
        if key not in known:
            yield Wrong(
                (*where, str(key)),
                f"there is no key of this name here; there are: {', '.join(sorted(known))}",
            )
        elif instead := known[key](value):
            yield Wrong((*where, str(key)), instead)
        else:
            yield from _findings((*where, str(key)), str(key), value)
    if entry.get("verified") is True and not entry.get("sources") and "sources" in keys.needed:
        yield from _unsourced(where, entry)


def _findings(where: tuple[str, ...], key: str, value: object) -> Iterator[Wrong]:
    """What would say that a norm was not kept, in the words of a key or of the gists inside it."""
    word = ""
    if isinstance(value, str):
        word = says_it_was_broken(value) if key == _ASKED else says_a_finding(value) if key in _OURS else ""
    elif key in _WITH_GISTS:
        for inside, one in _parts(value):
            yield from _findings((*where, *inside, _ASKED), _ASKED, one.get(_ASKED))
    if word:
        yield Wrong(
            where,
            f"“{word}” would be a finding; gawah makes none: say what the norm asks, or what shows it",
            is_of_form=False,
        )


def _parts(value: object) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """The tables inside a value, each with where it stands: itself, or those of a list."""
    if isinstance(value, dict):
        yield (), value
    elif isinstance(value, list):
        yield from (((str(at),), one) for at, one in enumerate(value, 1) if isinstance(one, dict))


def _unsourced(where: tuple[str, ...], entry: Mapping[str, Any]) -> Iterator[Wrong]:
    if "needs no ratification" not in str(entry.get("note") or ""):
        says = "verified is true and no source is named: name one, or write verified: false"
        yield Wrong(where, says, is_of_form=False)
