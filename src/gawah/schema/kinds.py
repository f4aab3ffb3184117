"""What may be said of each kind of subject, loaded from ``kinds.yaml`` and ``vocabularies.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah import yamldata
from gawah.errors import DataError
from gawah.model import Visibility
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping


KNOWN_BY = ("name", "label", "alias", "previous_name")
"""The properties by which somebody or something is known again, the one that says what to call it first."""
NAMES = (*KNOWN_BY, "weak_alias")
"""All properties that name a subject: by a weak alias it is found, but not known again."""


@record
class Prop:
    """One property of one kind."""

    kind: str
    name: str
    type: str
    is_single: bool
    """Two different values from two sources contradict each other."""
    visibility: Visibility
    labels: Mapping[str, str]


@record
class Kind:
    """One kind of subject."""

    name: str
    labels: Mapping[str, str]
    props: Mapping[str, Prop]


@record
class Code:
    """One entry of a closed vocabulary."""

    name: str
    labels: Mapping[str, str]
    extra: Mapping[str, Any]
    """Mappings to other vocabularies and, for ``act_type``, the gravity."""


def _load(name: str) -> dict[str, Any]:
    return yamldata.load(files("gawah.schema") / name)


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds of subject, by name."""
    return {
        name: Kind(name, entry["label"], _props(name, entry["props"]))
        for name, entry in _load("kinds.yaml").items()
    }


def _props(kind: str, listed: Mapping[str, Any]) -> dict[str, Prop]:
    return {
        name: Prop(kind, name, p["type"], p["single"], Visibility(p["visibility"]), p["label"])
        for name, p in listed.items()
    }


@cache
def _derived() -> Mapping[str, Mapping[str, Prop]]:
    return {kind: _props(kind, listed) for kind, listed in _load("derived.yaml").items()}


def derived(kind: str, name: str) -> Prop | None:
    """A property that nobody states, as it follows from others; None where there is none of the name."""
    return _derived().get(kind, {}).get(name)


@cache
def vocabulary(name: str) -> Mapping[str, Code]:
    """The codes of one closed list, in order.

    Raises:
        DataError: there is no such vocabulary.
    """
    lists = _vocabularies()
    if name not in lists:
        raise DataError(
            "there is no vocabulary called %(name)s; there are %(known)s", name=name, known=tuple(lists)
        )
    return lists[name]


@cache
def _vocabularies() -> Mapping[str, Mapping[str, Code]]:
    return {
        name: {
            code: Code(code, entry["label"], {k: v for k, v in entry.items() if k != "label"})
            for code, entry in codes.items()
        }
        for name, codes in _load("vocabularies.yaml").items()
    }


def prop(kind: str, name: str) -> Prop:
    """One property of one kind.

    Raises:
        DataError: the schema does not name it.
    """
    entry = kinds().get(kind)
    if entry is None or name not in entry.props:
        raise DataError("the schema does not name %(kind)s.%(name)s", kind=kind, name=name)
    return entry.props[name]


def gravity(act_type: str) -> int:
    """How grave a type of act is: 1 is the gravest. The gravest act names its incident."""
    return int(vocabulary("act_type")[act_type].extra["gravity"])
