"""What each entry of the tables may hold: its keys, and what each value must be (docs/law.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Kind = Callable[[object], str]
    """What a value must be instead, in words; empty where it is as it should."""

_STATE = re.compile(r"[A-Z]{2}")


def text(value: object) -> str:
    """Words."""
    return "" if isinstance(value, str) and value.strip() else "words are needed here"


def _any_text(value: object) -> str:
    return (
        "" if isinstance(value, str) else "words are needed here, or two quotation marks with nothing between"
    )


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else "true or false is needed here"


def _number(value: object) -> str:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return "" if is_number else "a whole number is needed here"


def _day(value: object) -> str:
    is_day = isinstance(value, str) and (not value or edtf.is_valid(value))
    return (
        ""
        if is_day
        else 'a date is needed here, as EDTF and in quotation marks: "2010-09-23", "2010-09", "2010"'
    )


DAY = _day
"""What a date must be."""


def _texts(value: object) -> str:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return "" if is_list else "a list of words is needed here: [one, another]"


def _text_or_texts(value: object) -> str:
    return "" if isinstance(value, str) else _texts(value)


def _conditions(value: object) -> str:
    is_list = isinstance(value, list) and all(isinstance(one, str) or not _texts(one) for one in value)
    return "" if is_list else "a list of facts is needed here: [one, [either, or]]"


def _table(value: object) -> str:
    return "" if isinstance(value, dict) else "entries with a name each are needed here"


def _entries(value: object) -> str:
    is_list = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return "" if is_list else "a list of entries is needed here, each with its keys"


def _state(value: object) -> str:
    is_code = isinstance(value, str) and _STATE.fullmatch(value) is not None
    return "" if is_code else "the code of a state in two capitals is needed here (ISO 3166-1)"


@record
class Keys:
    """The keys of one kind of entry."""

    needed: Mapping[str, Kind]
    free: Mapping[str, Kind]


_CHECKED: Mapping[str, Kind] = {"verified": _flag, "sources": _texts}
_CODES: Mapping[str, Kind] = {"patterns": _texts, "cites": _texts}

SECTIONS: Mapping[str, Keys] = {
    "sources": Keys({"title": text}, {"url": text, "note": text}),
    "treaties": Keys({"provision": text, **_CHECKED}, {"months": _number, "days": _number}),
    "territories": Keys(
        {"name": text, "country": _state, "units": _texts, "special": _flag, "says": _any_text, **_CHECKED},
        {},
    ),
    "details": Keys(
        {},
        {"states": _texts, "territories": _texts, "court": text, "until": _day, "versions": _entries},
    ),
    "reserved": Keys({"state": _state, "treaty": text, "made": _day, "norms": _texts}, {}),
    "routes": Keys(
        {"name": text, "needs": text},
        {"treaty": text, "mechanism": text, "about": text, "note": text, "states": _table, **_CHECKED},
    ),
    "facts": Keys(
        {"says": text, "find": _text_or_texts},
        {"of": _texts, "words": _text_or_texts, "communities": _text_or_texts, "norms": _texts},
    ),
    "types": Keys(
        {"need": _texts, "norms": _table, **_CHECKED},
        {
            "label": text,
            "acts": _texts,
            "measures": _texts,
            "only_if": _texts,
            "unless": text,
            "masked": _flag,
            "whole_state": _flag,
            "more": _texts,
            "standard": text,
            "mandates": _texts,
            "not_inferred": _table,
        },
    ),
    "norms": Keys(
        {**dict.fromkeys(("instrument", "provision", "kind", "role", "gist", "level"), text), **_CHECKED},
        {
            "derogability": _table,
            "engages": _table,
            **_CODES,
            **dict.fromkeys(("in_force", "decided", "heard", "effective"), _day),
            **dict.fromkeys(("note", "penalty", "court", "jurisdiction", "directions_note", "id"), text),
            "directions": _entries,
        },
    ),
    "instruments": Keys(
        {"title": text, "kind": text, "verified": _flag},
        {
            "jurisdiction": text,
            "aliases": _texts,
            "note": text,
            "sources": _texts,
            "name": text,
            "abbreviation": text,
            **dict.fromkeys(("adopted", "opened", "in_force"), _day),
        },
    ),
    "countries": Keys(
        {"name": text, "treaties": _table},
        {
            "religion_laws": _table,
            "reservations": _entries,
            "complaint_procedures": _entries,
            "bodies": _entries,
        },
    ),
}
"""By the section of the tables in which an entry stands."""

INSIDE: Mapping[str, Keys] = {
    "version": Keys({"says": text, **_CHECKED}, {"since": _day, "until": _day}),
    "norm of a type": Keys({"why": _any_text}, {"when": _conditions, "cited": _flag, "never": text}),
    "caution": Keys({"says": text}, {"when": _texts, "states": _texts}),
    "treaty of a state": Keys(
        {"status": text, **_CHECKED},
        {
            **dict.fromkeys(("signed", "bound", "in_force_for_state"), _day),
            "mode": text,
            "computed": text,
            "note": text,
        },
    ),
    "reservation": Keys(
        {"treaty": text, "gist": text, **_CHECKED}, {"made": _day, "until": _day, "level": text, "note": text}
    ),
    "complaint procedure": Keys(
        {"mechanism": text, "accepted": _flag, **_CHECKED}, {"as_of": _day, "note": text}
    ),
    "body": Keys({"name": text, **_CHECKED}, {"basis": text}),
    "answer of a state": Keys({"accepted": _flag, **_CHECKED}, {"as_of": _day, "note": text}),
}
"""By what it is, for entries that stand inside others."""
