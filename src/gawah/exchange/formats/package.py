"""CSV tables with a Data Package: it says what each column is, and how the tables belong together.

Source: Data Package standard, version 2 (Frictionless). The tables are written side by side as one incident
after the other is seen; the descriptor comes last, with the hash of each.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from gawah.exchange.csv_out import lines
from gawah.exchange.formats.tables import TABLES, Table
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.exchange.formats.happening import Happening

DESCRIPTOR = "datapackage.json"
TITLE = "Register of human-rights incidents"
_PROFILES = "https://datapackage.org/profiles/2.0"


@record
class About:
    """What the descriptor says of the whole."""

    title: str
    created: str
    """When it was made: UTC, ISO 8601."""
    licence: str = ""
    """The name of a licence (Open Definition or SPDX, as ``CC-BY-4.0``); empty where nobody gave one."""
    is_own: bool = False
    """It is for the keeper of the project: there are acts, too."""


def data_package(found: Iterable[Happening], about: About) -> Iterator[tuple[str, str]]:
    """The pieces of the files, each with the name of its file.

    Args:
        found: incidents.
        about: what the descriptor says.
    """
    tables = {one.name: one for one in TABLES if about.is_own or not one.is_own}
    written = {name: _Written() for name in tables}
    publishers: set[str] = set()
    for table in tables.values():
        yield written[table.name].piece(table, lines(table.heads(is_own=about.is_own), ()))
    for one in found:
        publishers.update(d.publisher for d in one.documents if d.publisher)
        for table in tables.values():
            rows = lines(table.heads(is_own=about.is_own), table.rows(one))
            next(rows)  # the heads stand already
            yield written[table.name].piece(table, rows)
    told = _descriptor(tables, written, about, sorted(publishers))
    yield DESCRIPTOR, json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def package_words() -> tuple[str, ...]:
    """What stands in the tables whatever the register holds."""
    return tuple(word for one in TABLES for word in (one.path, *one.heads(is_own=True)))


class _Written:
    """What was written of one table."""

    def __init__(self) -> None:
        self.hash, self.size = sha256(), 0

    def piece(self, table: Table, pieces: Iterable[str]) -> tuple[str, str]:
        told = "".join(pieces)
        data = told.encode("utf-8")
        self.hash.update(data)
        self.size += len(data)
        return table.path, told


def _descriptor(
    tables: Mapping[str, Table], written: Mapping[str, _Written], about: About, publishers: list[str]
) -> dict[str, Any]:
    nothing = _Written()
    told: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "gawah-register",
        "title": about.title,
        "description": "Incidents as documents tell of them. Recorded, not total: what no document tells is "
        "not in it. Dates are EDTF (ISO 8601-2, level 1). A cell that a spreadsheet would take for a formula "
        "has an apostrophe before it.",
        "created": about.created,
        "contributors": [{"title": "gawah", "roles": ["wrangler"]}],
        "resources": [_resource(one, written.get(one.name, nothing), about) for one in tables.values()],
    }
    if about.licence:
        told["licenses"] = [{"name": about.licence}]
    if publishers:
        told["sources"] = [{"title": one} for one in publishers]
    return told


def _resource(table: Table, written: _Written, about: About) -> dict[str, Any]:
    keys = [
        {"fields": list(fields), "reference": {"resource": other, "fields": list(there)}}
        for fields, other, there in table.links
    ]
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [one.descriptor() for one in table.columns if about.is_own or not one.is_own],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys:
        schema["foreignKeys"] = keys
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "path": table.path,
        "type": "table",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        # A hash in letters may read like a name that is protected: others get none.
        **({"hash": f"sha256:{written.hash.hexdigest()}"} if about.is_own else {}),
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": schema,
    }
