"""FollowTheMoney statements: each value of each entity one row, as ``ftm format-statements`` reads them.

Source: ``followthemoney.statement``, version 4: the columns, the hash by which a statement is known, and the
statement of the property ``id`` by which an entity without other values is known.
"""

from __future__ import annotations

from hashlib import sha1
from typing import TYPE_CHECKING

from gawah.exchange.csv_out import cell, lines
from gawah.exchange.formats.ftm import TYPES, entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.exchange.formats.ftm import Entity
    from gawah.exchange.formats.happening import Happening

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
DATASET = "gawah"
"""The name of the data set of which all statements are."""


def ftm_statements(found: Iterable[Happening], *, is_own: bool) -> Iterator[str]:
    """The lines of the table, the heads first.

    Args:
        found: incidents.
        is_own: whether it is for the keeper. For others there are no hashes, which may read like a name that
            is protected: the library makes them anew as it reads.
    """
    rows = (row for one in entities(found) for row in _rows(one))
    if is_own:
        return lines(COLUMNS, rows)
    return lines(COLUMNS, (row | {"id": ""} for row in rows if row["prop"] != "id"))


def _rows(one: Entity) -> Iterator[dict[str, object]]:
    keys = []
    for name, values in one.properties.items():
        for value in values:
            type_ = TYPES.get(name, "string")
            # A number below nothing is no formula. The hash is of what stands in the cell.
            told = float(value) if type_ == "number" else value
            keys.append(_hash(f"{DATASET}.{one.id}.{name}.{cell(told)}"))
            yield _row(one, name, (type_, told, keys[-1]))
    checksum = _hash("".join((one.schema, *sorted(keys))))
    yield _row(one, "id", ("id", checksum, _hash(f"{DATASET}.{one.id}.id.{checksum}")))


def _row(one: Entity, name: str, told: tuple[str, str | float, str]) -> dict[str, object]:
    type_, value, key = told
    wording = one.wordings.get(name, "")
    return {
        **dict.fromkeys(COLUMNS, ""),
        "canonical_id": one.id,
        "entity_id": one.id,
        "prop": name,
        "prop_type": type_,
        "schema": one.schema,
        "value": value,
        "dataset": DATASET,
        "original_value": wording,
        "external": "f",
        "id": key,
    }


def _hash(told: str) -> str:
    return sha1(told.encode("utf-8")).hexdigest()  # noqa: S324 (no secret: so FollowTheMoney knows it again)
