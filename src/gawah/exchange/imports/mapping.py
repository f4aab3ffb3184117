"""What each column of a table means: a file that gawah proposes, a person edits, and an import obeys."""

from __future__ import annotations

from dataclasses import field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from gawah import yamldata
from gawah.errors import DataError, UsageError
from gawah.model import digest
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping as Map
    from pathlib import Path

FORM = "gawah-mapping@1"
IGNORE = "ignore"
TARGETS: Map[str, tuple[str, str]] = {
    "incident.date": ("date", "when it was"),
    "incident.last_day": ("date", "the last day, where it has a column of its own"),
    "incident.title": ("text", "what happened, in words"),
    "place.name": ("text", "the village, town or site"),
    "place.admin2": ("text", "the district"),
    "place.admin1": ("text", "the province or state"),
    "place.country": ("country", "the country, by its name or code"),
    "place.latitude": ("number", "in degrees"),
    "place.longitude": ("number", "in degrees"),
    "place.point": ("point", "latitude and longitude in one cell, as 31.4, 73.1 or 31.4|73.1"),
    "place.precision": ("code:precision", "how exactly the place is known"),
    "act.type": ("code:act_type", "what was done"),
    "act.outcome": ("code:outcome", "what came of it"),
    "act.means": ("text", "the weapon or means"),
    "act.ground": ("text", "the reported ground"),
    "victim.person": ("text", "the name of a victim"),
    "victim.age": ("quantity", "of the one victim of the row"),
    "victim.sex": ("code:sex", "of the one victim of the row"),
    "victim.group": ("text", "victims as they are called: two farmers"),
    "victim.count": ("quantity", "how many are in that group"),
    "victim.object": ("text", "a building, object or website"),
    "killed": ("quantity", "how many were killed"),
    "injured": ("quantity", "how many were injured"),
    "killed.person": ("text", "the name of somebody who was killed"),
    "injured.person": ("text", "the name of somebody who was injured"),
    "perpetrator.person": ("text", "the name of somebody who did it"),
    "perpetrator.body": ("text", "a body that did it: a force, an armed group"),
    "perpetrator.group": ("text", "people who did it, as they are called: a crowd"),
    "measure.type": ("code:measure_type", "a response of the state"),
    "measure.words": ("text", "the same in words"),
    "measure.date": ("date", "when that was"),
    "document.title": ("text", "the title of the report from which the row is"),
    "document.publisher": ("text", "who published that"),
    "document.published": ("date", "when"),
    "document.url": ("url", "where"),
    "document.source_group": ("text", "whose the rows are: those of one group are one source"),
}
"""Where a column can go: how its cells are read, and what that is."""
ORDERS = ("dmy", "mdy", "ymd")


@record
class Column:
    """What one column means."""

    to: str
    """One of ``TARGETS``, or ``ignore``."""
    apart: str = ""
    """What parts several values in one cell; empty where there is one."""
    order: str = ""
    """Of dates in figures: ``dmy``, ``mdy`` or ``ymd``; empty refuses those that can be read in two ways."""
    codes: Map[str, str] = field(default_factory=dict, hash=False)
    """What words in the cells mean: a code, or ``ignore``; one that is empty nobody has filled in yet."""


@record
class Mapping:
    """What all columns mean."""

    columns: Map[str, Column] = field(hash=False)
    """By head."""
    fixed: Map[str, str] = field(default_factory=dict, hash=False)
    """What holds of every row, by target."""
    language: str = "und"
    """ISO 639-1 code of the language of the cells."""

    @property
    def mark(self) -> str:
        """A hash of what it says."""
        columns = sorted(
            [head, one.to, one.apart, one.order, sorted(map(list, one.codes.items()))]
            for head, one in self.columns.items()
        )
        return digest([columns, sorted(map(list, self.fixed.items())), self.language])


SHIPPED = ("ftm", "uwazi")
"""Mappings that come with gawah."""


def shipped(name: str) -> Mapping | None:
    """A mapping that comes with gawah; None where none is called so."""
    if name not in SHIPPED:
        return None
    return mapping_of(yamldata.load(files(__package__) / f"{name}.yaml"), name)


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file.

    Raises:
        UsageError: it cannot be read, or says something that there is not; the sentence names it.
    """
    try:
        told = yamldata.load(path)
    except OSError as error:
        raise UsageError(
            "%(path)s cannot be read (%(why)s).", path=str(path), why=error.strerror or ""
        ) from error
    except (yaml.YAMLError, DataError, UnicodeDecodeError) as error:
        raise UsageError(
            "%(path)s is no mapping (%(why)s). gawah import FILE --propose writes one.",
            path=str(path),
            why=" ".join(str(error).split()),
        ) from error
    return mapping_of(told, path.name)


def mapping_of(told: Map[str, Any], name: str) -> Mapping:
    """A mapping of what its file says.

    Args:
        told: what it says.
        name: what it is called.

    Raises:
        UsageError: it says something that there is not.
    """
    if told.get("form") != FORM or not isinstance(told.get("columns"), dict):
        raise UsageError(
            "%(file)s is no mapping: it needs form: %(form)s and columns. gawah import FILE --propose writes "
            "one.",
            file=name,
            form=FORM,
        )
    columns = {str(head): _column(str(head), one, name) for head, one in told["columns"].items()}
    fixed = {str(target): str(value) for target, value in (told.get("fixed") or {}).items()}
    for target in fixed:
        _known(target, "fixed", name)
    if not any(one.to != IGNORE for one in columns.values()):
        raise UsageError("%(file)s maps no column: say to which each goes.", file=name)
    return Mapping(columns, fixed, str(told.get("language") or "und"))


def _column(head: str, told: object, name: str) -> Column:
    if isinstance(told, str) or told is None:
        told = {"to": told or IGNORE}
    if not isinstance(told, dict) or not set(told) <= {"to", "apart", "order", "codes"}:
        raise UsageError(
            "%(file)s, column %(head)s: it may say to, apart, order and codes.", file=name, head=head
        )
    target, order = str(told.get("to") or IGNORE), str(told.get("order") or "")
    _known(target, head, name)
    if order and order not in ORDERS:
        raise UsageError("%(file)s, column %(head)s: order is %(known)s.", file=name, head=head, known=ORDERS)
    codes = {str(words): str(code or "") for words, code in (told.get("codes") or {}).items()}
    return Column(target, str(told.get("apart") or ""), order, codes)


def _known(target: str, head: str, name: str) -> None:
    if target not in TARGETS and target != IGNORE:
        raise UsageError(
            "%(file)s, %(head)s: there is no %(target)s. There are: %(known)s.",
            file=name,
            head=head,
            target=target,
            known=(*TARGETS, IGNORE),
        )
