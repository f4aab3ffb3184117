"""FollowTheMoney entities as a table: one row an event, with who took part in which role, and where it was.

What an event does not name is in other entities: links give the role, an address the place, articles the
source.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from gawah.errors import UnreadableError
from gawah.schema import vocabulary
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Entity = Mapping[str, Any]

BETWEEN = "|"
OPEN = ".."
EDTF_NOTE = "Date (EDTF): "
"""How a note begins that has the whole of a date."""
HEADS = (
    "recordId", "summary", "date", "endDate", "type", "location", "region", "state", "country", "latitude",
    "longitude", "victim", "victim_group", "target", "perpetrator", "perpetrator_body", "perpetrator_group",
    "title", "publisher", "publishedAt", "sourceUrl",
)  # fmt: skip
_KINDS = {"Person": "person", "LegalEntity": "group", "Asset": "object"}
_COLUMNS = {
    ("victim", "person"): "victim",
    ("victim", "group"): "victim_group",
    ("victim", "body"): "victim_group",
    ("victim", "object"): "target",
    ("target", "object"): "target",
    ("perpetrator", "person"): "perpetrator",
    ("perpetrator", "body"): "perpetrator_body",
    ("perpetrator", "group"): "perpetrator_group",
}


def ftm_rows(data: bytes, name: str) -> Iterator[list[str]]:
    """The rows, the heads first.

    Args:
        data: entities, one JSON object a line; several of one id are one entity.
        name: what the file is called.

    Raises:
        UnreadableError: it holds no entities.
    """
    entities = _entities(data, name)
    links: dict[str, list[Entity]] = defaultdict(list)
    for one in entities.values():
        if one["schema"] == "UnknownLink":
            for event in _all(one, "object"):
                links[event].append(one)
    yield list(HEADS)
    for id_, one in entities.items():
        if one["schema"] == "Event":
            row = _row(id_, one, entities, links[id_])
            yield [BETWEEN.join(row.get(head, ())) for head in HEADS]


def _entities(data: bytes, name: str) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    try:
        for line in data.decode("utf-8").splitlines():
            if line.strip():
                told = json.loads(line)
                one = found.setdefault(told["id"], {"schema": told["schema"], "properties": {}})
                for prop, values in told["properties"].items():
                    known = one["properties"].setdefault(prop, [])
                    known += [str(value) for value in values if str(value) not in known]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError(
            "%(file)s holds no FollowTheMoney entities, one JSON object a line (%(why)s).",
            file=name,
            why=str(error),
        ) from error
    return found


def _all(one: Entity, prop: str) -> list[str]:
    found: list[str] = one["properties"].get(prop, [])
    return found


def _row(
    id_: str, event: Entity, entities: Mapping[str, Entity], links: list[Entity]
) -> dict[str, list[str]]:
    row: dict[str, list[str]] = defaultdict(list)
    row["recordId"] = _all(event, "recordId")[:1] or [id_]
    row["summary"] = (_all(event, "summary") or _all(event, "name"))[:1]
    row["date"], row["endDate"] = _dates(event)
    row["type"] = [one for one in _all(event, "keywords") if one in vocabulary("act_type")][:1]
    row["country"] = _all(event, "country")[:1]
    _place(row, event, entities)
    for link in links:
        for who in _all(link, "subject"):
            _party(row, next(iter(_all(link, "role")), "").casefold(), entities.get(who))
    for one in _all(event, "proof"):
        for prop in ("title", "publisher", "publishedAt", "sourceUrl"):
            row[prop] += [value for value in _all(entities[one], prop) if one in entities][:1]
    for prop in ("title", "publisher", "publishedAt", "sourceUrl"):
        row[prop] = list(dict.fromkeys(row[prop] or _all(event, prop)))[:1]
    return row


def _dates(event: Entity) -> tuple[list[str], list[str]]:
    """When it was, and its last day where it has one of its own.

    FollowTheMoney has no word for "about" or "at the latest": where a note beside the dates has all of it, as
    gawah writes it, that is meant. Of an event with an end alone nobody knows when it began.
    """
    first, last = (_all(event, "startDate") or _all(event, "date"))[:1], _all(event, "endDate")[:1]
    for note in _all(event, "notes"):
        whole = note.removeprefix(EDTF_NOTE)
        if whole != note and edtf.is_valid(whole) and all(told in whole for told in (*first, *last)):
            return [whole], []
    return ([f"{OPEN}/{last[0]}"], []) if last and not first else (first, last)


def _place(row: dict[str, list[str]], event: Entity, entities: Mapping[str, Entity]) -> None:
    address = next((entities[one] for one in _all(event, "addressEntity") if one in entities), None)
    if address is not None:
        for prop, head in (("city", "location"), ("region", "region"), ("state", "state")):
            row[head] = _all(address, prop)[:1]
        for prop in ("latitude", "longitude"):
            row[prop] = _all(address, prop)[:1]
    if not any(row[head] for head in ("location", "region", "state")):
        row["location"] = [_all(event, "location")[0].partition(",")[0]] if _all(event, "location") else []


def _party(row: dict[str, list[str]], role: str, who: Entity | None) -> None:
    if who is None:
        return
    kind = _KINDS.get(who["schema"], "body")
    head = _COLUMNS.get((role, kind))
    if head is not None:
        row[head] += [name.replace(BETWEEN, " ") for name in _all(who, "name")[:1]]
